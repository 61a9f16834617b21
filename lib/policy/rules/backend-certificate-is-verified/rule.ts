// An unverified certificate is no protection from whoever stands in between.

import { defineRule } from '../../rule.js';
import { forIntegrations, undecided } from '../../rule-kinds.js';
import { isUnknown } from '../../terraform/index.js';

export const backendCertificateIsVerified = defineRule({
  id: 'backend-certificate-is-verified',
  title: "back ends' certificates are verified",
  group: 'transport',
  severity: 'error',
  aliases: [],
  standards: [{ standard: 'CWE', requirement: '295' }],
  risk: 'anyone between the gateway and the back end can read and change the traffic',
  hint: 'remove `insecureSkipVerification`; in Terraform, `insecure_skip_verification`',
  check: forIntegrations(
    () => true,
    ({ name, integration: { insecureSkipVerification: skips } }) => {
      if (isUnknown(skips.value)) return [undecided(skips.at, 'insecure_skip_verification')];
      if (!skips.value) return [];
      return [{ at: skips.at, message: `${name} does not verify its back end's certificate` }];
    },
  ),
});
