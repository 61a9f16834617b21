// RFC 6585, section 4: a 429 may say how long to wait.

import { defineRule } from '../../rule.js';
import { forOperations } from '../../rule-kinds.js';

export const response429SaysRetryAfter = defineRule({
  id: 'response-429-says-retry-after',
  title: 'responses 429 say when to try again',
  group: 'rate-limits',
  severity: 'info',
  level: 'strict',
  aliases: ['owasp:api4:2023-rate-limit-retry-after'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API4' }],
  risk: 'clients guess when to try again, and try too soon',
  hint: 'add `headers: { Retry-After: { schema: { type: integer } } }`',
  check: forOperations(
    ({ responses }) => responses.some(({ status }) => status === '429'),
    ({ responses }) =>
      responses
        .filter(({ status }) => status === '429')
        .filter(({ headers }) => !headers.some(({ name }) => /^retry-after$/i.test(name)))
        // Without the operation's name: a response that many share is told once.
        .map(({ at }) => ({ at, message: 'the response 429 has no `Retry-After`' })),
  ),
});
