// Bearer tokens: signature, issuer, audience, times and type. Everything after the signature is read from
// verified claims only; which algorithms and keys count is the configuration's choice, never the token's.

import { errors, type JWTHeaderParameters, type JWTPayload, jwtVerify } from 'jose';
import { type Authenticate, accepted, authorizationOf, type Check, refused } from './check.js';
import type { JwtScheme } from './config.js';
import { type FetchOptions, KeysUnavailable, keysOf } from './keys.js';

/** Verifies access tokens of one issuer. Keys are kept between requests. */
export function jwtAuthenticator(scheme: JwtScheme, options: FetchOptions): Authenticate {
  const keys = keysOf(scheme, options);
  return async (request) => {
    const token = authorizationOf(request, 'bearer');
    if (typeof token !== 'string') return token;
    if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return refused('malformed-token');
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        algorithms: [...(scheme.algorithms ?? ['RS256', 'ES256', 'PS256'])],
        issuer: scheme.issuer,
        ...(scheme.audienceClaim !== 'client_id' && { audience: [...scheme.audience] }),
        clockTolerance: scheme.clockSkew ?? 0,
        requiredClaims: ['exp'],
      });
      return checkClaims(scheme, payload, protectedHeader);
    } catch (error) {
      return refused(reasonOf(error));
    }
  };
}

function checkClaims(scheme: JwtScheme, claims: JWTPayload, header: JWTHeaderParameters): Check {
  // No extension is understood here, and jose would accept the ones it knows.
  if (header.crit !== undefined) return refused('critical-extension');
  // RFC 8725, 3.11: logout, DPoP and other tokens of the same issuer are signed with the same keys.
  if (header.typ !== undefined && !/^(application\/)?(at\+)?jwt$/i.test(header.typ)) {
    return refused('token-type');
  }
  if (scheme.audienceClaim === 'client_id' && !isForClient(scheme, claims)) {
    return refused('claim-client_id');
  }
  const clientId = nameOf(claims['client_id']) ?? nameOf(claims['azp']);
  const subject = nameOf(claims.sub) ?? clientId;
  if (subject === undefined) return refused('claim-sub');
  return accepted({
    subject,
    ...(clientId !== undefined && { clientId }),
    scopes: scopesOf(scheme, claims),
  });
}

/** ID tokens of such issuers have the client in `aud`; their `token_use` tells them apart. */
function isForClient(scheme: JwtScheme, claims: JWTPayload): boolean {
  const { token_use: use, client_id: client } = claims;
  if (use !== undefined && use !== 'access') return false;
  return typeof client === 'string' && scheme.audience.includes(client);
}

function nameOf(claim: unknown): string | undefined {
  return typeof claim === 'string' && /^[^\p{Cc}]{1,256}$/u.test(claim) ? claim : undefined;
}

/** Scope tokens of RFC 6749, 3.3; anything else in the claim is no scope. */
function scopesOf(scheme: JwtScheme, claims: JWTPayload): readonly string[] {
  const names = scheme.scopeClaim === undefined ? ['scope', 'scp'] : [scheme.scopeClaim];
  const name = names.find((candidate) => Object.hasOwn(claims, candidate));
  const claim = name === undefined ? undefined : claims[name];
  const items: readonly unknown[] = typeof claim === 'string' ? claim.split(' ') : list(claim);
  const isScope = (item: unknown) =>
    typeof item === 'string' && /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(item);
  return [...new Set(items.filter(isScope).map(String))];
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function reasonOf(error: unknown): string {
  if (error instanceof KeysUnavailable) return error.reason;
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return `claim-${claimName(error.claim)}`;
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JWKSNoMatchingKey) return 'unknown-key';
  if (error instanceof errors.JWKSMultipleMatchingKeys) return 'several-keys';
  if (error instanceof errors.JWKSTimeout) return 'keys-unreachable';
  if (error instanceof errors.JWKSInvalid) return 'keys-malformed';
  if (error instanceof errors.JOSENotSupported) return 'unsupported';
  return 'malformed-token';
}

function claimName(claim: string): string {
  return ['iss', 'aud', 'exp', 'nbf', 'iat', 'sub'].includes(claim) ? claim : 'other';
}
