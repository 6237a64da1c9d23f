import * as oauth from 'oauth4webapi';

const [issuer, id, secret] = process.argv.slice(2);
const insecure = { [oauth.allowInsecureRequests]: true };
const url = new URL(issuer);
const server = await oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, insecure));
const client = { client_id: id };

async function whoAmI(authentication) {
  const answer = await oauth.clientCredentialsGrantRequest(server, client, authentication, new URLSearchParams(), insecure);
  const { access_token } = await oauth.processClientCredentialsResponse(server, client, answer);
  const request = new Request(new URL('/v1/me', issuer), { headers: { authorization: `Bearer ${access_token}` } });
  const claims = await oauth.validateJwtAccessToken(server, request, 'credentialing', insecure);
  return claims.role.join();
}

console.log('basic:', await whoAmI(oauth.ClientSecretBasic(secret)));
console.log('post:', await whoAmI(oauth.ClientSecretPost(secret)));
await whoAmI(oauth.ClientSecretPost('wrong')).then(
  () => console.log('wrong secret: accepted'),
  (error) => console.log('wrong secret:', error.error ?? error.cause?.[0]?.parameters?.error ?? error));
