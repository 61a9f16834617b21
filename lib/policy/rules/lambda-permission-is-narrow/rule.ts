// A permission that names the operation cannot be used by another.

import { defineRule } from '../../rule.js';
import { forResources, undecided } from '../../rule-kinds.js';
import { isUnknown } from '../../terraform/index.js';

export const lambdaPermissionIsNarrow = defineRule({
  id: 'lambda-permission-is-narrow',
  title: 'Lambda permissions for an API name method or path',
  group: 'authorization',
  severity: 'info',
  level: 'strict',
  aliases: ['3ef8696c'],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API5' },
    { standard: 'NIST 800-53r5', requirement: 'AC-6' },
  ],
  risk: 'a method that is added to the API by mistake can call the function as well',
  hint: 'end `source_arn` with the method and the path: `/*/GET/orders`',
  check: forResources('aws_lambda_permission', (permission) => {
    if (permission.generated || permission.get('principal') !== 'apigateway.amazonaws.com')
      return undefined;
    const source = permission.get('source_arn');
    if (source === undefined) return [];
    const at = permission.at('source_arn');
    if (isUnknown(source) && source.text === '') return [undecided(at, 'source_arn')];
    // What is written after the last expression is known, whatever stands before.
    const written = isUnknown(source) ? source.text : String(source);
    if (written.endsWith('}')) return [undecided(at, 'source_arn')];
    return /\/\*\/\*$/.test(written)
      ? [{ at, message: `\`${permission.address}\` is for every method and path of the API` }]
      : [];
  }),
});
