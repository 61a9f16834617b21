// Parameters named like credentials do not stand in the URL. Page tokens and the like are not credentials.

import type { ApiModel, Parameter } from '../../../model/index.js';
import { defineRule } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';
import { conjunctsOf, isOfType } from '../../schemas/index.js';

const CREDENTIAL =
  /^(.*[-_.])?(password|passwd|secret|client[-_]?secret|api[-_]?key|access[-_]?token|refresh[-_]?token|id[-_]?token|auth[-_]?token|token)$/i;
const NOT_ONE = /(page|next|continuation|cursor|sync|csrf)[-_]?token$/i;

export const credentialsNotInUrl = defineRule({
  id: 'credentials-not-in-url',
  title: 'credentials are not parameters of the URL',
  group: 'authentication',
  severity: 'error',
  aliases: ['owasp:api2:2023-no-credentials-in-url'],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API2' },
    { standard: 'CWE', requirement: '598' },
  ],
  risk: 'the credential is written to access logs, browser histories and Referer headers',
  hint: 'send it in the Authorization header, or in the body of a POST',
  check: forModel((model) => {
    const parameters = model.operations
      .flatMap((operation) => operation.parameters)
      .filter((parameter) => parameter.in === 'query' || parameter.in === 'path');
    if (parameters.length === 0) return undefined;
    return parameters
      .filter(({ name }) => CREDENTIAL.test(name) && !NOT_ONE.test(name))
      .filter((parameter) => !isSwitch(parameter, model))
      .map(({ name, in: place, at }) => ({
        at,
        message: `${place} parameter \`${name}\` is a credential`,
      }));
  }),
});

/** `hide_secret: true` is about a secret. */
function isSwitch({ schema }: Parameter, model: ApiModel): boolean {
  return conjunctsOf(model, schema ? [schema] : []).some((one) => isOfType(one.schema, 'boolean'));
}
