// Where callers send the credentials of a security scheme: what a cache has to tell apart.

import type { SecurityScheme } from './api-model.js';

export interface CredentialPlace {
  readonly in: 'header' | 'query';
  readonly name: string;
}

/** Each of the places tells callers apart. */
export function credentialPlaces(scheme: SecurityScheme): CredentialPlace[] {
  const { type, in: place, parameterName, settings } = scheme;
  const authorizer = settings?.authorizer;
  const identity = authorizer?.kind === 'lambda' ? authorizer.identity.flatMap(placeOf) : [];
  if (type !== 'apiKey' || place === undefined || parameterName === undefined)
    return identity.length > 0 ? identity : [{ in: 'header', name: 'Authorization' }];
  if (place === 'cookie') return [{ in: 'header', name: 'Cookie' }, ...identity];
  return [{ in: place, name: parameterName }, ...identity];
}

/** `header.x-signature`; sources that callers do not send are no credentials. */
function placeOf(source: string): CredentialPlace[] {
  const [, place, name] = /^(header|query)\.(.+)$/.exec(source) ?? [];
  return (place === 'header' || place === 'query') && name !== undefined
    ? [{ in: place, name }]
    : [];
}
