// What OpenAPI asks for and nothing here needs: other tools do, and readers.

import type { Diagnostic } from '../../../diagnostics/index.js';
import type { SpecNode } from '../../node.js';
import { structureMessages } from '../messages.js';
import { type Checks, resolvedEntries } from './check.js';

export const required: Checks = {
  document: [
    (root) => [
      ...documentation(root),
      ...(root.get('tags')?.items() ?? []).flatMap((tag) => [
        ...lacking(tag, 'the tag', ['name']),
        ...documentation(tag),
      ]),
    ],
  ],
  info: [(info) => lacking(info.get('license'), 'the licence', ['name'])],
  server: [
    (server) =>
      resolvedEntries(server.get('variables')).flatMap(([name, variable]) =>
        lacking(variable, `the server variable \`${name}\``, ['default']),
      ),
  ],
  operation: [
    (operation, { version }) => [
      ...documentation(operation),
      // Since 3.1 it may be left out.
      ...(version === '3.1' ? [] : lacking(operation, 'the operation', ['responses'])),
    ],
  ],
  response: [
    (response, { version }) => [
      ...lacking(response, 'the response', ['description']),
      ...(version === '2.0'
        ? resolvedEntries(response.get('headers')).flatMap(([name, header]) =>
            lacking(header, `the header \`${name}\``, ['type']),
          )
        : []),
    ],
  ],
  securityScheme: [
    (scheme, { version }) => (version === '2.0' ? partsOfScheme2(scheme) : partsOfScheme(scheme)),
  ],
};

function lacking(node: SpecNode | undefined, what: string, keys: readonly string[]): Diagnostic[] {
  const { object } = node ?? {};
  if (!node || !object) return [];
  return keys
    .filter((key) => !Object.hasOwn(object, key))
    .map((key) => structureMessages.report('SPEC-052', node.at, { what, key }));
}

function documentation(node: SpecNode): Diagnostic[] {
  return lacking(node.get('externalDocs'), '`externalDocs`', ['url']);
}

const PARTS: Readonly<Record<string, readonly string[]>> = {
  apiKey: ['name', 'in'],
  http: ['scheme'],
  oauth2: ['flows'],
  openIdConnect: ['openIdConnectUrl'],
};

/** https://spec.openapis.org/oas/v3.0.3#oauth-flow-object */
const PARTS_OF_FLOW: Readonly<Record<string, readonly string[]>> = {
  implicit: ['authorizationUrl', 'scopes'],
  password: ['tokenUrl', 'scopes'],
  clientCredentials: ['tokenUrl', 'scopes'],
  authorizationCode: ['authorizationUrl', 'tokenUrl', 'scopes'],
};

/** The names of the same flows in 2.0. */
const FLOWS_OF_2: Readonly<Record<string, string>> = {
  implicit: 'implicit',
  password: 'password',
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
};

const SCHEME = 'the security scheme';

function partsOfScheme(scheme: SpecNode): Diagnostic[] {
  return [
    ...lacking(scheme, SCHEME, PARTS[scheme.get('type')?.string ?? ''] ?? []),
    ...resolvedEntries(scheme.get('flows')).flatMap(([name, flow]) =>
      lacking(flow, `the flow \`${name}\``, PARTS_OF_FLOW[name] ?? []),
    ),
  ];
}

function partsOfScheme2(scheme: SpecNode): Diagnostic[] {
  const type = scheme.get('type')?.string;
  if (type === 'apiKey') return lacking(scheme, SCHEME, PARTS['apiKey'] ?? []);
  if (type !== 'oauth2') return [];
  const flow = FLOWS_OF_2[scheme.get('flow')?.string ?? ''];
  return lacking(scheme, SCHEME, ['flow', ...(PARTS_OF_FLOW[flow ?? ''] ?? ['scopes'])]);
}
