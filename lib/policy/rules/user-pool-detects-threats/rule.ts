// A pool can see that a sign-in is not its user's.

import { defineRule } from '../../rule.js';
import { forResources, requires } from '../../rule-kinds.js';

export const userPoolDetectsThreats = defineRule({
  id: 'user-pool-detects-threats',
  title: 'user pools act on suspicious sign-ins',
  group: 'authentication',
  severity: 'info',
  level: 'strict',
  aliases: ['AwsSolutions-COG8', 'Cognito.1', 'cognito_user_pool_advanced_security_enabled'],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API2' },
    { standard: 'NIST 800-53r5', requirement: 'SI-4' },
  ],
  risk: 'stolen passwords are tried until one fits, and nobody notices',
  hint: 'set `user_pool_add_ons { advanced_security_mode = "ENFORCED" }`',
  check: forResources('aws_cognito_user_pool', (pool) =>
    requires(
      pool,
      ['user_pool_add_ons', 'advanced_security_mode'],
      (mode) => mode === 'ENFORCED',
      `threat protection of \`${pool.address}\` is ${pool.get('user_pool_add_ons', 'advanced_security_mode') ?? 'OFF'}`,
    ),
  ),
});
