import { describe, expect, it } from 'vitest';
import { apiKeyAuthenticator } from '../../lib/runtime/api-key.js';
import type { ApiKeyScheme } from '../../lib/runtime/config.js';
import { hashApiKey } from '../../lib/runtime/hash-credential.js';
import { type GivenRequest, gatewayRequest } from './gateway-event.js';

const arn = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:keys';
const key = '3f1c9a52b7d84e0f9c66';
const secret = JSON.stringify({
  keys: { 'partner-a': hashApiKey(key), 'partner-b': hashApiKey('other'), broken: key },
});

const scheme = (place: ApiKeyScheme['in'], name: string): ApiKeyScheme => ({
  kind: 'apiKey',
  in: place,
  name,
});
const check = (given: ApiKeyScheme, request: GivenRequest) =>
  apiKeyAuthenticator(given, arn, { read: async () => secret })(gatewayRequest(request));

describe('apiKeyAuthenticator', () => {
  const good: [string, ApiKeyScheme, GivenRequest][] = [
    ['header', scheme('header', 'X-Partner'), { headers: { 'x-partner': key } }],
    ['query parameter', scheme('query', 'key'), { query: { key } }],
    ['cookie', scheme('cookie', 'key'), { headers: { Cookie: `a=b; key=${key}; c=d` } }],
    [
      'one of two cookie headers',
      scheme('cookie', 'key'),
      { headers: { Cookie: ['a=b', `key=${key}`] } },
    ],
  ];
  it.each(good)('accepts a key in a %s and names its owner', async (_, given, request) => {
    expect(await check(given, request)).toEqual({
      verdict: 'accepted',
      identity: { subject: 'partner-a', scopes: [] },
    });
  });

  const bad: [string, ApiKeyScheme, GivenRequest, string | undefined][] = [
    ['no key', scheme('header', 'X-Partner'), {}, undefined],
    ['an empty key', scheme('query', 'key'), { query: { key: '' } }, undefined],
    [
      'another case of a query parameter',
      scheme('query', 'key'),
      { query: { KEY: key } },
      undefined,
    ],
    [
      'a cookie whose name only ends so',
      scheme('cookie', 'key'),
      { headers: { Cookie: `mykey=${key}` } },
      undefined,
    ],
    ['a wrong key', scheme('query', 'key'), { query: { key: 'wrong' } }, 'wrong-api-key'],
    [
      'the stored hash itself',
      scheme('query', 'key'),
      { query: { key: hashApiKey(key) } },
      'wrong-api-key',
    ],
    [
      'a key with a space more',
      scheme('query', 'key'),
      { query: { key: `${key} ` } },
      'wrong-api-key',
    ],
    ['two keys', scheme('query', 'key'), { query: { key: [key, key] } }, 'several-api-keys'],
    [
      'two cookies',
      scheme('cookie', 'key'),
      { headers: { Cookie: `key=${key}; key=x` } },
      'several-api-keys',
    ],
    [
      'a huge key',
      scheme('query', 'key'),
      { query: { key: 'x'.repeat(2000) } },
      'credential-too-long',
    ],
  ];
  it.each(bad)('does not accept %s', async (_, given, request, reason) => {
    expect(await check(given, request)).toEqual(
      reason === undefined ? { verdict: 'missing' } : { verdict: 'refused', reason },
    );
  });

  it('fails when the secret has no keys', async () => {
    const authenticate = apiKeyAuthenticator(scheme('query', 'key'), arn, {
      read: async () => '[]',
    });
    await expect(authenticate(gatewayRequest({ query: { key } }))).rejects.toThrow('has no keys');
  });
});
