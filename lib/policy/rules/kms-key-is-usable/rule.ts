// A key that is lost is lost with everything it encrypted.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forResources, requires } from '../../rule-kinds.js';

/** Days: AWS KMS API reference, ScheduleKeyDeletion, `PendingWindowInDays`. */
const WINDOW = { shortest: 7, longest: 30 };

const options = z.strictObject({
  days: z
    .int()
    .min(WINDOW.shortest)
    .max(WINDOW.longest)
    .default(WINDOW.shortest)
    .describe('Days of the shortest deletion window'),
});

export const kmsKeyIsUsable = defineRule({
  id: 'kms-key-is-usable',
  title: 'KMS keys are switched on, and cannot be lost in a hurry',
  group: 'data-protection',
  severity: 'warning',
  aliases: ['CKV_AWS_227', '7350fa23', '0b530315', 'KMS.3', 'kms-cmk-not-scheduled-for-deletion'],
  standards: [{ standard: 'NIST 800-53r5', requirement: 'SC-12' }],
  risk: 'what the key encrypted cannot be read any more',
  hint: 'remove `is_enabled = false`, and set `deletion_window_in_days = 30`',
  options,
  check: forResources('aws_kms_key', (key, _, { days }) => [
    ...requires(
      key,
      'is_enabled',
      (enabled) => enabled !== false && enabled !== 'false',
      `key \`${key.address}\` is switched off`,
    ),
    ...requires(
      key,
      'deletion_window_in_days',
      (window) =>
        window === undefined || (Number(window) >= days && Number(window) <= WINDOW.longest),
      `key \`${key.address}\` has a deletion window of ${key.get('deletion_window_in_days')} days`,
    ),
  ]),
});
