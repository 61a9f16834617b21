// Callers invoke; they do not deploy.

import { defineRule } from '../../rule.js';
import { forResources, requires } from '../../rule-kinds.js';

const INVOKES = new Set(['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl']);

export const lambdaPermissionAllowsInvokeOnly = defineRule({
  id: 'lambda-permission-allows-invoke-only',
  title: 'Lambda permissions allow invoking, and nothing else',
  group: 'authorization',
  severity: 'warning',
  aliases: ['75ec6890', '0ca1017d', 'LAMBDA_PERMISSION_INVOKE_FUNCTION_ACTION', 'W24', 'ad9dabc7'],
  standards: [{ standard: 'NIST 800-53r5', requirement: 'AC-6' }],
  risk: 'the caller may change the code or the settings of the function',
  hint: 'set `action` to `lambda:InvokeFunction`',
  check: forResources('aws_lambda_permission', (permission) =>
    requires(
      permission,
      'action',
      (action) => INVOKES.has(String(action)),
      `\`${permission.address}\` allows \`${permission.get('action') ?? 'nothing'}\``,
    ),
  ),
});
