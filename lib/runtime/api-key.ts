// API keys in a header, query parameter or cookie of the API's own choice. Only hashes are stored; every
// one of them is compared, in constant time, whichever matches.

import { createHash, timingSafeEqual } from 'node:crypto';
import { type Authenticate, accepted, missing, refused } from './check.js';
import type { ApiKeyScheme } from './config.js';
import type { GatewayRequest } from './request.js';
import { cachedSecret, parseHashes, type SecretReader } from './secrets.js';

const longestKey = 1024;

/** Checks keys against the secret at `arn`. */
export function apiKeyAuthenticator(
  scheme: ApiKeyScheme,
  arn: string,
  secrets: SecretReader,
): Authenticate {
  const owners = cachedSecret(secrets, arn, parseOwners);
  return async (request) => {
    const values = valuesIn(request, scheme);
    const [key] = values;
    if (key === undefined || key === '') return missing;
    if (values.length > 1) return refused('several-api-keys');
    if (key.length > longestKey) return refused('credential-too-long');
    const owner = ownerOf(key, await owners());
    return owner === undefined
      ? refused('wrong-api-key')
      : accepted({ subject: owner, scopes: [] });
  };
}

function valuesIn(request: GatewayRequest, scheme: ApiKeyScheme): readonly string[] {
  switch (scheme.in) {
    case 'header':
      return request.headerValues(scheme.name);
    case 'query':
      return request.queryValues(scheme.name);
    case 'cookie':
      return request.cookieValues(scheme.name);
  }
}

function ownerOf(key: string, owners: ReadonlyMap<string, Buffer>): string | undefined {
  const hash = createHash('sha256').update(key, 'utf8').digest();
  let found: string | undefined;
  for (const [owner, known] of owners) {
    if (timingSafeEqual(hash, known)) found = owner;
  }
  return found;
}

function parseOwners(json: string): ReadonlyMap<string, Buffer> {
  const hashes = [...parseHashes(json, 'keys')].filter(([, hash]) => /^[0-9a-f]{64}$/i.test(hash));
  return new Map(hashes.map(([owner, hash]) => [owner, Buffer.from(hash, 'hex')]));
}
