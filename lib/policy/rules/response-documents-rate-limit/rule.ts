// Clients that know how much they may still ask for slow down by themselves.

import * as z from 'zod';
import type { Operation, Response } from '../../../model/index.js';
import { describes } from '../../responses.js';
import { defineRule } from '../../rule.js';
import { forOperations } from '../../rule-kinds.js';

/** Each group of names says it. */
const HEADERS = [
  ['ratelimit'],
  ['ratelimit-limit', 'ratelimit-reset'],
  ['x-ratelimit-limit'],
  ['x-rate-limit-limit'],
];

export const responseDocumentsRateLimit = defineRule({
  id: 'response-documents-rate-limit',
  title: 'responses say how many requests are left',
  group: 'rate-limits',
  severity: 'info',
  level: 'strict',
  aliases: ['owasp:api4:2023-rate-limit'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API4' }],
  risk: 'clients learn of the limit only when they are turned away, and try again at once',
  hint: 'add a header `RateLimit` to the responses',
  options: z.strictObject({
    errors: z.boolean().default(false).describe('Whether responses 4xx need the header too'),
  }),
  check: forOperations(
    (operation) => describes(operation, '429') && isAnsweredByCode(operation),
    ({ id, responses }, _, { errors }) => {
      const judged = errors ? /^[24]/ : /^2/;
      const silent = responses.filter(
        (response) => judged.test(response.status) && !saysLimit(response),
      );
      const [first] = silent;
      if (!first) return [];
      const statuses = silent.map(({ status }) => status).join(', ');
      return [{ at: first.at, message: `${id} has no rate limit header in ${statuses}` }];
    },
  ),
});

/** API Gateway sends no such header, neither of itself nor for AWS services. */
function isAnsweredByCode({ settings }: Operation): boolean {
  return settings.backend?.kind !== 'mock' && settings.backend?.kind !== 'aws';
}

function saysLimit({ headers }: Response): boolean {
  const names = new Set(headers.map(({ name }) => name.toLowerCase()));
  return HEADERS.some((group) => group.every((name) => names.has(name)));
}
