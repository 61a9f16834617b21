// An unverified certificate is no protection from whoever stands in between.

import { isObject } from '../../../spec/index.js';
import { defineRule } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';

const EXTENSION = 'x-amazon-apigateway-integration';

export const backendCertificateIsVerified = defineRule({
  id: 'backend-certificate-is-verified',
  title: "back ends' certificates are verified",
  group: 'transport',
  severity: 'error',
  aliases: [],
  standards: [{ standard: 'CWE', requirement: '295' }],
  risk: 'anyone between the gateway and the back end can read and change the traffic',
  hint: 'remove `insecureSkipVerification`',
  check: forModel((model) => {
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
});
