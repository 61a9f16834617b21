import { createHmac } from 'node:crypto';
import { exportSPKI, importJWK, type JWK } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Check } from '../../lib/runtime/check.js';
import type { JwtScheme } from '../../lib/runtime/config.js';
import { jwtAuthenticator } from '../../lib/runtime/jwt.js';
import { bearer, gatewayRequest } from './gateway-event.js';
import { type Issuer, startIssuer } from './issuer.js';

let issuer: Issuer;
let rsa: JWK;

beforeAll(async () => {
  issuer = await startIssuer();
  rsa = await issuer.addKey('rsa', 'RS256');
  await issuer.addKey('ec', 'ES256');
  await issuer.addKey('pss', 'PS256');
  await issuer.addKey('ed', 'EdDSA');
});
afterAll(() => issuer.close());
beforeEach(() => issuer.hits.clear());

const scheme = (changes: Partial<JwtScheme> = {}): JwtScheme => ({
  kind: 'jwt',
  issuer: issuer.url,
  audience: ['orders'],
  ...changes,
});

const authenticator = (changes: Partial<JwtScheme> = {}) =>
  jwtAuthenticator(scheme(changes), { allowHttp: true });

const check = (token: string, changes: Partial<JwtScheme> = {}): Promise<Check> =>
  authenticator(changes)(bearer(token));

const now = () => Math.floor(Date.now() / 1000);
const refusal = (reason: string): Check => ({ verdict: 'refused', reason });

describe('tokens that are good', () => {
  it.each(['rsa', 'ec', 'pss'])(
    'accepts a token signed with the %s key by default',
    async (kid) => {
      expect(await check(await issuer.sign(kid))).toEqual({
        verdict: 'accepted',
        identity: { subject: 'user-1', scopes: ['orders:read'] },
      });
    },
  );

  it('accepts EdDSA when the configuration lists it', async () => {
    const token = await issuer.sign('ed');
    expect(await check(token)).toEqual(refusal('algorithm'));
    expect(await check(token, { algorithms: ['EdDSA'] })).toMatchObject({ verdict: 'accepted' });
  });

  it('accepts one audience of several, and tolerates the configured clock skew', async () => {
    const token = await issuer.sign('rsa', { aud: ['other', 'orders'], exp: now() - 5 });
    expect(await check(token, { clockSkew: 30 })).toMatchObject({ verdict: 'accepted' });
  });

  it('takes the client as subject of a token without sub', async () => {
    const token = await issuer.sign('rsa', { sub: undefined, client_id: 'batch' });
    expect(await check(token)).toMatchObject({
      identity: { subject: 'batch', clientId: 'batch' },
    });
  });

  it('uses the configured JWKS address without discovery', async () => {
    const token = await issuer.sign('rsa');
    expect(await check(token, { jwks: `${issuer.url}/keys` })).toMatchObject({
      verdict: 'accepted',
    });
    expect([...issuer.hits]).toEqual([['/keys', 1]]);
  });

  it('fetches discovery and keys once for many tokens', async () => {
    const authenticate = authenticator();
    const token = await issuer.sign('rsa');
    for (let count = 0; count < 5; count += 1) await authenticate(bearer(token));
    expect(Object.fromEntries(issuer.hits)).toEqual({
      '/.well-known/openid-configuration': 1,
      '/jwks': 1,
    });
  });
});

