import * as client from 'openid-client';

// A person has signed in in a browser, whose cookies are given.
const [issuer, id, secret, cookie] = process.argv.slice(2);
const insecure = { execute: [client.allowInsecureRequests] };
const config = await client.discovery(new URL(issuer), 'web', undefined, client.None(), insecure);

const verifier = client.randomPKCECodeVerifier();
const [state, nonce] = [client.randomState(), client.randomNonce()];
const url = client.buildAuthorizationUrl(config, {
  redirect_uri: `${issuer}/signed-in`, scope: 'openid profile email offline_access api',
  code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', state, nonce,
});
const sent = await fetch(url, { redirect: 'manual', headers: { cookie } });
const tokens = await client.authorizationCodeGrant(config, new URL(sent.headers.get('location')), {
  pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true,
});
const claims = tokens.claims();
console.log('code:', claims.name);
console.log('userinfo:', (await client.fetchUserInfo(config, tokens.access_token, claims.sub)).email);

const next = await client.refreshTokenGrant(config, tokens.refresh_token);
console.log('refresh:', next.claims().sub === claims.sub && next.refresh_token !== tokens.refresh_token);
await client.refreshTokenGrant(config, tokens.refresh_token).then(() => console.log('reuse: accepted'), (error) => console.log('reuse:', error.error));
await client.refreshTokenGrant(config, next.refresh_token).then(() => console.log('family: accepted'), (error) => console.log('family:', error.error));

const confidential = await client.discovery(new URL(issuer), id, undefined, client.ClientSecretBasic(secret), insecure);
const own = await client.clientCredentialsGrant(confidential);
console.log('introspection:', (await client.tokenIntrospection(confidential, own.access_token)).active);
await client.tokenRevocation(confidential, own.access_token);
console.log('revocation:', (await client.tokenIntrospection(confidential, own.access_token)).active);

const end = client.buildEndSessionUrl(config, { id_token_hint: tokens.id_token, post_logout_redirect_uri: `${issuer}/` });
console.log('end session:', (await fetch(end, { redirect: 'manual', headers: { cookie } })).headers.get('location') === `${issuer}/`);
