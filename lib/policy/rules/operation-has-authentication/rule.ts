// Every operation asks for authentication, or says why not.

import * as z from 'zod';
import type { Operation } from '../../../model/index.js';
import { defineRule } from '../../rule.js';
import { forOperations } from '../../rule-kinds.js';

const EXTENSION = 'x-amazon-apigateway-auth';

export const operationHasAuthentication = defineRule({
  id: 'operation-has-authentication',
  title: 'every operation asks for authentication, or says why it is public',
  group: 'authentication',
  severity: 'error',
  aliases: [
    'CKV_OPENAPI_1',
    'CKV_OPENAPI_5',
    '96729c6b',
    '663c442d',
    '543e38f4',
    'baade968',
    '8db5544e',
    'e3f026e8',
    'owasp:api2:2023-write-restricted',
    'owasp:api2:2023-read-restricted',
    'security-defined',
  ],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API2' },
    { standard: 'PCI DSS 4.0', requirement: '8.3.1' },
    { standard: 'HIPAA', requirement: '164.312(d)' },
    { standard: 'NIST 800-53r5', requirement: 'AC-3' },
  ],
  risk: 'anyone on the network can call the operation',
  hint: 'add `security` to the operation or to the root, or `x-gateway: { public: <reason> }` when that is intended',
  options: z.strictObject({
    methods: z
      .array(z.enum(['get', 'head', 'post', 'put', 'patch', 'delete', 'trace', 'any']))
      .default(['get', 'head', 'post', 'put', 'patch', 'delete', 'trace', 'any'])
      .describe('methods that must ask; OPTIONS, which preflights use, never has to'),
  }),
  check: forOperations(
    ({ method }) => method !== 'options',
    (operation, _, { methods }) => {
      const { method, path, settings } = operation;
      if (!methods.some((one) => one === method) || settings.public !== undefined) return [];
      const name = `${method.toUpperCase()} ${path}`;
      const explicit = explicitAuth(operation);
      if (explicit === 'NONE')
        return [
          {
            at: operation.at.child(EXTENSION).key(),
            message: `${name} is opened by ${EXTENSION}, and does not say why`,
            hint: `remove ${EXTENSION} and ask for authentication with \`security\`, or write \`security: []\` and \`x-gateway: { public: <reason> }\` when that is intended`,
          },
        ];
      if (explicit === 'AWS_IAM') return [];
      const isOwn = operation.securitySource === 'operation';
      if (!asks(operation))
        return [
          {
            at: isOwn ? operation.securityAt : operation.at,
            message: `${name} asks for no authentication and does not say why`,
            ...(isOwn && {
              hint: 'name a security scheme here, or add `x-gateway: { public: <reason> }` to the operation when that is intended',
            }),
          },
        ];
      const empty = operation.security.find(({ schemes }) => schemes.length === 0);
      if (!empty) return [];
      return [
        {
          at: isOwn ? empty.at : operation.at,
          message: `${name} lets in callers without credentials (\`{}\`) and does not say why`,
          hint: 'remove the `{}`, or add `x-gateway: { public: <reason> }` to the operation when that is intended',
          ...(!isOwn && { related: [{ at: empty.at, message: 'every operation inherits it' }] }),
        },
      ];
    },
  ),
});

/**
 * What the extension of API Gateway says, in upper case: it takes the place of `security`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-auth.html
 */
function explicitAuth({ extensions }: Operation): string | undefined {
  const extension = extensions[EXTENSION];
  if (typeof extension !== 'object' || extension === null || !('type' in extension))
    return undefined;
  return String(extension.type).toUpperCase();
}

function asks({ security }: Operation): boolean {
  return security.some(({ schemes }) => schemes.length > 0);
}
