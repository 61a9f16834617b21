// How a security scheme can be checked: by API Gateway itself, by the composed authorizer, or not at all.

import type { AuthorizerSettings } from '../../annotations/index.js';
import type { SecurityScheme } from '../../model/index.js';

export type SchemeKind =
  /** `x-api-key`, with usage plans. */
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
  return { kind: 'composed', check: { kind: 'apiKey', in: place, name: parameterName, ttl: 0 } };
}
