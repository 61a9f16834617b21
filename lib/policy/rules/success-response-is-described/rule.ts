// A document without the answer that is wanted describes half an operation.

import { defineRule } from '../../rule.js';
import { forOperations } from '../../rule-kinds.js';

export const successResponseIsDescribed = defineRule({
  id: 'success-response-is-described',
  title: 'every operation describes its success',
  group: 'input-validation',
  severity: 'warning',
  aliases: [
    ...['b2f275be', 'f368dd2d', '60b5f56b', '1908a8ee', '3b497874', '3b066059', '105e20dd'],
    ...['48e9e1fe', '990eaf09', 'operation-2xx-response'],
  ],
  standards: [],
  risk: 'clients and tests are generated for failures only, and nobody sees when the answer changes',
  hint: "add a response, for example `'200': { description: … }`",
  check: forOperations(
    ({ method }) => method !== 'any' && method !== 'options',
    ({ responses, at }) => {
      if (responses.some(({ status }) => /^([123]|default$)/.test(status))) return [];
      const declared = responses.map(({ status }) => status).join(', ');
      const message = declared
        ? `of the responses ${declared} none is a success`
        : 'no response is described';
      return [{ at, message }];
    },
  ),
});
