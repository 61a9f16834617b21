// A password alone is not enough.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forResources, requires } from '../../rule-kinds.js';

export const userPoolRequiresMfa = defineRule({
  id: 'user-pool-requires-mfa',
  title: 'user pools offer a second factor',
  group: 'authentication',
  severity: 'warning',
  aliases: ['ec28bf61', 'AwsSolutions-COG2', 'cognito_user_pool_mfa_enabled'],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API2' },
    { standard: 'NIST 800-53r5', requirement: 'IA-2' },
  ],
  risk: 'a password that leaked is enough to be somebody else',
  hint: 'set `mfa_configuration` to `"ON"`, or to `"OPTIONAL"` where users may choose, and enable a factor',
  options: z.strictObject({
    required: z.boolean().default(false).describe('whether every user must have a second factor'),
  }),
  check: forResources('aws_cognito_user_pool', (pool, _, { required }) => {
    const accepted = required ? ['ON'] : ['ON', 'OPTIONAL'];
    const found = pool.get('mfa_configuration') ?? 'OFF';
    return requires(
      pool,
      'mfa_configuration',
      (value) => accepted.includes(String(value)),
      `multi-factor authentication of \`${pool.address}\` is ${found}`,
    );
  }),
});