describe('scopes', () => {
  const cases: [string, Record<string, unknown>, Partial<JwtScheme>, string[]][] = [
    ['a string in scope', { scope: 'a b' }, {}, ['a', 'b']],
    ['a list in scope', { scope: ['a', 'b'] }, {}, ['a', 'b']],
    ['a list in scp', { scope: undefined, scp: ['a', 'b'] }, {}, ['a', 'b']],
    ['a string in scp', { scope: undefined, scp: 'a' }, {}, ['a']],
    ['scope before scp', { scope: 'a', scp: 'b' }, {}, ['a']],
    ['the configured claim alone', { scope: 'a', roles: ['r'] }, { scopeClaim: 'roles' }, ['r']],
    ['nothing for an absent claim', { scope: 'a' }, { scopeClaim: 'roles' }, []],
    ['nothing for an inherited name', { scope: 'a' }, { scopeClaim: 'constructor' }, []],
    ['no objects, numbers or texts with spaces', { scope: ['a b', 1, {}, 'c'] }, {}, ['c']],
    ['nothing for an object', { scope: { a: true } }, {}, []],
  ];
  it.each(cases)('reads %s', async (_, claims, changes, want) => {
    const answer = await check(await issuer.sign('rsa', claims), changes);
    expect(answer).toMatchObject({ verdict: 'accepted', identity: { scopes: want } });
  });
});

describe('tokens that are bad', () => {
  const claims: [string, () => Record<string, unknown>, string][] = [
    ['is expired', () => ({ exp: now() - 5 }), 'expired'],
    ['never expires', () => ({ exp: undefined }), 'claim-exp'],
    ['has a text for exp', () => ({ exp: '9999999999' }), 'claim-exp'],
    ['is not valid yet', () => ({ nbf: now() + 60 }), 'claim-nbf'],
    ['is of another issuer', () => ({ iss: 'https://evil.example.com' }), 'claim-iss'],
    ['has the issuer with a slash more', () => ({ iss: `${issuer.url}/` }), 'claim-iss'],
    ['is for another audience', () => ({ aud: 'billing' }), 'claim-aud'],
    ['is for no audience', () => ({ aud: undefined }), 'claim-aud'],
    ['has client_id only', () => ({ aud: undefined, client_id: 'orders' }), 'claim-aud'],
    ['has a sub with a line break', () => ({ sub: 'a\nb' }), 'claim-sub'],
    ['has neither sub nor client', () => ({ sub: undefined }), 'claim-sub'],
  ];
  it.each(claims)('refuses a token that %s', async (_, given, reason) => {
    expect(await check(await issuer.sign('rsa', given()))).toEqual(refusal(reason));
  });

  const headers: [string, Record<string, unknown>, string][] = [
    ['names an unknown key', { kid: 'other' }, 'unknown-key'],
    ['is a logout token', { typ: 'logout+jwt' }, 'token-type'],
    ['is a DPoP proof', { typ: 'dpop+jwt' }, 'token-type'],
    [
      'has a critical extension',
      { crit: ['urn:example:ext'], 'urn:example:ext': 1 },
      'unsupported',
    ],
    ['has a critical extension jose knows', { crit: ['b64'], b64: true }, 'critical-extension'],
  ];
  it.each(headers)('refuses a token that %s', async (_, header, reason) => {
    expect(await check(await issuer.sign('rsa', {}, header))).toEqual(refusal(reason));
  });

  it.each(['JWT', 'at+jwt', 'application/at+jwt'])('accepts the type %s', async (typ) => {
    expect(await check(await issuer.sign('rsa', {}, { typ }))).toMatchObject({
      verdict: 'accepted',
    });
  });

  it('refuses a changed payload', async () => {
    const [header, payload = '', signature] = (await issuer.sign('rsa')).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const changed = encode({ ...claims, scope: 'orders:write' });
    expect(await check(`${header}.${changed}.${signature}`)).toEqual(refusal('signature'));
  });

  it('refuses the signature of another key under a known key id', async () => {
    const other = await startIssuer();
    await other.addKey('rsa', 'RS256');
    const token = await other.sign('rsa', { iss: issuer.url });
    await other.close();
    expect(await check(token)).toEqual(refusal('signature'));
  });

  it('refuses HS256 made with the public key, without fetching anything', async () => {
    const publicKey = await importJWK(rsa, 'RS256', { extractable: true });
    if (publicKey instanceof Uint8Array) throw new Error('not a key');
    const body = `${encode({ alg: 'HS256', kid: 'rsa' })}.${encode(goodClaims())}`;
    const mac = createHmac('sha256', await exportSPKI(publicKey))
      .update(body)
      .digest('base64url');
    expect(await check(`${body}.${mac}`)).toEqual(refusal('algorithm'));
    expect(issuer.hits.size).toBe(0);
  });

  it.each(['none', 'NONE', 'nOnE'])('refuses the algorithm %s', async (alg) => {
    const body = `${encode({ alg, kid: 'rsa' })}.${encode(goodClaims())}`;
    expect(await check(`${body}.`)).toEqual(refusal('malformed-token'));
    expect(await check(`${body}.AA`)).toEqual(refusal('algorithm'));
  });

  it('refuses a key that the token brings along', async () => {
    const token = await issuer.sign(
      'rsa',
      {},
      { kid: 'mine', jwk: rsa, jku: `${issuer.url}/jwks` },
    );
    expect(await check(token)).toEqual(refusal('unknown-key'));
  });

  it.each([
    ['two parts', 'abc.def'],
    ['an encrypted token', 'a.b.c.d.e'],
    ['parts that are not JSON', 'abc.def.ghi'],
    ['padding', 'YQ==.YQ==.YQ=='],
  ])('refuses %s', async (_, token) => {
    expect(await check(token)).toEqual(refusal('malformed-token'));
  });

  it('refuses a huge token before looking into it', async () => {
    const token = await issuer.sign('rsa', { junk: 'x'.repeat(20_000) });
    expect(await check(token)).toEqual(refusal('credential-too-long'));
    expect(issuer.hits.size).toBe(0);
  });

  function goodClaims(): Record<string, unknown> {
    return { iss: issuer.url, aud: 'orders', sub: 'user-1', exp: now() + 300 };
  }
});

