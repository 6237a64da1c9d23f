import * as oauth from 'oauth4webapi';

// A person has signed in in a browser, whose cookies are given.
const [issuer, id, secret, cookie] = process.argv.slice(2);
const insecure = { [oauth.allowInsecureRequests]: true };
const server = await oauth.processDiscoveryResponse(new URL(issuer), await oauth.discoveryRequest(new URL(issuer), insecure));
const web = { client_id: 'web' };
const none = oauth.None();

const verifier = oauth.generateRandomCodeVerifier();
const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
const url = new URL(server.authorization_endpoint);
url.search = new URLSearchParams({
  client_id: 'web', redirect_uri: `${issuer}/signed-in`, response_type: 'code', scope: 'openid profile email offline_access api', state, nonce,
  code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
});
const sent = await fetch(url, { redirect: 'manual', headers: { cookie } });
const answer = oauth.validateAuthResponse(server, web, new URL(sent.headers.get('location')), state);
const redeemed = await oauth.authorizationCodeGrantRequest(server, web, none, answer, `${issuer}/signed-in`, verifier, insecure);
const tokens = await oauth.processAuthorizationCodeResponse(server, web, redeemed, { expectedNonce: nonce, requireIdToken: true });
const claims = oauth.getValidatedIdTokenClaims(tokens);
console.log('code:', claims.name);

const userinfo = await oauth.userInfoRequest(server, web, tokens.access_token, insecure);
console.log('userinfo:', (await oauth.processUserInfoResponse(server, web, claims.sub, userinfo)).email);

const refreshed = await oauth.refreshTokenGrantRequest(server, web, none, tokens.refresh_token, insecure);
const next = await oauth.processRefreshTokenResponse(server, web, refreshed);
console.log('refresh:', oauth.getValidatedIdTokenClaims(next).sub === claims.sub && next.refresh_token !== tokens.refresh_token);
for (const [name, token] of [['reuse', tokens.refresh_token], ['family', next.refresh_token]]) {
  const again = await oauth.refreshTokenGrantRequest(server, web, none, token, insecure);
  await oauth.processRefreshTokenResponse(server, web, again).then(() => console.log(`${name}: accepted`), (error) => console.log(`${name}:`, error.error));
}

const system = { client_id: id };
const post = oauth.ClientSecretPost(secret);
const own = await oauth.processClientCredentialsResponse(server, system, await oauth.clientCredentialsGrantRequest(server, system, post, new URLSearchParams(), insecure));
const active = async () => (await oauth.processIntrospectionResponse(server, system, await oauth.introspectionRequest(server, system, post, own.access_token, insecure))).active;
console.log('introspection:', await active());
await oauth.processRevocationResponse(await oauth.revocationRequest(server, system, post, own.access_token, insecure));
console.log('revocation:', await active());

const end = new URL(server.end_session_endpoint);
end.search = new URLSearchParams({ id_token_hint: tokens.id_token, post_logout_redirect_uri: `${issuer}/` });
console.log('end session:', (await fetch(end, { redirect: 'manual', headers: { cookie } })).headers.get('location') === `${issuer}/`);
