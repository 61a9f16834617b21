// Browsers send preflights without credentials: one that asks for them is refused, and with it every call.

import { defineRule } from '../../rule.js';
import { forOperations, forTerraformMethods, together, undecided } from '../../rule-kinds.js';
import { isUnknown } from '../../terraform/index.js';

export const preflightHasNoAuthorization = defineRule({
  id: 'preflight-has-no-authorization',
  title: 'OPTIONS operations ask for no credentials',
  group: 'authentication',
  severity: 'warning',
  aliases: [],
  standards: [],
  risk: 'browsers on other origins cannot call the path, and the usual remedy opens more than that',
  hint: 'add `security: []` to the operation, or remove it and use `x-gateway: { cors: … }`',
  check: together(
    forOperations(
      ({ method }) => method === 'options',
      ({ security, securityAt, path }) =>
        security.length > 0 && security.every(({ schemes }) => schemes.length > 0)
          ? [{ at: securityAt, message: `OPTIONS ${path} asks for credentials` }]
          : [],
    ),
    forTerraformMethods(
      ({ verb }) => verb === 'OPTIONS',
      ({ name, authorization: { value, at } }) => {
        if (isUnknown(value)) return [undecided(at, 'authorization')];
        if (value === 'NONE') return [];
        return [
          {
            at,
            message: `${name} asks for ${value}`,
            hint: 'write `authorization = "NONE"` for the preflight',
          },
        ];
      },
    ),
  ),
});
