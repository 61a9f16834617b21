// Logs are where personal data gathers.

import { defineRule, forConfiguredResources } from '../../rule.js';
import { isSet } from '../../terraform-values.js';

export const logGroupIsEncrypted = defineRule({
  id: 'log-group-is-encrypted',
  title: 'log groups are encrypted with a key of your own',
  group: 'logging',
  severity: 'warning',
  aliases: ['CKV_AWS_158', 'AWS-0017', '0afbcfe9'],
  standards: [],
  risk: 'access to logs cannot be taken away by taking away the key',
  hint: 'set `kms_key_id` to the ARN of a customer-managed key',
  check: forConfiguredResources('aws_cloudwatch_log_group', ({ address, values, at }) => {
    return isSet(values['kms_key_id'])
      ? []
      : [
          {
            at: at(),
            message: `log group \`${address}\` is not encrypted with a customer-managed key`,
          },
        ];
  }),
});
