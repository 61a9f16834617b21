// API Gateway answers from the cache by the cache key alone: without the caller in it, one caller gets
// another's answer.

import {
  type ApiModel,
  type CredentialPlace,
  credentialPlaces,
  type Operation,
} from '../../../model/index.js';
import type { Authentication } from '../../../plan/index.js';
import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

export const cacheTellsCallersApart = defineRule({
  id: 'cache-tells-callers-apart',
  title: 'cached answers of authenticated operations are kept apart by caller',
  group: 'authorization',
  severity: 'error',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API1' }],
  risk: "one caller gets another caller's answer from the cache",
  hint: 'add `header.authorization` to `cache.key`, or remove `cache`',
  check: forApi(({ model, plan }) => {
    const cached = plan.routes.filter(
      ({ cache, authentication }) => cache && cache.ttl > 0 && authentication.kind !== 'none',
    );
    if (cached.length === 0) return undefined;
    return cached.flatMap(({ operation, authentication, method, resourcePath, cache }) => {
      const key = cache?.key ?? [];
      const [missing] = waysIn(operation, authentication, model).filter(
        (places) => !places.some((place) => key.some((one) => isSame(one, place))),
      );
      if (!missing) return [];
      return [
        {
          at: operation.settings.at.cache ?? operation.at,
          message: `the cache key of ${method} ${resourcePath} is ${key.join(', ') || 'empty'}, without the caller`,
          hint: `add \`${nameOf(missing[0] ?? AUTHORIZATION)}\` to \`cache.key\`, or remove \`cache\``,
        },
      ];
    });
  }),
});

const AUTHORIZATION: CredentialPlace = { in: 'header', name: 'authorization' };

/** Of each alternative, the places whose values tell its callers apart. Who sends no credentials is like others who do not. */
function waysIn(
  { security }: Operation,
  authentication: Authentication,
  { securitySchemes }: ApiModel,
): CredentialPlace[][] {
  // An explicit `x-amazon-apigateway-auth` asks for signatures, whatever `security` says.
  if (authentication.kind === 'extension' && authentication.scheme === undefined)
    return [[AUTHORIZATION]];
  return security
    .filter(({ schemes }) => schemes.length > 0)
    .map(({ schemes }) =>
      schemes.flatMap(({ name }) => {
        const scheme = securitySchemes[name];
        return scheme ? credentialPlaces(scheme) : [];
      }),
    );
}

/** Names of headers have no case. */
function isSame(key: string, place: CredentialPlace): boolean {
  const name = nameOf(place);
  return place.in === 'header'
    ? key.toLowerCase() === name.toLowerCase()
    : key.replace(/^querystring\./, 'query.') === name;
}

function nameOf({ in: place, name }: CredentialPlace): string {
  return `${place}.${place === 'header' ? name.toLowerCase() : name}`;
}
