// An unverified certificate is no protection from whoever stands in between.

import { INTEGRATION, writtenIntegration } from '../../../plan/index.js';
import { isObject } from '../../../spec/index.js';
import { defineRule } from '../../rule.js';
import { forModel, forTerraformMethods, together, undecided } from '../../rule-kinds.js';
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
  check: together(
    forModel((model) => {
      const integrated = model.operations.filter(writtenIntegration);
      if (integrated.length === 0) return undefined;
      return integrated.flatMap((operation) => {
        const tls = writtenIntegration(operation)?.['tlsConfig'];
        if (!isObject(tls) || tls['insecureSkipVerification'] !== true) return [];
        return [
          {
            at: operation.at.child(INTEGRATION, 'tlsConfig', 'insecureSkipVerification'),
            message: "the back end's certificate is not verified",
          },
        ];
      });
    }),
    forTerraformMethods(
      ({ integration }) => integration !== undefined,
      ({ name, integration }) => {
        const skips = integration?.insecureSkipVerification;
        if (!skips) return [];
        if (isUnknown(skips.value)) return [undecided(skips.at, 'insecure_skip_verification')];
        if (!skips.value) return [];
        return [{ at: skips.at, message: `${name} does not verify its back end's certificate` }];
      },
    ),
  ),
});
