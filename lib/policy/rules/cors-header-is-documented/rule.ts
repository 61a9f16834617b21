// Web clients read in the document whether a browser will let them see the answer.

import { defineRule } from '../../rule.js';
import { forOperations } from '../../rule-kinds.js';

const HEADER = 'access-control-allow-origin';

export const corsHeaderIsDocumented = defineRule({
  id: 'cors-header-is-documented',
  title: 'operations for browsers document the CORS header',
  group: 'hygiene',
  severity: 'info',
  level: 'strict',
  aliases: ['owasp:api8:2023-define-cors-origin'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: 'nobody sees in a review which answers other origins may read',
  hint: 'add `headers: { Access-Control-Allow-Origin: { schema: { type: string } } }` to the response',
  check: forOperations(
    ({ settings, responses }) => settings.cors !== undefined && responses.length > 0,
    ({ responses }) =>
      responses
        .filter(({ status }) => status.startsWith('2'))
        .filter(({ headers }) => !headers.some(({ name }) => name.toLowerCase() === HEADER))
        .map(({ at, status }) => ({
          at,
          message: `the response ${status} does not document Access-Control-Allow-Origin`,
        })),
  ),
});
