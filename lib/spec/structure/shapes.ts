// The objects of OpenAPI 2.0, 3.0 and 3.1: their fields and what each may hold. A table, from the specifications:
// https://spec.openapis.org/oas/v2.0, https://spec.openapis.org/oas/v3.0.3 and https://spec.openapis.org/oas/v3.1.0

import type { SpecVersion } from '../document.js';
import { METHODS } from '../methods.js';

/** What a field may hold. */
export type Kind =
  | 'string'
  | 'boolean'
  | 'number'
  | 'any'
  | 'texts'
  | 'security'
  | { readonly object: string }
  | { readonly list: string }
  | { readonly map: string }
  | { readonly oneOf: readonly string[] };

export interface Shape {
  /** As it is called in messages: `the operation`. */
  readonly what: string;
  readonly fields: Readonly<Record<string, Kind>>;
  /** Without them the meaning is lost. */
  readonly required?: readonly string[];
  /** OpenAPI asks for them, and nothing here needs them. */
  readonly asked?: readonly string[];
  /** Members with names of the author's choice. */
  readonly members?: Kind;
}

const operations = Object.fromEntries(
  Object.keys(METHODS).map((key) => [key, { object: 'operation' } as const]),
);
const texts = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, 'string'] as const));
const anything = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, 'any'] as const));

const info: Shape = {
  what: '`info`',
  fields: {
    ...texts('title', 'description', 'termsOfService', 'summary'),
    ...anything('version', 'contact', 'license'),
  },
  asked: ['title', 'version'],
};

const V3: Readonly<Record<string, Shape>> = {
  document: {
    what: 'the document',
    fields: {
      ...anything('openapi', 'jsonSchemaDialect', 'tags', 'externalDocs'),
      info: { object: 'info' },
      servers: { list: 'server' },
      paths: { object: 'paths' },
      webhooks: 'any',
      components: { object: 'components' },
      security: 'security',
    },
    asked: ['info'],
  },
  info,
  server: {
    what: 'the server',
    fields: { ...texts('url', 'description'), variables: 'any' },
    asked: ['url'],
  },
  paths: { what: '`paths`', fields: {}, members: { object: 'pathItem' } },
  pathItem: {
    what: 'the path item',
    fields: {
      ...texts('summary', 'description'),
      ...operations,
      servers: { list: 'server' },
      parameters: { list: 'parameter' },
    },
  },
  operation: {
    what: 'the operation',
    fields: {
      ...texts('summary', 'description', 'operationId'),
      ...anything('externalDocs', 'callbacks', 'tags'),
      parameters: { list: 'parameter' },
      requestBody: { object: 'requestBody' },
      responses: { object: 'responses' },
      deprecated: 'boolean',
      security: 'security',
      servers: { list: 'server' },
    },
  },
  parameter: {
    what: 'the parameter',
    fields: {
      ...texts('name', 'description', 'style'),
      in: { oneOf: ['query', 'header', 'path', 'cookie'] },
      required: 'boolean',
      deprecated: 'boolean',
      allowEmptyValue: 'boolean',
      explode: 'boolean',
      allowReserved: 'boolean',
      schema: { object: 'schema' },
      content: { map: 'mediaType' },
      ...anything('example', 'examples'),
    },
    required: ['name', 'in'],
  },
  requestBody: {
    what: 'the request body',
    fields: { description: 'string', content: { map: 'mediaType' }, required: 'boolean' },
    asked: ['content'],
  },
  mediaType: {
    what: 'the media type',
    fields: { schema: { object: 'schema' }, ...anything('example', 'examples', 'encoding') },
  },
  responses: { what: '`responses`', fields: {}, members: { object: 'response' } },
  response: {
    what: 'the response',
    fields: {
      description: 'string',
      headers: { map: 'header' },
      content: { map: 'mediaType' },
      links: 'any',
    },
  },
  header: {
    what: 'the header',
    fields: {
      ...texts('description', 'style'),
      ...anything(
        'required',
        'deprecated',
        'explode',
        'example',
        'examples',
        'content',
        'allowEmptyValue',
        'allowReserved',
      ),
      schema: { object: 'schema' },
    },
  },
  components: {
    what: '`components`',
    fields: {
      schemas: { map: 'schema' },
      responses: { map: 'response' },
      parameters: { map: 'parameter' },
      requestBodies: { map: 'requestBody' },
      headers: { map: 'header' },
      securitySchemes: { map: 'securityScheme' },
      ...anything('examples', 'links', 'callbacks', 'pathItems'),
    },
  },
  securityScheme: {
    what: 'the security scheme',
    fields: {
      type: { oneOf: ['apiKey', 'http', 'oauth2', 'openIdConnect', 'mutualTLS'] },
      in: { oneOf: ['query', 'header', 'cookie'] },
      ...texts('description', 'name', 'scheme', 'bearerFormat', 'openIdConnectUrl'),
      flows: 'any',
    },
    required: ['type'],
  },
};

const V2: Readonly<Record<string, Shape>> = {
  document: {
    what: 'the document',
    fields: {
      ...anything('swagger', 'tags', 'externalDocs'),
      responses: { map: 'response' },
      parameters: { map: 'parameter' },
      ...texts('host', 'basePath'),
      info: { object: 'info' },
      schemes: 'texts',
      consumes: 'texts',
      produces: 'texts',
      paths: { object: 'paths' },
      definitions: { map: 'schema' },
      securityDefinitions: { map: 'securityScheme' },
      security: 'security',
    },
    asked: ['info', 'paths'],
  },
  info,
  paths: V3['paths'] as Shape,
  pathItem: { what: 'the path item', fields: { ...operations, parameters: { list: 'parameter' } } },
  operation: {
    what: 'the operation',
    fields: {
      ...texts('summary', 'description', 'operationId'),
      ...anything('externalDocs', 'tags'),
      consumes: 'texts',
      produces: 'texts',
      schemes: 'texts',
      parameters: { list: 'parameter' },
      responses: { object: 'responses' },
      deprecated: 'boolean',
      security: 'security',
    },
  },
  parameter: {
    what: 'the parameter',
    fields: {
      ...texts('name', 'description', 'type', 'format', 'collectionFormat', 'pattern'),
      in: { oneOf: ['query', 'header', 'path', 'formData', 'body'] },
      required: 'boolean',
      schema: { object: 'schema' },
      items: 'any',
    },
    required: ['name', 'in'],
  },
  responses: V3['responses'] as Shape,
  response: {
    what: 'the response',
    fields: {
      description: 'string',
      schema: { object: 'schema' },
      headers: 'any',
      examples: 'any',
    },
  },
  securityScheme: {
    what: 'the security scheme',
    fields: {
      type: { oneOf: ['basic', 'apiKey', 'oauth2'] },
      in: { oneOf: ['query', 'header'] },
      ...texts('description', 'name', 'flow', 'authorizationUrl', 'tokenUrl'),
      scopes: 'any',
    },
    required: ['type'],
  },
};

export function shapesOf(version: SpecVersion): Readonly<Record<string, Shape>> {
  return version === '2.0' ? V2 : V3;
}
