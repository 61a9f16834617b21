// Clients that know how much they may still ask for slow down by themselves.

import type { Response } from '../../../model/index.js';
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
  check: forOperations(
    ({ responses }) => responses.some(counts),
    ({ id, responses }) => {
      const silent = responses.filter((response) => counts(response) && !saysLimit(response));
      const [first] = silent;
      if (!first) return [];
      const statuses = silent.map(({ status }) => status).join(', ');
      return [{ at: first.at, message: `${id} has no rate limit header in ${statuses}` }];
    },
  ),
});

function counts({ status }: Response): boolean {
  return /^[24]/.test(status);
}

function saysLimit({ headers }: Response): boolean {
  const names = new Set(headers.map(({ name }) => name.toLowerCase()));
  return HEADERS.some((group) => group.every((name) => names.has(name)));
}
