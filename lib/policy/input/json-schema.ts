// The JSON Schema of what rules in other languages are given. It names what such rules may rely on; more may be there.

import * as z from 'zod';
import { INPUT_VERSION } from './input-document.js';

const at = z
  .string()
  .describe('Place: the file, `#`, and a JSON pointer. To be given back with a finding');
const any = z.record(z.string(), z.unknown());
const content = z.array(
  z.looseObject({ type: z.string(), schema: any.optional().describe('`schema` and `at`'), at }),
);

const operation = z.looseObject({
  id: z.string().describe('operationId, or method and path'),
  method: z.string().describe('lower case; `any`: every method'),
  path: z.string().describe('as written in the specification'),
  deprecated: z.boolean(),
  tags: z.array(z.string()),
  security: z
    .array(
      z.looseObject({
        schemes: z.array(z.looseObject({ name: z.string(), scopes: z.array(z.string()) })),
        at,
      }),
    )
    .describe(
      'effective alternatives, one without schemes where credentials are optional; none: the operation asks for no authentication',
    ),
  securitySource: z.enum(['operation', 'root', 'none']),
  parameters: z.array(
    z.looseObject({
      name: z.string(),
      in: z.enum(['query', 'header', 'path', 'cookie']),
      required: z.boolean(),
      at,
    }),
  ),
  requestBody: z.looseObject({ required: z.boolean(), content, at }).optional(),
  responses: z.array(z.looseObject({ status: z.string(), content, at })),
  settings: any.describe(
    'effective x-gateway: public, backend, throttle, validate, cache, cors, …',
  ),
  at,
});

const resource = z.looseObject({
  address: z.string(),
  type: z.string(),
  name: z.string(),
  generated: z.boolean().describe('whether Portcullis made it from the specification'),
  values: any.describe('`{ "unknown": <expression> }` where a value is not known before apply'),
  at,
});

const input = z.object({
  portcullis: z.literal(INPUT_VERSION).describe('version of this document'),
  api: z
    .looseObject({
      name: z.string(),
      stage: z.string(),
      owner: z.string().optional(),
      title: z.string(),
      version: z.string(),
      sourceVersion: z.enum(['2.0', '3.0', '3.1']),
      servers: z.array(z.looseObject({ url: z.string(), at })),
      operations: z.array(operation),
      securitySchemes: z.record(z.string(), z.looseObject({ type: z.string(), at })),
      schemas: z.record(z.string(), z.looseObject({ schema: z.unknown(), at })),
      at,
    })
    .optional()
    .describe('the specification, whatever version of OpenAPI it is written in'),
  plan: z
    .looseObject({
      name: z.string(),
      stage: z.string(),
      routes: z.array(z.looseObject({ operation: z.string(), method: z.string() })),
      shards: z
        .array(
          z.looseObject({
            name: z.string(),
            operations: z.array(z.string()),
            body: any.describe('the import body for API Gateway'),
          }),
        )
        .describe('the REST APIs that serve it: one, or several under one domain'),
    })
    .optional()
    .describe('what API Gateway gets'),
  terraform: z
    .looseObject({
      kind: z.enum(['configuration', 'plan']),
      resources: z.array(resource),
      data: z.array(resource),
    })
    .optional()
    .describe('all resources, generated or written by hand'),
});

export function inputJsonSchema(): object {
  return { title: 'Input of rules in Rego', ...z.toJSONSchema(input) };
}
