// API Gateway answers 429 above a throttle, whatever the specification says.

import * as z from 'zod';
import { describesErrors } from '../../responses.js';
import { defineRule } from '../../rule.js';
import { forOperations } from '../../rule-kinds.js';

const options = z.strictObject({
  explicit: z.boolean().default(false).describe('Whether `4XX` and `default` do not count'),
});

export const operationDocuments429 = defineRule({
  id: 'operation-documents-429',
  title: 'operations say what they answer above the rate limit',
  group: 'rate-limits',
  severity: 'info',
  level: 'strict',
  aliases: ['owasp:api4:2023-rate-limit-responses-429', '6c35d2c6'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API4' }],
  risk: 'clients take 429 for a failure and try again at once',
  hint: "add a response `'429'`",
  options,
  check: forOperations(
    (operation) => operation.method !== 'options' && describesErrors(operation),
    ({ id, responses, at }, _, { explicit }) => {
      const accepted = explicit ? ['429'] : ['429', '4XX', 'default'];
      if (responses.some(({ status }) => accepted.includes(status))) return [];
      return [{ at, message: `${id} has no response 429` }];
    },
  ),
});