describe('client_id as audience', () => {
  const changes: Partial<JwtScheme> = { audienceClaim: 'client_id' };
  const cases: [string, Record<string, unknown>, boolean][] = [
    ['accepts an access token', { token_use: 'access', client_id: 'orders' }, true],
    ['accepts a token without token_use', { client_id: 'orders' }, true],
    ['refuses an ID token', { token_use: 'id', client_id: 'orders' }, false],
    ['refuses another client', { token_use: 'access', client_id: 'other' }, false],
    ['refuses a token with aud only', { aud: 'orders' }, false],
  ];
  it.each(cases)('%s', async (_, claims, want) => {
    const answer = await check(await issuer.sign('rsa', { aud: undefined, ...claims }), changes);
    expect(answer).toEqual(
      want ? expect.objectContaining({ verdict: 'accepted' }) : refusal('claim-client_id'),
    );
  });
});

describe('the Authorization header', () => {
  it.each(['authorization', 'AUTHORIZATION', 'Authorization'])('is found as %s', async (name) => {
    const token = await issuer.sign('rsa');
    const request = gatewayRequest({ headers: { [name]: `bearer ${token}` } });
    expect(await authenticator()(request)).toMatchObject({ verdict: 'accepted' });
  });

  const cases: [string, Record<string, string | string[]>, Check][] = [
    ['is missing', {}, { verdict: 'missing' }],
    ['is of another scheme', { Authorization: 'Basic YTpi' }, { verdict: 'other' }],
    ['has no token', { Authorization: 'Bearer' }, refusal('malformed-authorization')],
    [
      'has two tokens',
      { Authorization: 'Bearer a.b.c, Bearer d.e.f' },
      refusal('malformed-authorization'),
    ],
    [
      'is there twice',
      { Authorization: ['Bearer a.b.c', 'Bearer a.b.c'] },
      refusal('several-authorization-headers'),
    ],
    [
      'is there in two cases',
      { Authorization: 'Bearer a.b.c', authorization: 'Bearer d.e.f' },
      refusal('several-authorization-headers'),
    ],
  ];
  it.each(cases)('counts as such when it %s', async (_, headers, want) => {
    expect(await authenticator()(gatewayRequest({ headers }))).toEqual(want);
  });
});

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
