// A key in the configuration is a key in version control.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';
import { isSet } from '../../terraform/index.js';

export const apiKeyValueNotLiteral = defineRule({
  id: 'api-key-value-not-literal',
  title: 'values of API keys do not stand in the configuration',
  group: 'data-protection',
  severity: 'error',
  aliases: [],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API2' },
    { standard: 'PCI DSS 4.0', requirement: '8.6.2' },
    { standard: 'CWE', requirement: '798' },
  ],
  risk: 'whoever can read the configuration can call the API with the key',
  hint: 'remove `value`, and API Gateway makes one',
  check: forResources('aws_api_gateway_api_key', (key) => {
    const value = key.get('value');
    // What only an apply knows stands nowhere in the files.
    if (!isSet(value) || typeof value !== 'string') return [];
    return [{ at: key.at('value'), message: `the value of \`${key.address}\` is written down` }];
  }),
});
