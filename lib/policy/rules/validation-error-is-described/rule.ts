// The gateway refuses what does not fit the schema: callers should know how that looks.

import * as z from 'zod';
import { describes, describesErrors } from '../../responses.js';
import { defineRule } from '../../rule.js';
import { forOperations } from '../../rule-kinds.js';

export const validationErrorIsDescribed = defineRule({
  id: 'validation-error-is-described',
  title: 'operations that take input describe what refused input is answered with',
  group: 'input-validation',
  severity: 'info',
  level: 'strict',
  aliases: ['owasp:api8:2023-define-error-validation', 'operation-4xx-response'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: 'clients treat a refusal as an outage, and retry it',
  hint: "add a response `'400'`",
  options: z.strictObject({
    statuses: z
      .array(z.string())
      .default(['400', '422'])
      .describe('Status codes of which one is needed'),
  }),
  check: forOperations(
    (operation) =>
      (operation.requestBody !== undefined || operation.parameters.length > 0) &&
      describesErrors(operation),
    (operation, _, { statuses }) =>
      statuses.some((status) => describes(operation, status))
        ? []
        : [{ at: operation.at, message: `no response ${statuses.join(' or ')} is described` }],
  ),
});
