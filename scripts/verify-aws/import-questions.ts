// What AWS makes of a document: security, parameters, endpoints, identity sources, TLS.

import type { EndpointType } from '@aws-sdk/client-api-gateway';
import {
  GetAuthorizersCommand,
  GetResourcesCommand,
  GetRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { authorizer, document, operation } from './bodies.js';
import type { Question } from './question.js';
import type { Scratch } from './scratch.js';

const EXT = 'x-amazon-apigateway-';
const ENDPOINT = `${EXT}endpoint-configuration`;

/** Security policies as the product writes them: `lib/plan/body/root-extensions.ts`. */
const TLS: Readonly<Record<EndpointType, string>> = {
  REGIONAL: 'SecurityPolicy_TLS13_1_2_2021_06',
  PRIVATE: 'SecurityPolicy_TLS13_1_2_2021_06',
  EDGE: 'SecurityPolicy_TLS12_PFS_2025_EDGE',
};

export const importQuestions: readonly Question[] = [
  {
    id: 'root-security',
    question: 'Does security at the root of a document apply to operations without their own?',
    assumption: 'either: every operation says its own, and the root says none',
    async ask(scratch) {
      const { region, accountId } = scratch;
      const scheme = authorizer(region, accountId, 'method.request.header.Authorization');
      await scratch.mustImport(
        document(
          { '/a': { get: operation() } },
          { components: { securitySchemes: { scheme } }, security: [{ scheme: [] }] },
        ),
      );
      const { authorizationType } = await scratch.method('/a', 'GET');
      const applied = authorizationType === 'CUSTOM';
      return { observed: applied ? 'it applies' : `no: ${authorizationType}`, holds: true };
    },
  },
  {
    id: 'path-parameters',
    question: 'Are parameters of a path item honoured for its operations?',
    assumption: 'either: they are written on every operation',
    async ask(scratch) {
      const q = { name: 'q', in: 'query', required: true, schema: { type: 'string' } };
      await scratch.mustImport(document({ '/a': { parameters: [q], get: operation() } }));
      const { requestParameters = {} } = await scratch.method('/a', 'GET');
      const honoured = requestParameters['method.request.querystring.q'] === true;
      return { observed: honoured ? 'they are' : 'they are ignored', holds: true };
    },
  },
  {
    id: 'header-case',
    question: 'May two header parameters differ in case alone?',
    assumption: 'either: such parameters are merged',
    async ask(scratch) {
      const header = (name: string) => ({ name, in: 'header', schema: { type: 'string' } });
      const parameters = [header('X-Trace'), header('x-trace')];
      const refusal = await scratch.import(document({ '/a': { get: operation({ parameters }) } }));
      return { observed: refusal ?? 'they may', holds: true };
    },
  },
  {
    id: 'identity-sources',
    question: 'May an authorizer be cached by context.httpMethod and context.path?',
    assumption: 'yes: the composed authorizer is cached by method and path besides credentials',
    async ask(scratch) {
      const sources = 'method.request.header.Authorization,context.httpMethod,context.path';
      const scheme = authorizer(scratch.region, scratch.accountId, sources);
      const refusal = await scratch.import(
        document(
          { '/a': { get: operation({ security: [{ scheme: [] }] }) } },
          { components: { securitySchemes: { scheme } } },
        ),
      );
      return { observed: refusal ?? 'yes', holds: refusal === undefined };
    },
  },
  {
    id: 'no-identity-sources',
    question: 'Does an authorizer that keeps no answers stay without identity sources?',
    assumption:
      'yes: with a source, callers without credentials would be refused before it is asked',
    async ask(scratch) {
      const scheme = authorizer(scratch.region, scratch.accountId);
      const refusal = await scratch.import(
        document(
          { '/a': { get: operation({ security: [{ scheme: [] }] }) } },
          { components: { securitySchemes: { scheme } } },
        ),
      );
      if (refusal !== undefined) return { observed: refusal, holds: false };
      const restApiId = await scratch.api();
      const { items = [] } = await scratch.client.send(new GetAuthorizersCommand({ restApiId }));
      const sources = items.flatMap(({ identitySource }) => identitySource || []);
      return { observed: sources.join(', ') || 'yes', holds: sources.length === 0 };
    },
  },
  ...(['REGIONAL', 'EDGE', 'PRIVATE'] as const).map((type) => tlsQuestion(type)),
  {
    id: 'closed-endpoint',
    question: 'Does an import honour disableExecuteApiEndpoint in a server that is "/"?',
    assumption: 'yes, without a warning; and it leaves the endpoint type alone',
    async ask(scratch) {
      const servers = [{ url: '/', [ENDPOINT]: { disableExecuteApiEndpoint: true } }];
      const refusal = await scratch.import(document({ '/a': { get: operation() } }, { servers }));
      if (refusal !== undefined) return { observed: refusal, holds: false };
      const { disableExecuteApiEndpoint, endpointConfiguration } = await read(scratch);
      const types = endpointConfiguration?.types ?? [];
      return {
        observed: `disabled: ${disableExecuteApiEndpoint}, types: ${types.join(', ')}`,
        holds: disableExecuteApiEndpoint === true && types[0] === 'REGIONAL',
      };
    },
  },
  {
    id: 'refused-import',
    question: 'Does a refused import leave the API as it was?',
    assumption: 'yes: an import is all or nothing',
    async ask(scratch) {
      await scratch.mustImport(document({ '/before': { get: operation() } }));
      const refusal = await scratch.import(document({ '/{a}-{b}': { get: operation() } }));
      const { items = [] } = await scratch.client.send(
        new GetResourcesCommand({ restApiId: await scratch.api() }),
      );
      const paths = items.map(({ path = '' }) => path).sort();
      const kept = paths.join(' ') === '/ /before';
      return {
        observed: refusal === undefined ? 'it was not refused' : `resources: ${paths.join(', ')}`,
        holds: refusal !== undefined && kept,
      };
    },
  },
];

function tlsQuestion(type: EndpointType): Question {
  const policy = TLS[type];
  return {
    id: `tls-${type.toLowerCase()}`,
    question: `Does an import into a ${type.toLowerCase()} API take the security policy ${policy}?`,
    assumption: 'yes, with the endpoint access mode BASIC',
    async ask(scratch) {
      const refusal = await scratch.import(
        document(
          { '/a': { get: operation() } },
          { [`${EXT}security-policy`]: policy, [`${EXT}endpoint-access-mode`]: 'BASIC' },
        ),
        type,
      );
      return { observed: refusal ?? 'yes', holds: refusal === undefined };
    },
  };
}

async function read(scratch: Scratch) {
  return scratch.client.send(new GetRestApiCommand({ restApiId: await scratch.api() }));
}
