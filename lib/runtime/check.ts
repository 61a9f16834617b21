// What a scheme says about a request. Reasons are codes for logs: they never carry anything the caller sent.

import type { GatewayRequest } from './request.js';

/** Who called, as far as one scheme knows. */
export interface Identity {
  /** `sub` or client id of a token, user name, or owner of an API key. */
  readonly subject: string;
  readonly clientId?: string;
  readonly scopes: readonly string[];
}

export type Check =
  | { readonly verdict: 'accepted'; readonly identity: Identity }
  /** The request carries no credential of this scheme; `other`: what it has in its place is one of another. */
  | { readonly verdict: 'missing' | 'other' }
  | { readonly verdict: 'refused'; readonly reason: string };

export type Authenticate = (request: GatewayRequest) => Promise<Check>;

export const missing: Check = { verdict: 'missing' };
export const other: Check = { verdict: 'other' };

export function refused(reason: string): Check {
  return { verdict: 'refused', reason };
}

export function accepted(identity: Identity): Check {
  return { verdict: 'accepted', identity };
}

// API Gateway takes 10,240 bytes of headers in all: "Amazon API Gateway quotas and important notes".
const longestCredential = 8192;

/**
 * The part after `Bearer ` or `Basic ` of the one `Authorization` header, or what is wrong with it.
 */
export function authorizationOf(request: GatewayRequest, scheme: string): string | Check {
  const values = request.headerValues('authorization');
  const [value] = values;
  if (values.length > 1) return refused('several-authorization-headers');
  if (value === undefined || value.trim() === '') return missing;
  if (value.length > longestCredential) return refused('credential-too-long');
  const [, given, credential] = /^([A-Za-z]+) +(\S+)$/.exec(value) ?? [];
  if (given === undefined) return refused('malformed-authorization');
  return given.toLowerCase() === scheme && credential !== undefined ? credential : other;
}
