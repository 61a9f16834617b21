// Errors that are not designed tell what they should not: stack traces, queries, names of hosts.

import * as z from 'zod';
import { describes, describesErrors } from '../../responses.js';
import { defineRule } from '../../rule.js';
import { forOperations } from '../../rule-kinds.js';

const statuses = (codes: readonly string[], where: string) =>
  z
    .array(z.string())
    .default([...codes])
    .describe(`Status codes that ${where} describe`);

export const errorResponsesAreDescribed = defineRule({
  id: 'error-responses-are-described',
  title: 'operations describe the errors that callers meet',
  group: 'input-validation',
  severity: 'info',
  level: 'strict',
  aliases: [
    ...['owasp:api8:2023-define-error-responses-401', 'owasp:api8:2023-define-error-responses-500'],
    ...['6c35d2c6', '86e3702f'],
  ],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: 'errors are not designed, and tell callers about the inside',
  hint: 'add the responses, or one `default`',
  options: z.strictObject({
    always: statuses(['500'], 'all operations'),
    withSecurity: statuses(['401', '403'], 'operations that ask for authentication'),
  }),
  check: forOperations(
    ({ method }) => method !== 'options' && method !== 'any',
    (operation, _, { always, withSecurity }) => {
      const asksForSomebody = operation.security.some(({ schemes }) => schemes.length > 0);
      const missing = [...(asksForSomebody ? withSecurity : []), ...always].filter(
        (status) => !describes(operation, status),
      );
      if (missing.length === 0) return [];
      const message = describesErrors(operation)
        ? `no response ${missing.join(', ')} is described`
        : 'no error is described';
      return [{ at: operation.at, message }];
    },
  ),
});
