// An unverified certificate is no protection from whoever stands in between.

import { isObject } from '../../../spec/index.js';
import { defineRule } from '../../rule.js';
import { forModel, forTerraformMethods, together, undecided } from '../../rule-kinds.js';
import { isUnknown } from '../../terraform/index.js';

const EXTENSION = 'x-amazon-apigateway-integration';

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
      const integrations = model.operations.filter(({ extensions }) =>
        isObject(extensions[EXTENSION]),
      );
      if (integrations.length === 0) return undefined;
      return integrations.flatMap(({ extensions, at }) => {
        const integration = extensions[EXTENSION];
        const tls = isObject(integration) ? integration['tlsConfig'] : undefined;
        if (!isObject(tls) || tls['insecureSkipVerification'] !== true) return [];
        return [
          {
            at: at.child(EXTENSION, 'tlsConfig', 'insecureSkipVerification'),
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
