// Passwords of a destination belong in Secrets Manager.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';

const SECRETS = [
  ['redshift_configuration', 'password'],
  ['splunk_configuration', 'hec_token'],
  ['http_endpoint_configuration', 'access_key'],
  ['snowflake_configuration', 'private_key'],
] as const;

export const firehoseHoldsNoSecrets = defineRule({
  id: 'firehose-holds-no-secrets',
  title: 'secrets of Firehose destinations do not stand in the configuration',
  group: 'data-protection',
  severity: 'error',
  aliases: ['F66', 'F68'],
  standards: [
    { standard: 'PCI DSS 4.0', requirement: '8.6.2' },
    { standard: 'CWE', requirement: '798' },
  ],
  risk: 'whoever can read the configuration can use the secret',
  hint: 'use `secrets_manager_configuration { enabled = true, secret_arn = … }`',
  check: forResources('aws_kinesis_firehose_delivery_stream', (stream) => {
    const used = SECRETS.filter(([block]) => stream.block(block));
    if (used.length === 0) return undefined;
    return (
      used
        // What only an apply knows stands nowhere in the files.
        .filter((path) => typeof stream.get(...path) === 'string' && stream.get(...path) !== '')
        .map((path) => ({
          at: stream.at(...path),
          message: `\`${path.join('.')}\` of \`${stream.address}\` is written down`,
        }))
    );
  }),
});
