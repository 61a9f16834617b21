// Which web pages may read an answer stands in `cors`, or else nowhere but in the header that the back end sends.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';

const HEADER = 'access-control-allow-origin';

export const corsHeaderIsDocumented = defineRule({
  id: 'cors-header-is-documented',
  title: 'the CORS header is documented where back ends send it',
  group: 'hygiene',
  severity: 'info',
  level: 'strict',
  aliases: ['owasp:api8:2023-define-cors-origin'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: 'nobody sees in a review which answers other origins may read',
  hint: 'add `headers: { Access-Control-Allow-Origin: { schema: { type: string } } }` to the response; or set `x-gateway: { cors }` and remove the operation `options`',
  options: z.strictObject({
    always: z
      .boolean()
      .default(false)
      .describe('Whether operations need the header whose path has no `options`'),
  }),
  check: forModel(({ operations }, { always }) => {
    const preflights = new Set(
      operations.flatMap(({ method, path }) => (method === 'options' ? [path] : [])),
    );
    const judged = operations.filter(
      ({ method, path }) => method !== 'options' && (always || preflights.has(path)),
    );
    if (judged.length === 0) return undefined;
    return judged.flatMap(({ id, responses }) =>
      responses
        .filter(({ status }) => status.startsWith('2'))
        .filter(({ headers }) => !headers.some(({ name }) => name.toLowerCase() === HEADER))
        .map(({ at, status }) => ({
          at,
          of: id,
          message: `the response ${status} does not document Access-Control-Allow-Origin`,
        })),
    );
  }),
});
