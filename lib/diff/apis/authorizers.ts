// Whom a security scheme trusts, and for how long.

import type { AuthorizerSettings } from '../../annotations/index.js';
import type { SecurityScheme } from '../../model/index.js';
import type { ApiFacet, Difference } from '../change.js';
import { compareLimit, compareSets, listed, same } from '../values.js';

export const authorizers: ApiFacet = {
  kind: 'authorizer',
  compare: (before, after) =>
    Object.values(after.model.securitySchemes).flatMap((scheme) => {
      const earlier = before.model.securitySchemes[scheme.name];
      if (!earlier) return [];
      const at = scheme.settings?.at ?? scheme.at;
      return differences(earlier, scheme).map((one) => ({
        ...one,
        message: `\`${scheme.name}\`: ${one.message}`,
        at,
      }));
    }),
};

function differences(was: SecurityScheme, is: SecurityScheme): Difference[] {
  if (was.type !== is.type || was.httpScheme !== is.httpScheme) {
    const [from, to] = [was, is].map(({ type, httpScheme }) => httpScheme ?? type);
    return [{ severity: 'warning', message: `scheme changed: ${from} → ${to}` }];
  }
  const [earlier, now] = [was.settings?.authorizer, is.settings?.authorizer];
  if (!earlier || !now) return [];
  if (earlier.kind !== now.kind)
    return [{ severity: 'warning', message: `authorizer changed: ${earlier.kind} → ${now.kind}` }];
  return [
    ...trust(earlier, now),
    ...compareLimit('cache of its answers', ttlOf(earlier), ttlOf(now), 's'),
  ];
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
