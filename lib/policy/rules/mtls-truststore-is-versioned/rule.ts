// Without a version API Gateway does not notice that the trust store has changed.

import { defineRule } from '../../rule.js';
import { forApi, forResources, requires, together } from '../../rule-kinds.js';

export const mtlsTruststoreIsVersioned = defineRule({
  id: 'mtls-truststore-is-versioned',
  title: 'the mutual TLS trust store names its version',
  group: 'authentication',
  severity: 'warning',
  aliases: [],
  standards: [],
  risk: 'a removed certificate authority stays trusted, because an updated trust store is not read again',
  hint: 'write `mtls: { truststore: s3://…, version: <object version> }`',
  check: together(
    forApi(({ model, plan }) => {
      const { domain } = plan;
      if (!domain?.mtls) return undefined;
      if (domain.mtls.version) return [];
      return [
        {
          at: model.annotations.root.at.child('domain', 'mtls'),
          message: `trust store \`${domain.mtls.truststore}\` has no version`,
        },
      ];
    }),
    forResources(['aws_api_gateway_domain_name', 'aws_apigatewayv2_domain_name'], (domain) => {
      if (domain.generated) return undefined;
      const mtls = domain.block('mutual_tls_authentication');
      return mtls?.get('truststore_uri') === undefined
        ? undefined
        : requires(
            mtls,
            'truststore_version',
            (version) => version !== undefined && version !== '',
            `the trust store of \`${domain.address}\` has no version`,
          ).map((one) => ({
            ...one,
            hint: 'set `truststore_version` to the version of the S3 object',
          }));
    }),
  ),
});
