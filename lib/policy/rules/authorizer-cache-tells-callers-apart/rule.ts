// A cached answer is given to everyone with the same identity source: it must hold what tells callers apart.

import { defineRule } from '../../rule.js';
import { forAuthorizers, forSecuritySchemes, together, undecided } from '../../rule-kinds.js';
import { hasUnknown, isUnknown } from '../../terraform/index.js';

/** What a caller sends, or is known by; not what the API or the request line says. */
const CALLER =
  /^(method\.request\.(header|querystring|multivalueheader|multivaluequerystring)\.|\$?(request|context)\.(header|querystring|identity)\.|\$context\.identity\.|route\.request\.(header|querystring)\.)/i;

export const authorizerCacheTellsCallersApart = defineRule({
  id: 'authorizer-cache-tells-callers-apart',
  title: 'cached answers of authorizers are kept by what tells callers apart',
  group: 'authentication',
  severity: 'error',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API2' }],
  risk: 'the answer that one caller got lets the next one in, whoever that is',
  hint: 'add the header with the credentials to the identity sources, or set `ttl: 0s`; in Terraform, `authorizer_result_ttl_in_seconds = 0`',
  check: together(
    forSecuritySchemes(
      ({ settings }) => settings?.authorizer?.kind === 'lambda' && settings.authorizer.ttl > 0,
      ({ name, settings }) => {
        if (settings?.authorizer?.kind !== 'lambda') return [];
        const { identity, ttl } = settings.authorizer;
        if (identity.some((source) => /^(header|query|context\.identity)\./.test(source)))
          return [];
        return [
          {
            at: settings.at.child('authorizer', 'lambda', 'identity'),
            message: `answers of \`${name}\` are kept for ${ttl} s by ${identity.join(', ') || 'nothing'} only`,
          },
        ];
      },
    ),
    forAuthorizers(
      ({ type, resultTtl }) => type.value === 'REQUEST' && resultTtl.value !== 0,
      ({ name, resultTtl, identitySources: { value, at } }) => {
        if (isUnknown(value) || hasUnknown(value)) return [undecided(at, 'identity_source')];
        if (value.some((source) => CALLER.test(String(source)))) return [];
        if (isUnknown(resultTtl.value))
          return [undecided(resultTtl.at, 'authorizer_result_ttl_in_seconds')];
        const found = value.length > 0 ? `by ${value.join(', ')} only` : 'by nothing';
        return [
          {
            at,
            message: `answers of \`${name}\` are kept for ${resultTtl.value} s ${found}`,
          },
        ];
      },
    ),
  ),
});
