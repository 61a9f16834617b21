// An authorizer's cached answer outlives the revocation of the token it was given for.

import * as z from 'zod';
import { defineRule, type Judgement } from '../../rule.js';
import { forAuthorizers, forSecuritySchemes, together, undecided } from '../../rule-kinds.js';
import { isUnknown } from '../../terraform/index.js';

const TITLE = "the authorizer's answer is kept for";

export const authorizerCacheIsShort = defineRule({
  id: 'authorizer-cache-is-short',
  title: 'authorizers cache their answer for a few minutes at most',
  group: 'authentication',
  severity: 'warning',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API2' }],
  risk: 'a revoked token or a changed permission works until the cached answer expires',
  hint: 'set `ttl: 5m` or less',
  options: z.strictObject({
    longest: z
      .int()
      .min(0)
      .max(3600)
      .default(300)
      .describe("seconds; the default is API Gateway's own"),
  }),
  check: together(
    forSecuritySchemes(
      ({ settings }) => settings?.authorizer !== undefined,
      ({ settings }, _, { longest }): Judgement[] => {
        const authorizer = settings?.authorizer;
        if (!settings || !authorizer || !('ttl' in authorizer) || authorizer.ttl <= longest)
          return [];
        const at = settings.at.child('authorizer', authorizer.kind, 'ttl');
        return [{ at, message: `${TITLE} ${authorizer.ttl} s` }];
      },
    ),
    forAuthorizers(
      ({ type }) => type.value !== 'JWT',
      ({ name, resultTtl: { value, at, name: key } }, { longest }) => {
        if (isUnknown(value)) return [undecided(at, 'authorizer_result_ttl_in_seconds')];
        if (value <= longest) return [];
        return [
          {
            at,
            message: `${TITLE} ${value} s by \`${name}\``,
            hint: `set \`${key}\` to ${longest} or less`,
          },
        ];
      },
    ),
  ),
});
