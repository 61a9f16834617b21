import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Check } from '../../lib/runtime/check.js';
import type { JwtScheme } from '../../lib/runtime/config.js';
import { jwtAuthenticator } from '../../lib/runtime/jwt.js';
import { bearer } from './gateway-event.js';
import { type Issuer, startIssuer } from './issuer.js';

let issuer: Issuer;

beforeAll(async () => {
  issuer = await startIssuer();
  await issuer.addKey('rsa', 'RS256');
});
afterAll(() => issuer.close());
beforeEach(() => issuer.hits.clear());
afterEach(() => {
  issuer.answers.clear();
  vi.useRealTimers();
});

const scheme = (): JwtScheme => ({ kind: 'jwt', issuer: issuer.url, audience: ['orders'] });
const authenticator = () => jwtAuthenticator(scheme(), { allowHttp: true });
const check = (token: string): Promise<Check> => authenticator()(bearer(token));
const refusal = (reason: string): Check => ({ verdict: 'refused', reason });

describe('keys of the issuer', () => {
  it('fetches a rotated key once, after the cooldown', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const authenticate = authenticator();
    await authenticate(bearer(await issuer.sign('rsa')));
    await issuer.addKey('rotated', 'RS256');
    const token = () => issuer.sign('rotated');
    expect(await authenticate(bearer(await token()))).toEqual(refusal('unknown-key'));
    vi.setSystemTime(Date.now() + 31_000);
    expect(await authenticate(bearer(await token()))).toMatchObject({ verdict: 'accepted' });
    expect(await authenticate(bearer(await token()))).toMatchObject({ verdict: 'accepted' });
    expect(issuer.hits.get('/jwks')).toBe(2);
  });

  it('forgets a withdrawn key after ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const authenticate = authenticator();
    await issuer.addKey('leaked', 'RS256');
    expect(await authenticate(bearer(await issuer.sign('leaked')))).toMatchObject({
      verdict: 'accepted',
    });
    issuer.removeKey('leaked');
    vi.setSystemTime(Date.now() + 601_000);
    expect(await authenticate(bearer(await issuer.sign('leaked')))).toEqual(refusal('unknown-key'));
  });

  it('does not fetch for every made-up key id', async () => {
    const authenticate = authenticator();
    for (let count = 0; count < 10; count += 1) {
      await authenticate(bearer(await issuer.sign('rsa', {}, { kid: `made-up-${count}` })));
    }
    expect(issuer.hits.get('/jwks')).toBe(1);
  });

  const failures: [
    string,
    (location: string) => Parameters<Issuer['answers']['set']>[1],
    string,
  ][] = [
    [
      'redirects',
      (to) => (_, response) => response.writeHead(302, { location: to }).end(),
      'keys-unreachable',
    ],
    [
      'answers 500',
      () => (_, response) => response.writeHead(500).end('{"keys":[]}'),
      'keys-unreachable',
    ],
    [
      'answers more than 150 KB',
      () => (_, response) => response.end(`{"keys":[]}${' '.repeat(160_000)}`),
      'keys-unreachable',
    ],
    ['never answers', () => () => undefined, 'keys-unreachable'],
    ['stops in the middle', () => (_, response) => response.write('{"keys":'), 'keys-unreachable'],
    ['answers no key set', () => (_, response) => response.end('{"keys":1}'), 'keys-malformed'],
  ];
  it.each(failures)('refuses when the JWKS address %s', async (_, answer, reason) => {
    issuer.answers.set('/jwks', answer(`${issuer.url}/keys`));
    expect(await check(await issuer.sign('rsa'))).toEqual(refusal(reason));
    expect(issuer.hits.get('/keys')).toBeUndefined();
  });

  it('refuses when nobody listens, and tries again only after a pause', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const authenticate = authenticator();
    issuer.answers.set('/jwks', (request) => request.socket.destroy());
    for (let count = 0; count < 3; count += 1) {
      expect(await authenticate(bearer(await issuer.sign('rsa')))).toEqual(
        refusal('keys-unreachable'),
      );
    }
    expect(issuer.hits.get('/jwks')).toBe(1);
    issuer.answers.clear();
    vi.setSystemTime(Date.now() + 5_001);
    expect(await authenticate(bearer(await issuer.sign('rsa')))).toMatchObject({
      verdict: 'accepted',
    });
  });

  const discovery: [string, () => Record<string, unknown>, string][] = [
    [
      'names another issuer',
      () => ({ issuer: 'https://evil.example.com', jwks_uri: `${issuer.url}/jwks` }),
      'discovery-issuer',
    ],
    ['names no keys', () => ({ issuer: issuer.url }), 'keys-malformed'],
    [
      'names keys over plain HTTP',
      () => ({ issuer: issuer.url, jwks_uri: 'http://keys.example.com/' }),
      'keys-not-https',
    ],
    [
      'names keys in a file',
      () => ({ issuer: issuer.url, jwks_uri: 'file:///etc/passwd' }),
      'keys-not-https',
    ],
    ['names keys nowhere', () => ({ issuer: issuer.url, jwks_uri: 'keys' }), 'keys-malformed'],
  ];
  it.each(discovery)('refuses discovery that %s', async (_, document, reason) => {
    issuer.answers.set('/.well-known/openid-configuration', (_request, response) =>
      response.end(JSON.stringify(document())),
    );
    expect(await check(await issuer.sign('rsa'))).toEqual(refusal(reason));
  });

  it('refuses plain HTTP, even on this machine, unless it is told otherwise', async () => {
    const authenticate = jwtAuthenticator(scheme(), { allowHttp: false });
    expect(await authenticate(bearer(await issuer.sign('rsa')))).toEqual(refusal('keys-not-https'));
    expect(issuer.hits.size).toBe(0);
  });
});
