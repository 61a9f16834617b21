// User names and passwords (RFC 7617). An unknown user costs exactly as much work as a wrong password, so
// that neither time nor the answer tells which names exist.

import { type Authenticate, accepted, authorizationOf, refused } from './check.js';
import {
  type Derive,
  defaultCost,
  deriveKey,
  matches,
  parseStored,
  type StoredCredential,
} from './hash-credential.js';
import { cachedSecret, parseHashes, type SecretReader } from './secrets.js';

interface Users {
  readonly known: ReadonlyMap<string, StoredCredential>;
  /** Compared with for unknown users; no password has this hash. */
  readonly decoy: StoredCredential;
}

/** Checks passwords against the secret at `arn`. */
export function basicAuthenticator(
  arn: string,
  secrets: SecretReader,
  derive: Derive = deriveKey,
): Authenticate {
  const users = cachedSecret(secrets, arn, parseUsers);
  return async (request) => {
    const credential = authorizationOf(request, 'basic');
    if (typeof credential !== 'string') return credential;
    const given = decodeCredential(credential);
    if (given === undefined) return refused('malformed-credential');
    const { known, decoy } = await users();
    const stored = known.get(given.user);
    const isRight = await matches(given.password, stored ?? decoy, derive);
    if (!isRight || stored === undefined) return refused('wrong-credential');
    return accepted({ subject: given.user, scopes: [] });
  };
}

/** The password may contain colons, the name may not. */
function decodeCredential(credential: string): { user: string; password: string } | undefined {
  const bytes = Buffer.from(credential, 'base64');
  if (bytes.toString('base64').replace(/=+$/, '') !== credential.replace(/=+$/, '')) {
    return undefined;
  }
  const text = decodeUtf8(bytes);
  const colon = text?.indexOf(':') ?? -1;
  if (text === undefined || colon < 1 || /\p{Cc}/u.test(text)) return undefined;
  return { user: text.slice(0, colon).normalize('NFC'), password: text.slice(colon + 1) };
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parseUsers(json: string): Users {
  const known = new Map<string, StoredCredential>();
  for (const [name, line] of parseHashes(json, 'users')) {
    const stored = parseStored(line);
    if (stored !== undefined) known.set(name.normalize('NFC'), stored);
  }
  const costs = [...known.values()].map(({ cost }) => cost);
  const cost = costs.reduce((a, b) => (work(b) > work(a) ? b : a), costs[0] ?? defaultCost);
  return { known, decoy: { cost, salt: Buffer.alloc(16), hash: Buffer.alloc(32) } };
}

function work({ n, r, p }: StoredCredential['cost']): number {
  return n * r * p;
}
