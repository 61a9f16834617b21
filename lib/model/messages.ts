// What reading the model has to say: little, because structure was checked before.

import { shapeMessages } from '../annotations/index.js';
import { defineCatalogue, message } from '../diagnostics/index.js';

export const modelMessages = defineCatalogue({
  'MOD-001': message<{ name: string; path: string }>({
    severity: 'warning',
    message: ({ name, path }) =>
      `operationId \`${name}\` is used more than once; ${path} goes by its method and path`,
    hint: () => 'give each operation an operationId of its own',
  }),
  'MOD-002': message<{ ref: string }>({
    severity: 'warning',
    message: ({ ref }) => `the dynamic reference \`${ref}\` is read as an ordinary one`,
    hint: () => 'use `$ref` where the target does not depend on the caller',
  }),
  'MOD-003': shapeMessages.unknownKey,
  'MOD-004': shapeMessages.wrongType,
  'MOD-005': shapeMessages.wrongValue,
  'MOD-006': shapeMessages.missingKey,
  'MOD-007': message<{ name: string; near: string }>({
    severity: 'error',
    message: ({ name }) => `"${name}" is no extension of API Gateway, and nothing reads it`,
    hint: ({ near }) => `did you mean "${near}"?`,
  }),
  'MOD-008': message<{ name: string }>({
    severity: 'warning',
    message: ({ name }) => `API Gateway knows no extension "${name}"; it is left out`,
    hint: () => 'remove it, or give it another prefix than x-amazon-apigateway-',
  }),
  'MOD-009': message<{ name: string; place: string; allowed: string }>({
    severity: 'warning',
    message: ({ name, place }) =>
      `"${name}" stands on ${place}, where API Gateway does not read it`,
    hint: ({ allowed }) => `move it to ${allowed}, or remove it`,
  }),
  'MOD-010': message<{ name: string; why: string; instead: string }>({
    severity: 'warning',
    message: ({ name, why }) => `${name} ${why}, and it is left out`,
    hint: ({ instead }) => instead,
  }),
  'MOD-011': message<{ name: string; near?: string | undefined }>({
    severity: 'error',
    message: ({ name }) => `nothing gives "${name}" its value here`,
    hint: ({ name, near }) =>
      near
        ? `did you mean the variable "${near}"?`
        : `give it one: --var ${name}=value, or \`variables: { ${name}: value }\` in portcullis.yaml`,
  }),
  'MOD-012': message<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `the CloudFormation function ${name} is not evaluated here`,
    hint: () => 'write a text, or use Ref, Fn::GetAtt, Fn::Sub or Fn::Join with variables',
  }),
  'MOD-014': message<{ name: string; ref: string }>({
    severity: 'error',
    message: ({ name, ref }) => `${name} is a reference to "${ref}", which is not in this file`,
    hint: () => 'write the extension in its place: API Gateway follows no references in extensions',
  }),
  'MOD-013': message<{ key: string }>({
    severity: 'warning',
    message: ({ key }) =>
      `"${key}" is for HTTP APIs; a REST API has no use for it, and it is left out`,
    hint: ({ key }) =>
      key === 'payloadFormatVersion'
        ? 'remove it; a function gets events of format 1.0 from a REST API'
        : 'remove it',
  }),
});
