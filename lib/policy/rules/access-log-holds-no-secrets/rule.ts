// An access log is read by many and kept for long.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forResources, undecided } from '../../rule-kinds.js';
import { HTTP_STAGE, isUnknown, REST_STAGE } from '../../terraform/index.js';

const FORMAT = ['access_log_settings', 'format'] as const;

/**
 * Fields with credentials, with what callers wrote into headers, queries and bodies, and personal claims of OpenID
 * Connect Core 1.0, section 5.1. Names as in "$context variables for access logging".
 */
const SECRET =
  /^(identity\.(apiKey|accessKey)|requestOverride\.(header|querystring|path)\..*|error\.validationErrorString|authorizer\.(claims\.)?(email|phone_number|name|given_name|family_name|middle_name|nickname|address|birthdate|gender|picture|token|access_token|id_token|secret|password))$/i;

const options = z.strictObject({
  fields: z
    .array(z.string())
    .default([])
    .describe('Further fields of `$context` that the log must not hold'),
});

export const accessLogHoldsNoSecrets = defineRule({
  id: 'access-log-holds-no-secrets',
  title: 'access logs hold neither credentials nor personal data',
  group: 'data-protection',
  severity: 'warning',
  aliases: [],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API8' },
    { standard: 'GDPR', requirement: 'Art. 32' },
    { standard: 'CWE', requirement: '532' },
  ],
  risk: 'whoever can read the log can use the credentials in it, and learns about people',
  hint: 'leave the field out; `$context.identity.apiKeyId` and `$context.authorizer.principalId` say who called',
  options,
  check: forResources([REST_STAGE, HTTP_STAGE], (stage, _, { fields }) => {
    const format = stage.get(...FORMAT);
    if (format === undefined) return undefined;
    const at = stage.at(...FORMAT);
    if (isUnknown(format)) return [undecided(at, 'format')];
    const logged = [...String(format).matchAll(/\$context\.([\w.-]*\w)/g)].map(
      ([, name = '']) => name,
    );
    return [...new Set(logged)]
      .filter((name) => SECRET.test(name) || fields.includes(name))
      .map((name) => ({
        at,
        message: `the access log of \`${stage.address}\` holds \`$context.${name}\``,
      }));
  }),
});
