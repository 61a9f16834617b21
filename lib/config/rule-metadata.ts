// What a rule of an organisation's own says of itself, in whatever language: the catalogue, reports and waivers go by it.

import * as z from 'zod';
import { RULE_GROUPS } from '../policy/index.js';

export const ruleMetadata = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be of the form acme-names-are-short' }),
  title: z.string().min(1),
  severity: z.enum(['error', 'warning', 'info']),
  risk: z.string().min(1),
  hint: z.string().min(1),
  group: z.enum(RULE_GROUPS).default('hygiene'),
  level: z.enum(['recommended', 'strict']).default('recommended'),
  aliases: z.array(z.string()).default([]),
  standards: z
    .array(
      z.strictObject({
        standard: z.enum([
          'OWASP API 2023',
          'PCI DSS 4.0',
          'HIPAA',
          'GDPR',
          'NIST 800-53r5',
          'CWE',
        ]),
        requirement: z.string(),
      }),
    )
    .default([]),
});

export function issuesOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join('; ');
}
