// The log of a web ACL holds every header of every request, tokens with them.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forResources, undecided } from '../../rule-kinds.js';
import { asList, isUnknown, type TerraformResource, WEB_ACL } from '../../terraform/index.js';

const options = z.strictObject({
  headers: z
    .array(z.string())
    .default(['authorization', 'cookie', 'x-api-key'])
    .describe('Headers that must be kept out of the log'),
});

export const webAclLogHidesCredentials = defineRule({
  id: 'web-acl-log-hides-credentials',
  title: 'the log of a web ACL holds no credentials',
  group: 'data-protection',
  severity: 'warning',
  aliases: [],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API8' },
    { standard: 'PCI DSS 4.0', requirement: '8.3.2' },
    { standard: 'GDPR', requirement: 'Art. 32' },
    { standard: 'CWE', requirement: '532' },
  ],
  risk: 'whoever can read the log can use the tokens and cookies in it',
  hint: 'add `redacted_fields { single_header { name = "authorization" } }`, and one for each other header',
  options,
  check: forResources('aws_wafv2_web_acl_logging_configuration', (logging, graph, { headers }) => {
    const acls = graph.targets(logging, 'resource_arn').filter(({ type }) => type === WEB_ACL);
    const hidden = [...redacted(logging), ...acls.flatMap(substituted)];
    const names = new Set(hidden.map((name) => String(name).toLowerCase()));
    const missing = headers.filter((name) => !names.has(name.toLowerCase()));
    if (missing.length === 0) return [];
    if (hidden.some(isUnknown))
      return [undecided(logging.at('redacted_fields'), 'redacted_fields')];
    return [
      {
        at: logging.at(),
        message: `\`${logging.address}\` writes ${missing.join(', ')} to the log`,
      },
    ];
  }),
});

function redacted(logging: TerraformResource): unknown[] {
  if (isUnknown(logging.get('redacted_fields'))) return [logging.get('redacted_fields')];
  return logging.blocks('redacted_fields').flatMap((field) => {
    const name = field.get('single_header', 'name');
    return name === undefined ? [] : [name];
  });
}

/** Data protection of the web ACL itself, which holds for samples too. */
function substituted(acl: TerraformResource): unknown[] {
  return acl
    .blocks('data_protection_config')
    .flatMap((config) => config.blocks('data_protection'))
    .filter((one) => one.get('field', 'field_type') === 'SINGLE_HEADER')
    .flatMap((one) => asList(one.get('field', 'field_keys')));
}
