// How credentials are stored: passwords as scrypt hashes, API keys, which are long and random, as SHA-256.

import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Cost of a scrypt hash. */
export interface ScryptCost {
  /** A power of two, 2^14 to 2^17. */
  readonly n: number;
  /** 8 to 16. */
  readonly r: number;
  /** 1 to 10. */
  readonly p: number;
}

/** 16 MB and about 0.14 s on a full core: OWASP's "Password Storage Cheat Sheet", scrypt. */
export const defaultCost: ScryptCost = { n: 2 ** 14, r: 8, p: 5 };

export interface StoredCredential {
  readonly cost: ScryptCost;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** Derives a key from a password; a parameter, so that a test can count the calls. */
export type Derive = (password: string, salt: Buffer, cost: ScryptCost) => Promise<Buffer>;

const hashLength = 32;

/** A line for the `users` of a secret: `scrypt$N$r$p$salt$hash`, with a fresh salt, salt and hash in base64. */
export async function hashCredential(password: string, cost = defaultCost): Promise<string> {
  const salt = randomBytes(16);
  const hash = await deriveKey(password, salt, cost);
  const { n, r, p } = cost;
  return ['scrypt', n, r, p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** A line for the `keys` of a secret. For generated keys of 128 bits and more, never for passwords. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key, 'utf8').digest('hex');
}

/** Reads what `hashCredential` wrote; `undefined` when it is something else, or its cost is out of bounds. */
export function parseStored(line: string): StoredCredential | undefined {
  const match = /^scrypt\$(\d{1,6})\$(\d{1,2})\$(\d{1,2})\$([\w+/=]{22,88})\$([\w+/=]{44})$/.exec(
    line,
  );
  if (match === null) return undefined;
  const [n = 0, r = 0, p = 0] = match.slice(1, 4).map(Number);
  const isSane = [14, 15, 16, 17].includes(Math.log2(n)) && r >= 8 && r <= 16 && p >= 1 && p <= 10;
  const [salt, hash] = match.slice(4).map((part) => Buffer.from(part, 'base64'));
  if (!isSane || salt === undefined || hash?.length !== hashLength) return undefined;
  return { cost: { n, r, p }, salt, hash };
}

/** Whether the password is the stored one: one derivation, one comparison in constant time. */
export async function matches(
  password: string,
  stored: StoredCredential,
  derive: Derive = deriveKey,
): Promise<boolean> {
  const hash = await derive(password, stored.salt, stored.cost);
  return hash.length === stored.hash.length && timingSafeEqual(hash, stored.hash);
}

/** scrypt over the NFC form (RFC 7617, 2.1: however a keyboard composes an accent). */
export function deriveKey(
  password: string,
  salt: Buffer,
  { n, r, p }: ScryptCost,
): Promise<Buffer> {
  const options = { N: n, r, p, maxmem: 256 * n * r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, hashLength, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
