// Every message about method request parameters.

import { defineCatalogue, message } from '../../diagnostics/index.js';

export const parameterMessages = defineCatalogue({
  'PLAN-220': message<{ place: string; name: string }>({
    severity: 'warning',
    message: ({ place, name }) =>
      `the ${place} parameter "${name}" is passed on but not checked: API Gateway takes only letters, digits and : . _ $ - in names`,
    hint: () => 'check that it is present in the back end, or rename it',
  }),
  'PLAN-221': message<{ place: string; name: string; kept: string }>({
    severity: 'warning',
    message: ({ place, name, kept }) =>
      `the ${place} parameter "${name}" is passed on but not checked: the ${kept} parameter has the same name, and names are unique within an operation`,
    hint: ({ place, name }) => `rename the ${place} parameter "${name}"`,
  }),
  'PLAN-222': message<{ name: string; required: boolean }>({
    severity: 'warning',
    message: ({ name, required }) =>
      required
        ? `API Gateway does not read cookies: of the required cookie "${name}" only a Cookie header is checked for`
        : `API Gateway does not read cookies: "${name}" is passed on but not checked`,
    hint: () => 'check the cookie in the back end or in an authorizer',
  }),
  'PLAN-223': message<{ name: string; first: string }>({
    severity: 'info',
    message: ({ name, first }) =>
      `the header parameters "${first}" and "${name}" differ only by case and are one: "${first}"`,
    hint: ({ name }) => `remove "${name}"`,
  }),
  'PLAN-224': message<{ name: string }>({
    severity: 'info',
    message: ({ name }) =>
      `the header parameter "${name}" is left out: OpenAPI says it with security schemes and media types`,
    hint: () => 'remove the parameter',
  }),
  'PLAN-225': message<{ place: string; name: string; style: string }>({
    severity: 'info',
    message: ({ place, name, style }) =>
      `of the ${place} parameter "${name}" only presence is checked: API Gateway does not take ${style} apart`,
    hint: () => 'check its parts in the back end',
  }),
  'PLAN-226': message<{ name: string; path: string }>({
    severity: 'warning',
    message: ({ name, path }) =>
      `the path parameter "${name}" is left out: ${path} has no {${name}}`,
    hint: ({ name }) => `put {${name}} into the path, or remove the parameter`,
  }),
  'PLAN-227': message<{ name: string; path: string }>({
    severity: 'info',
    message: ({ name, path }) =>
      `the variable {${name}} of ${path} is not declared; it is added as a string`,
    hint: ({ name }) =>
      `declare it: { name: ${name}, in: path, required: true, schema: { type: string } }`,
  }),
  'PLAN-228': message<{ count: number; operations: number }>({
    severity: 'info',
    message: ({ count, operations }) =>
      `API Gateway checks that required parameters are present, not what they hold: types, patterns, lists and ranges of ${count} parameters of ${operations} operations are for the back end to check`,
    hint: () => 'validate parameters in the back end as well',
  }),
});
