import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { basicAuthenticator } from '../../lib/runtime/basic.js';
import { type Derive, deriveKey, hashCredential } from '../../lib/runtime/hash-credential.js';
import type { SecretReader } from '../../lib/runtime/secrets.js';
import { gatewayRequest } from './gateway-event.js';

const arn = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:users';
const cheap = { n: 2 ** 14, r: 8, p: 1 };
let secret: string;

beforeAll(async () => {
  const users = {
    ada: await hashCredential('correct horse', cheap),
    colon: await hashCredential('a:b:c', cheap),
    zoë: await hashCredential('naïve', cheap),
    broken: 'plain-text-password',
    weak: await hashCredential('weak', { n: 1024, r: 8, p: 1 }),
  };
  secret = JSON.stringify({ users });
});
afterEach(() => void vi.useRealTimers());

const reader = (text: () => string): SecretReader => ({ read: async () => text() });

const request = (bytes: string | Buffer) => {
  const encoded = Buffer.from(bytes).toString('base64');
  return gatewayRequest({ headers: { Authorization: `Basic ${encoded}` } });
};

describe('basicAuthenticator', () => {
  const cases: [string, string | Buffer, string][] = [
    ['accepts the right password', 'ada:correct horse', 'accepted'],
    ['accepts a password with colons', 'colon:a:b:c', 'accepted'],
    ['accepts names and passwords beyond ASCII', 'zoë:naïve', 'accepted'],
    ['accepts them in decomposed form', 'zoë:naïve'.normalize('NFD'), 'accepted'],
    ['refuses a wrong password', 'ada:correct', 'wrong-credential'],
    ['refuses an empty password', 'ada:', 'wrong-credential'],
    ['refuses an unknown user', 'eve:correct horse', 'wrong-credential'],
    ['refuses the name of an inherited property', '__proto__:x', 'wrong-credential'],
    ['refuses another case of the name', 'Ada:correct horse', 'wrong-credential'],
    ['refuses a stored line that is no hash', 'broken:plain-text-password', 'wrong-credential'],
    ['refuses a stored hash that is too cheap', 'weak:weak', 'wrong-credential'],
    ['refuses a credential without a colon', 'ada', 'malformed-credential'],
    ['refuses an empty name', ':correct horse', 'malformed-credential'],
    [
      'refuses bytes that are not UTF-8',
      Buffer.from([0x61, 0x3a, 0xff, 0xfe]),
      'malformed-credential',
    ],
    ['refuses control characters', 'ada:correct horse\u0000', 'malformed-credential'],
  ];
  it.each(cases)('%s', async (_, given, want) => {
    const answer = await basicAuthenticator(
      arn,
      reader(() => secret),
    )(request(given));
    expect(answer).toMatchObject(
      want === 'accepted' ? { verdict: 'accepted' } : { verdict: 'refused', reason: want },
    );
  });

  it.each([
    ['characters outside the alphabet', 'YWRh*OmNv'],
    ['the URL alphabet', 'YWRhOn5-_w'],
    ['leftover bits', 'YWRhOmI='.replace('I=', 'J=')],
    ['a padding in the middle', 'YWRh=OmI'],
  ])('refuses base64 with %s', async (_, credential) => {
    const authenticate = basicAuthenticator(
      arn,
      reader(() => secret),
    );
    const given = gatewayRequest({ headers: { Authorization: `Basic ${credential}` } });
    expect(await authenticate(given)).toEqual({
      verdict: 'refused',
      reason: 'malformed-credential',
    });
  });

  it('names the user and grants no scopes', async () => {
    const authenticate = basicAuthenticator(
      arn,
      reader(() => secret),
    );
    expect(await authenticate(request('ada:correct horse'))).toEqual({
      verdict: 'accepted',
      identity: { subject: 'ada', scopes: [] },
    });
  });

  it.each(['ada:correct horse', 'ada:wrong', 'eve:wrong'])(
    'works as hard for %s',
    async (given) => {
      const derive = vi.fn<Derive>(deriveKey);
      await basicAuthenticator(
        arn,
        reader(() => secret),
        derive,
      )(request(given));
      expect(derive.mock.calls.map(([, salt, cost]) => [salt.length, cost])).toEqual([[16, cheap]]);
    },
  );

  it('works for nobody when the secret has no users', async () => {
    const derive = vi.fn<Derive>(deriveKey);
    const authenticate = basicAuthenticator(
      arn,
      reader(() => '{"users":{}}'),
      derive,
    );
    expect(await authenticate(request('ada:'))).toMatchObject({ verdict: 'refused' });
    expect(derive).toHaveBeenCalledTimes(1);
  });

  it('works for an unknown user as for the most expensive of the known ones', async () => {
    const dear = { n: 2 ** 15, r: 8, p: 1 };
    const users = {
      a: await hashCredential('x', cheap),
      b: await hashCredential('x', dear),
      c: await hashCredential('x', cheap),
    };
    const derive = vi.fn<Derive>(deriveKey);
    await basicAuthenticator(
      arn,
      reader(() => JSON.stringify({ users })),
      derive,
    )(request('d:x'));
    expect(derive.mock.calls.map(([, , cost]) => cost)).toEqual([dear]);
  });

  it('refuses an unknown user even if a password had the hash it is compared with', async () => {
    const derive: Derive = async () => Buffer.alloc(32);
    const authenticate = basicAuthenticator(
      arn,
      reader(() => secret),
      derive,
    );
    expect(await authenticate(request('eve:x'))).toMatchObject({ verdict: 'refused' });
  });

  it('says nothing about requests without Basic credentials', async () => {
    const authenticate = basicAuthenticator(
      arn,
      reader(() => secret),
    );
    expect(await authenticate(gatewayRequest())).toEqual({ verdict: 'missing' });
  });

  it('reads the secret once in five minutes, and then notices a revoked user', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const read = vi.fn(async () => secret);
    const authenticate = basicAuthenticator(arn, { read });
    const given = request('ada:correct horse');
    expect(await authenticate(given)).toMatchObject({ verdict: 'accepted' });
    read.mockResolvedValue('{"users":{}}');
    expect(await authenticate(given)).toMatchObject({ verdict: 'accepted' });
    vi.setSystemTime(Date.now() + 300_001);
    expect(await authenticate(given)).toMatchObject({ verdict: 'refused' });
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('fails, rather than use an old secret, when it cannot be read; retries after five seconds', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const read = vi.fn(async () => secret);
    const authenticate = basicAuthenticator(arn, { read });
    const given = request('ada:correct horse');
    await authenticate(given);
    vi.setSystemTime(Date.now() + 300_001);
    read.mockRejectedValueOnce(new Error('AccessDeniedException'));
    await expect(authenticate(given)).rejects.toThrow();
    await expect(authenticate(given)).rejects.toThrow();
    expect(read).toHaveBeenCalledTimes(2);
    vi.setSystemTime(Date.now() + 5_001);
    expect(await authenticate(given)).toMatchObject({ verdict: 'accepted' });
  });
});

describe('hashCredential', () => {
  it('writes a line with cost, salt and hash, different each time', async () => {
    const [one, two] = [await hashCredential('x', cheap), await hashCredential('x', cheap)];
    expect(one).toMatch(/^scrypt\$16384\$8\$1\$[\w+/]{22}==\$[\w+/]{43}=$/);
    expect(one).not.toBe(two);
  });

  it('costs what OWASP recommends by default', async () => {
    expect(await hashCredential('x')).toMatch(/^scrypt\$16384\$8\$5\$/);
  });
});
