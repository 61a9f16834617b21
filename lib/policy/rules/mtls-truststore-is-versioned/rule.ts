// Without a version API Gateway does not notice that the trust store has changed.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

export const mtlsTruststoreIsVersioned = defineRule({
  id: 'mtls-truststore-is-versioned',
  title: 'the mutual TLS trust store names its version',
  group: 'authentication',
  severity: 'warning',
  aliases: [],
  standards: [],
  risk: 'a removed certificate authority stays trusted, because an updated trust store is not read again',
  hint: 'write `mtls: { truststore: s3://…, version: <object version> }`',
  check: forApi(({ model, plan }) => {
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
});
