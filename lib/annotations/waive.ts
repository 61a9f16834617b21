// `waive`: findings that are accepted for a time, where they arise, with the reason.

import * as z from 'zod';
import type { Annotation } from './annotation.js';
import { map, refuse, text, words } from './values.js';

const DATE = 'a date (YYYY-MM-DD), such as 2027-03-31';

const date = z
  .string({ error: DATE })
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: DATE, abort: true })
  .superRefine((value, context) => {
    const day = new Date(`${value}T00:00:00Z`);
    if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value) {
      refuse(context, 'a day that exists', { hint: 'write the date as 2027-03-31' });
    }
  })
  .describe('Last day of the waiver, in UTC');

/** What every waiver says, here and in the project's configuration. */
export const waiverShape = {
  rule: text(
    '[a-z0-9]+(-[a-z0-9]+)*(\\/[a-z0-9]+(-[a-z0-9]+)*)?',
    'the id of a rule, such as waf-rate-limit',
  ),
  reason: words('a reason that a reviewer can judge'),
  until: date,
  owner: words('who is to fix it, such as team-orders').optional(),
  ticket: words('where the fix is planned, such as SEC-42').optional(),
  approvedBy: words('a name').optional(),
};

const waiver = map(waiverShape);
export type WrittenWaiver = z.output<typeof waiver>;

export const waive: Annotation<readonly WrittenWaiver[]> = {
  name: 'waive',
  summary: 'Accepts findings of a rule for a time, with a reason',
  scopes: ['root', 'pathItem', 'operation', 'scheme', 'schema', 'parameter'],
  schema: z.array(waiver),
  cascades: false,
  default: 'nothing is waived',
  description:
    'A waiver covers findings of its rule at and below the object that holds it; at the root it covers the whole document, and at the top of a file that a `$ref` names, that file. `reason` and `until` are required; `owner`, `ticket` and `approvedBy` are for those who ask later, and `waiverPolicy` in `portcullis.yaml` may require them. `until` is the last day, in UTC: after it the waiver waives nothing and says so. A waiver that meets no finding is reported too.',
  examples: [
    {
      title: 'Until the next release',
      yaml: `x-gateway:
  waive:
    - rule: waf-rate-limit
      reason: load test of the partner, agreed for March
      until: 2027-03-31
      approvedBy: jane.doe`,
    },
  ],
};
