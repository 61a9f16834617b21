// A secret that nobody changes is known to everybody who ever saw it.

import * as z from 'zod';
import { eachCompanion } from '../../companions.js';
import { defineRule } from '../../rule.js';
import { forResources, requires } from '../../rule-kinds.js';

const ROTATION = 'aws_secretsmanager_secret_rotation';

const options = z.strictObject({
  days: z.int().min(1).default(90).describe('Longest time between rotations'),
});

export const secretIsRotated = defineRule({
  id: 'secret-is-rotated',
  title: 'secrets are rotated',
  group: 'data-protection',
  severity: 'info',
  level: 'strict',
  aliases: [
    'CKV2_AWS_57',
    'CKV_AWS_304',
    'AwsSolutions-SMG4',
    'SecretsManager.1',
    'SecretsManager.4',
  ],
  standards: [
    { standard: 'PCI DSS 4.0', requirement: '8.6.3' },
    { standard: 'NIST 800-53r5', requirement: 'IA-5(1)' },
  ],
  risk: 'a secret that leaked years ago still works',
  hint: `add an \`${ROTATION}\` with \`rotation_rules { automatically_after_days = 30 }\``,
  options,
  check: forResources('aws_secretsmanager_secret', (secret, graph, { days }) => {
    // Hashes of credentials that belong to callers.
    if (secret.generated) return undefined;
    const message = `secret \`${secret.address}\` is not rotated`;
    const apart = graph.linked(secret, ROTATION, 'secret_id');
    // Providers before 5 had the rules in the secret as well.
    const own = secret.block('rotation_rules') ? [secret] : [];
    const rotations = { ...apart, found: [...apart.found, ...own] };
    return eachCompanion(secret, rotations, { what: ROTATION, message }, (rotation) =>
      requires(
        rotation,
        ['rotation_rules', 'automatically_after_days'],
        // Rotation by `schedule_expression` has no number of days.
        (after) => after === undefined || Number(after) <= days,
        `secret \`${secret.address}\` is rotated every ${rotation.get('rotation_rules', 'automatically_after_days')} days`,
      ),
    );
  }),
});
