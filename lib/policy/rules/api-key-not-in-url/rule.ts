// URLs end up in logs, histories and Referer headers; keys in them do too.

import { defineRule } from '../../rule.js';
import { forSecuritySchemes } from '../../rule-kinds.js';

export const apiKeyNotInUrl = defineRule({
  id: 'api-key-not-in-url',
  title: 'API keys travel in a header',
  group: 'authentication',
  severity: 'error',
  aliases: ['owasp:api2:2023-no-api-keys-in-url'],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API2' },
    { standard: 'CWE', requirement: '598' },
  ],
  risk: 'the key is written to access logs, browser histories and Referer headers',
  hint: 'write `in: header` and `name: x-api-key`',
  check: forSecuritySchemes(
    ({ type }) => type === 'apiKey',
    ({ name, parameterName = '?', in: place, at }) =>
      place === 'query'
        ? [
            {
              at: at.child('in'),
              message: `the API key of \`${name}\` travels in query parameter \`${parameterName}\``,
            },
          ]
        : [],
  ),
});
