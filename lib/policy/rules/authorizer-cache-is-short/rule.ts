// An authorizer's cached answer outlives the revocation of the token it was given for.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

/** Seconds. API Gateway's own default; longer means that a revoked token works for longer. */
const LONGEST = 300;

export const authorizerCacheIsShort = defineRule({
  id: 'authorizer-cache-is-short',
  title: 'authorizers cache their answer for at most five minutes',
  group: 'authentication',
  severity: 'warning',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API2' }],
  risk: 'a revoked token or a changed permission works until the cached answer expires',
  hint: 'set `ttl: 5m` or less',
  check: forApi(({ model }) => {
    const schemes = Object.values(model.securitySchemes).flatMap(({ settings }) =>
      settings?.authorizer ? [{ authorizer: settings.authorizer, at: settings.at }] : [],
    );
    if (schemes.length === 0) return undefined;
    return schemes.flatMap(({ authorizer, at }) =>
      'ttl' in authorizer && authorizer.ttl > LONGEST
        ? [
            {
              at: at.child('authorizer', authorizer.kind, 'ttl'),
              message: `the authorizer's answer is cached for ${authorizer.ttl} s`,
            },
          ]
        : [],
    );
  }),
});
