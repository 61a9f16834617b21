import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../lib/runtime/index.js';
import { loadConfig } from '../../lib/runtime/load-config.js';

const secret = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:users';
const jwt = { kind: 'jwt', issuer: 'https://id.example.com/', audience: ['orders'] };
const full = {
  schemes: {
    oauth: {
      ...jwt,
      audienceClaim: 'client_id',
      jwks: 'https://id.example.com/keys',
      algorithms: ['ES256'],
      clockSkew: 30,
      scopeClaim: 'permissions',
    },
    plain: jwt,
    login: { kind: 'basic', secret },
    partner: { kind: 'apiKey', in: 'cookie', name: 'key', secret },
  },
  operations: {
    'GET /orders/{id}': [{ oauth: ['orders:read'] }, { login: [], partner: [] }],
    'ANY /': [],
  },
  optional: ['GET /orders/{id}'],
};

describe('parseConfig', () => {
  it('reads every setting and adds none', () => {
    expect(parseConfig(full)).toEqual(full);
  });

  it('takes ARNs that only the environment knows', () => {
    const given = { schemes: { login: { kind: 'basic' } }, operations: {} };
    expect(parseConfig(given, { login: secret }).schemes).toEqual({
      login: { kind: 'basic', secret },
    });
    expect(() => parseConfig(given)).toThrow('schemes.login.secret: is not the ARN');
  });

  const withScheme = (scheme: unknown) => ({ schemes: { s: scheme }, operations: {} });
  const withOperation = (key: string, value: unknown) => ({
    schemes: { s: jwt },
    operations: { [key]: value },
  });
  const cases: [string, unknown, string][] = [
    ['nothing', undefined, 'config: is not an object'],
    ['a list', [], 'config: is not an object'],
    ['no operations', { schemes: {} }, 'operations: is not an object'],
    ['an unknown key', { ...full, scheme: {} }, 'config.scheme: is unknown'],
    [
      'an optional operation that is none',
      { ...full, optional: ['GET /'] },
      'optional: is not one of GET /orders/{id}',
    ],
    [
      'an optional operation that asks for nothing',
      { ...full, optional: ['ANY /'] },
      'optional: is not one of GET /orders/{id}',
    ],
    ['no optional operation in a list of them', { ...full, optional: [] }, 'optional: is empty'],
    [
      'an unknown kind',
      withScheme({ kind: 'saml' }),
      'schemes.s.kind: is not jwt, basic or apiKey',
    ],
    ['an unknown key of a scheme', withScheme({ ...jwt, aud: 'x' }), 'schemes.s.aud: is unknown'],
    ['no issuer', withScheme({ ...jwt, issuer: '' }), 'schemes.s.issuer: is not a text'],
    ['no audience', withScheme({ ...jwt, audience: [] }), 'schemes.s.audience: is empty'],
    [
      'an audience that is a text',
      withScheme({ ...jwt, audience: 'orders' }),
      'schemes.s.audience: is not a list',
    ],
    [
      'a shared-secret algorithm',
      withScheme({ ...jwt, algorithms: ['HS256'] }),
      'schemes.s.algorithms: is not one of RS256',
    ],
    ['no algorithm', withScheme({ ...jwt, algorithms: [] }), 'schemes.s.algorithms: is empty'],
    [
      'the algorithm none',
      withScheme({ ...jwt, algorithms: ['none'] }),
      'schemes.s.algorithms: is not one of RS256',
    ],
    [
      'a day of clock skew',
      withScheme({ ...jwt, clockSkew: 86_400 }),
      'schemes.s.clockSkew: is not a number of seconds from 0 to 300',
    ],
    [
      'a place API keys cannot be',
      withScheme({ kind: 'apiKey', in: 'body', name: 'k', secret }),
      'schemes.s.in: is not one of header, query, cookie',
    ],
    [
      'an operation without a method',
      withOperation('/orders', []),
      'operations./orders: is not "METHOD /path"',
    ],
    [
      'alternatives that are no list',
      withOperation('GET /', {}),
      'operations.GET /: is not a list',
    ],
    ['an empty alternative', withOperation('GET /', [{}]), 'has an alternative without schemes'],
    [
      'an unknown scheme',
      withOperation('GET /', [{ other: [] }]),
      'operations.GET /.other: is not in schemes',
    ],
    [
      'an inherited name for a scheme',
      withOperation('GET /', [{ toString: [] }]),
      'operations.GET /.toString: is not in schemes',
    ],
    [
      'scopes that are a text',
      withOperation('GET /', [{ s: 'a' }]),
      'operations.GET /.s: is not a list',
    ],
    ['an empty scope', withOperation('GET /', [{ s: [''] }]), 'operations.GET /.s: is not a text'],
  ];
  it.each(cases)('refuses %s', (_, given, message) => {
    expect(() => parseConfig(given)).toThrow(message);
  });
});

describe('loadConfig', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'authorizer-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('prefers the file beside the bundle to the environment', () => {
    writeFileSync(path.join(folder, 'config.json'), JSON.stringify(full));
    expect(loadConfig({ LAMBDA_TASK_ROOT: folder, PORTCULLIS_CONFIG: '{}' })).toEqual(full);
  });

  it('reads the environment when there is no file', () => {
    const environment = { LAMBDA_TASK_ROOT: folder, PORTCULLIS_CONFIG: JSON.stringify(full) };
    expect(loadConfig(environment)).toEqual(full);
  });

  it('takes secrets from the environment', () => {
    const config = { schemes: { login: { kind: 'basic' } }, operations: {} };
    const environment = {
      PORTCULLIS_CONFIG: JSON.stringify(config),
      PORTCULLIS_SECRETS: JSON.stringify({ login: secret }),
    };
    expect(loadConfig(environment).schemes).toEqual({ login: { kind: 'basic', secret } });
  });

  const bad: [string, Record<string, string>, string][] = [
    ['nothing', {}, 'config.json and PORTCULLIS_CONFIG are missing'],
    ['text that is not JSON', { PORTCULLIS_CONFIG: 's3cret' }, 'PORTCULLIS_CONFIG: is not JSON'],
    [
      'secrets that are a list',
      { PORTCULLIS_CONFIG: '{}', PORTCULLIS_SECRETS: '[]' },
      'PORTCULLIS_SECRETS: is not an object',
    ],
  ];
  it.each(bad)('refuses %s', (_, environment, message) => {
    expect(() => loadConfig(environment)).toThrow(new RegExp(`^${message}$`));
  });
});
