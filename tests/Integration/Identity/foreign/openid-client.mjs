import * as client from 'openid-client';

const [issuer, id, secret] = process.argv.slice(2);
const insecure = { execute: [client.allowInsecureRequests] };

async function whoAmI(authentication) {
  const config = await client.discovery(new URL(issuer), id, undefined, authentication, insecure);
  const tokens = await client.clientCredentialsGrant(config);
  const response = await client.fetchProtectedResource(config, tokens.access_token, new URL('/v1/me', issuer), 'GET');
  return (await response.json()).roles.join();
}

console.log('basic:', await whoAmI(client.ClientSecretBasic(secret)));
console.log('post:', await whoAmI(client.ClientSecretPost(secret)));
await whoAmI(client.ClientSecretPost('wrong')).then(
  () => console.log('wrong secret: accepted'),
  (error) => console.log('wrong secret:', error.error ?? error.cause?.[0]?.parameters?.error ?? error));
