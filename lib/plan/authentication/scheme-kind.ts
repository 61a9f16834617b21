// How a security scheme can be checked: by API Gateway itself, by the composed authorizer, or not at all.

import type { AuthorizerSettings } from '../../annotations/index.js';
import type { ApiModel, Operation, SecurityScheme } from '../../model/index.js';

export type SchemeKind =
  /** `x-api-key`, checked by API Gateway, with usage plans. */
  | { readonly kind: 'key' }
  | { readonly kind: 'iam' }
  | { readonly kind: 'mtls' }
  | {
      readonly kind: 'cognito';
      readonly settings: Extract<AuthorizerSettings, { kind: 'cognito' }>;
    }
  | { readonly kind: 'lambda'; readonly settings: Extract<AuthorizerSettings, { kind: 'lambda' }> }
  /** Checked by the function that comes with Portcullis. */
  | { readonly kind: 'composed'; readonly check: ComposedCheck }
  /** An authorizer extension of the specification. */
  | { readonly kind: 'extension' }
  | { readonly kind: 'unknown' };

export type ComposedCheck =
  | Extract<AuthorizerSettings, { kind: 'jwt' }>
  | { readonly kind: 'basic'; readonly secret?: string; readonly ttl: number }
  | {
      readonly kind: 'apiKey';
      readonly in: 'header' | 'query' | 'cookie';
      readonly name: string;
      readonly ttl: number;
    };

const EXTENSIONS = ['x-amazon-apigateway-authorizer', 'x-amazon-apigateway-authtype'];

/** By name of the scheme. */
export type SchemeKinds = ReadonlyMap<string, SchemeKind>;

/**
 * How each scheme of an API is checked. API Gateway has its API key in every call of a method or in none, so that keys
 * which may be sent instead of something else are checked by the function, in all of the API: a key is known to one of
 * the two. Not where there are usage plans: they count calls by keys of API Gateway, and would no longer limit these.
 */
export function schemeKinds({ securitySchemes, operations, annotations }: ApiModel): SchemeKinds {
  const kinds = Object.values(securitySchemes).map((one) => [one.name, schemeKind(one)] as const);
  const found = new Map(kinds);
  const hasPlans = Object.keys(annotations.root.plans).length > 0;
  if (hasPlans || !operations.some((one) => isKeyReplaceable(one, found))) return found;
  return new Map(
    kinds.map(([name, kind]) => [name, kind.kind === 'key' ? ownKey('header', 'x-api-key') : kind]),
  );
}

/** Whether there is a way in with an API key, and one without. */
function isKeyReplaceable({ security }: Operation, kinds: SchemeKinds): boolean {
  const keyed = security.filter(({ schemes }) =>
    schemes.some(({ name }) => kinds.get(name)?.kind === 'key'),
  );
  return keyed.length > 0 && keyed.length < security.length;
}

export function schemeKind(scheme: SecurityScheme): SchemeKind {
  if (EXTENSIONS.some((extension) => scheme.extensions[extension] !== undefined))
    return { kind: 'extension' };
  const settings = scheme.settings?.authorizer;
  switch (settings?.kind) {
    case 'iam':
      return { kind: 'iam' };
    case 'cognito':
      return { kind: 'cognito', settings };
    case 'lambda':
      return { kind: 'lambda', settings };
    case 'jwt':
    case 'basic':
      return { kind: 'composed', check: settings };
    case undefined:
      return nativeKind(scheme);
  }
}

function nativeKind({
  type,
  in: place,
  parameterName = '',
  httpScheme,
}: SecurityScheme): SchemeKind {
  if (type === 'mutualTLS') return { kind: 'mtls' };
  if (type === 'http' && httpScheme === 'basic')
    return { kind: 'composed', check: { kind: 'basic', ttl: 0 } };
  if (type !== 'apiKey' || !place) return { kind: 'unknown' };
  // The name of a header has no case; only this one is known to API Gateway.
  if (place === 'header' && parameterName.toLowerCase() === 'x-api-key') return { kind: 'key' };
  return ownKey(place, parameterName);
}

function ownKey(place: 'header' | 'query' | 'cookie', name: string): SchemeKind {
  return { kind: 'composed', check: { kind: 'apiKey', in: place, name, ttl: 0 } };
}
