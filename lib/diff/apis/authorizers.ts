// Whom a security scheme trusts, and for how long.

import type { AuthorizerSettings } from '../../annotations/index.js';
import type { SecurityScheme } from '../../model/index.js';
import type { Location } from '../../source/index.js';
import { isObject, type JsonObject } from '../../spec/index.js';
import type { ApiFacet, Difference } from '../change.js';
import { changedKeys, compareLimit, compareSets, listed, same } from '../values.js';

const AUTHORIZER = 'x-amazon-apigateway-authorizer';
const AUTHTYPE = 'x-amazon-apigateway-authtype';
const TTL = 'authorizerResultTtlInSeconds';
const WHOM = ['authorizerUri', 'providerARNs'];

export const authorizers: ApiFacet = {
  kind: 'authorizer',
  compare: (before, after) =>
    Object.values(after.model.securitySchemes).flatMap((scheme) => {
      const earlier = before.model.securitySchemes[scheme.name];
      if (!earlier) return [];
      const { extensions } = scheme;
      const written =
        extensions[AUTHORIZER] === undefined ? undefined : scheme.at.child(AUTHORIZER);
      const at = written ?? scheme.settings?.at ?? scheme.at;
      return differences(earlier, scheme).map((one) => ({
        ...one,
        message: `\`${scheme.name}\`: ${one.message}`,
        at: one.at ?? at,
      }));
    }),
};

function differences(was: SecurityScheme, is: SecurityScheme): Difference[] {
  if (was.type !== is.type || was.httpScheme !== is.httpScheme) {
    const [from, to] = [was, is].map(({ type, httpScheme }) => httpScheme ?? type);
    return [{ severity: 'warning', message: `scheme changed: ${from} → ${to}` }];
  }
  const [before, after] = [placeOf(was), placeOf(is)];
  if (before !== undefined && after !== undefined && before.toLowerCase() !== after.toLowerCase())
    return [
      {
        severity: is.in === 'query' && was.in !== 'query' ? 'warning' : 'info',
        message: `the key moved: ${before} → ${after}`,
      },
    ];
  const [from, to] = [kindOf(was), kindOf(is)];
  if (from === undefined || to === undefined) return [];
  if (from !== to) return [{ severity: 'warning', message: `authorizer changed: ${from} → ${to}` }];
  const [written, rewritten] = [was.extensions[AUTHORIZER], is.extensions[AUTHORIZER]];
  if (isObject(written) && isObject(rewritten))
    return ofExtensions(written, rewritten, is.at.child(AUTHORIZER));
  const [earlier, now] = [was.settings?.authorizer, is.settings?.authorizer];
  if (!earlier || !now) return [];
  return [
    ...trust(earlier, now),
    ...compareLimit('cache of its answers', ttlOf(earlier), ttlOf(now), 's'),
  ];
}

/** Where an API key is sent. */
function placeOf({ in: place, parameterName }: SecurityScheme): string | undefined {
  return place && `${place} ${parameterName}`;
}

/** Of the annotation, or of the extension that takes its place. */
function kindOf({ settings, extensions }: SecurityScheme): string | undefined {
  const authorizer = extensions[AUTHORIZER];
  if (isObject(authorizer)) return `explicit ${String(authorizer['type']).toLowerCase()}`;
  const type = extensions[AUTHTYPE];
  return type === undefined ? settings?.authorizer?.kind : `explicit ${type}`;
}

function ofExtensions(was: JsonObject, is: JsonObject, at: Location): Difference[] {
  const changed = changedKeys(was, is).filter((key) => key !== TTL);
  return [
    ...changed.map((key) => ({
      severity: WHOM.includes(key) ? ('error' as const) : ('warning' as const),
      message: WHOM.includes(key)
        ? `whom it asks changed: ${shown(was[key])} → ${shown(is[key])}`
        : `${key} changed: ${shown(was[key])} → ${shown(is[key])}`,
      at: at.child(key),
    })),
    ...compareLimit('cache of its answers', keptFor(was), keptFor(is), 's').map((one) => ({
      ...one,
      at: at.child(TTL),
    })),
  ];
}

function shown(value: unknown): string {
  return value === undefined ? 'none' : [value].flat().join(', ');
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html */
function keptFor({ [TTL]: seconds = 300 }: JsonObject): number {
  return Number(seconds);
}

function trust(was: AuthorizerSettings, is: AuthorizerSettings): Difference[] {
  if (was.kind === 'jwt' && is.kind === 'jwt') {
    const audience = compareSets(was.audience, is.audience).added;
    const algorithms = compareSets(was.algorithms, is.algorithms).added;
    return [
      ...(was.issuer === is.issuer
        ? []
        : [
            { severity: 'error' as const, message: `issuer changed: ${was.issuer} → ${is.issuer}` },
          ]),
      ...(was.jwks === is.jwks
        ? []
        : [{ severity: 'warning' as const, message: 'the address of its keys (JWKS) changed' }]),
      ...(audience.length > 0
        ? [{ severity: 'warning' as const, message: `also takes tokens for ${listed(audience)}` }]
        : []),
      ...(algorithms.length > 0
        ? [{ severity: 'warning' as const, message: `also takes ${listed(algorithms)}` }]
        : []),
      ...compareLimit('clock skew', was.clockSkew, is.clockSkew, 's'),
    ];
  }
  const [before, after] = [was, is].map((one) => withoutTtl(one));
  return same(before, after) ? [] : [{ severity: 'warning', message: 'what it trusts changed' }];
}

function withoutTtl(one: AuthorizerSettings): object {
  return { ...one, ttl: undefined };
}

function ttlOf(one: AuthorizerSettings): number | undefined {
  return 'ttl' in one ? one.ttl : 0;
}
