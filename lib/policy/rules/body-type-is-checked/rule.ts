// API Gateway picks the schema by the Content-Type that the caller sends: another type, and nothing is validated.

import { isJsonMedia } from '../../../model/index.js';
import { defineRule } from '../../rule.js';
import { forRoutes } from '../../rule-kinds.js';

export const bodyTypeIsChecked = defineRule({
  id: 'body-type-is-checked',
  title: 'bodies of other media types do not pass validation by',
  group: 'input-validation',
  severity: 'warning',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: 'a caller that sends `Content-Type: text/plain` passes an unvalidated body to the back end',
  hint: 'remove `waf: false`: the web ACL lets only the declared media types through',
  check: forRoutes(
    ({ operation, validation }) =>
      (validation === 'all' || validation === 'body') &&
      (operation.requestBody?.content ?? []).some(({ type }) => isJsonMedia(type)),
    ({ method, resourcePath, operation }, { plan }) =>
      plan.waf
        ? []
        : [
            {
              at: operation.requestBody?.at ?? operation.at,
              message: `${method} ${resourcePath} validates its body only when the Content-Type is one that it names`,
            },
          ],
  ),
});
