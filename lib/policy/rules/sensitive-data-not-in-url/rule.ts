// What stands in a URL is logged by everything on the way.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';
import { isSensitive } from '../../sensitive.js';

export const sensitiveDataNotInUrl = defineRule({
  id: 'sensitive-data-not-in-url',
  title: 'sensitive data is not a parameter of the URL',
  group: 'data-protection',
  severity: 'error',
  aliases: [],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API8' },
    { standard: 'CWE', requirement: '598' },
  ],
  risk: 'the data is written to access logs, browser histories and Referer headers',
  hint: 'send it in the body of a POST, or use an opaque identifier',
  check: forApi(({ model }) => {
    const marked = model.operations
      .flatMap(({ parameters }) => parameters)
      .filter(({ data }) => data !== undefined);
    if (marked.length === 0) return undefined;
    return marked
      .filter(({ in: place }) => place === 'query' || place === 'path')
      .filter(({ data }) => data && isSensitive(data))
      .map(({ name, in: place, data, at }) => ({
        at,
        message: `${place} parameter \`${name}\` carries ${data}`,
      }));
  }),
});
