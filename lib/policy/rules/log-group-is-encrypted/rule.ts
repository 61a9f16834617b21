// Logs are where personal data gathers.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';
import { isSet } from '../../terraform/index.js';

export const logGroupIsEncrypted = defineRule({
  id: 'log-group-is-encrypted',
  title: 'log groups are encrypted with a key of your own',
  group: 'logging',
  severity: 'warning',
  level: 'strict',
  aliases: [
    'CKV_AWS_158',
    'AWS-0017',
    '0afbcfe9',
    'HIPAA.Security-CloudWatchLogGroupEncrypted',
    'NIST.800.53.R5-CloudWatchLogGroupEncrypted',
    'PCI.DSS.321-CloudWatchLogGroupEncrypted',
    'CLOUDWATCH_LOG_GROUP_ENCRYPTED',
    'W84',
    'cloudwatch_log_group_kms_encryption_enabled',
    'FG_R00068',
  ],
  standards: [
    { standard: 'HIPAA', requirement: '164.312(a)(2)(iv)' },
    { standard: 'PCI DSS 4.0', requirement: '10.3.2' },
    { standard: 'GDPR', requirement: 'Art. 32' },
    { standard: 'NIST 800-53r5', requirement: 'SC-28(1)' },
  ],
  risk: 'access to logs cannot be taken away by taking away the key',
  hint: 'set `kms_key_id` to the ARN of a customer-managed key',
  check: forResources('aws_cloudwatch_log_group', (group) =>
    // A key that is known only after apply is a key all the same.
    isSet(group.get('kms_key_id'))
      ? []
      : [
          {
            at: group.at(),
            message: `log group \`${group.address}\` is not encrypted with a customer-managed key`,
          },
        ],
  ),
});
