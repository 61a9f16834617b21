// Public keys of an issuer, from its JWKS address or through OpenID Connect discovery. Fetches are few
// (cached, with a pause after each), short, small, encrypted, and follow no redirect.

import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import type { JwtScheme } from './config.js';

export interface FetchOptions {
  /** Accepts `http:` on this machine. For tests only. @default false */
  readonly allowHttp: boolean;
}

/** No key can be had now. */
export class KeysUnavailable extends Error {
  constructor(
    readonly reason: 'keys-unreachable' | 'keys-malformed' | 'keys-not-https' | 'discovery-issuer',
  ) {
    super(reason);
  }
}

// Time and size are those of API Gateway's own JWT authorizers: "Quotas for configuring and running an
// HTTP API in API Gateway". Milliseconds and bytes.
const fetchTimeout = 1500;
const largestAnswer = 150 * 1024;
/** Between fetches for unknown key ids, so that made-up ids do not hammer the issuer. Milliseconds. */
const cooldown = 30_000;
const pauseAfterFailure = 5_000;
const keysMaxAge = 600_000;
const discoveryMaxAge = 3_600_000;

/** A key finder for one scheme; fetches nothing before the first token. */
export function keysOf(scheme: JwtScheme, options: FetchOptions): JWTVerifyGetKey {
  const fetchText = cautiousFetch(options);
  let found: { readonly keys: JWTVerifyGetKey; readonly at: number } | undefined;
  return async (header, token) => {
    if (found === undefined || Date.now() - found.at > discoveryMaxAge) {
      const address = scheme.jwks ?? (await discover(scheme.issuer, fetchText));
      found = { keys: remoteKeys(address, fetchText), at: Date.now() };
    }
    return found.keys(header, token);
  };
}

type FetchText = (address: string) => Promise<string>;

function remoteKeys(address: string, fetchText: FetchText): JWTVerifyGetKey {
  if (!URL.canParse(address)) throw new KeysUnavailable('keys-malformed');
  return createRemoteJWKSet(new URL(address), {
    cooldownDuration: cooldown,
    cacheMaxAge: keysMaxAge,
    timeoutDuration: fetchTimeout * 2,
    [customFetch]: async (url) => new Response(await fetchText(url), { status: 200 }),
  });
}

/** OpenID Connect Discovery 1.0, 4.3: the issuer in the answer must be the one that was asked for. */
async function discover(issuer: string, fetchText: FetchText): Promise<string> {
  const base = issuer.endsWith('/') ? issuer.slice(0, -1) : issuer;
  const answer = parseObject(await fetchText(`${base}/.well-known/openid-configuration`));
  if (answer['issuer'] !== issuer) throw new KeysUnavailable('discovery-issuer');
  const address = answer['jwks_uri'];
  if (typeof address !== 'string') throw new KeysUnavailable('keys-malformed');
  return address;
}

function parseObject(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json);
    return Object.fromEntries(Object.entries(value ?? {}));
  } catch {
    throw new KeysUnavailable('keys-malformed');
  }
}

function cautiousFetch(options: FetchOptions): FetchText {
  const failedAt = new Map<string, number>();
  return async (address) => {
    if (!isSafe(address, options)) throw new KeysUnavailable('keys-not-https');
    if (Date.now() - (failedAt.get(address) ?? Number.NEGATIVE_INFINITY) < pauseAfterFailure) {
      throw new KeysUnavailable('keys-unreachable');
    }
    try {
      const text = await fetchSmall(address);
      failedAt.delete(address);
      return text;
    } catch {
      failedAt.set(address, Date.now());
      throw new KeysUnavailable('keys-unreachable');
    }
  };
}

function isSafe(address: string, options: FetchOptions): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  if (protocol === 'https:') return true;
  return options.allowHttp && protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname);
}

/** The signal covers the body too: a server that drips bytes is cut off in time. */
async function fetchSmall(address: string): Promise<string> {
  const response = await fetch(address, {
    redirect: 'error',
    signal: AbortSignal.timeout(fetchTimeout),
    headers: { accept: 'application/json' },
  });
  if (response.status !== 200 || response.body === null) throw new Error('no answer');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > largestAnswer) throw new Error('too large');
    chunks.push(chunk);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}
