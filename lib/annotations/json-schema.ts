// The JSON Schema of `x-gateway`, for editors: one definition for each kind of place.

import * as z from 'zod';
import type { Scope } from './annotation.js';
import { annotationsOf, PLACES } from './catalogue.js';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const SCOPES: readonly Scope[] = ['root', 'pathItem', 'operation', 'scheme', 'schema', 'parameter'];

/** A schema that accepts `x-gateway` wherever it may stand; `$defs` has one for each kind of place. */
export function gatewayJsonSchema(): object {
  return {
    $schema: DIALECT,
    $id: 'x-gateway.schema.json',
    title: 'x-gateway',
    description: 'What an API gateway needs to know beyond OpenAPI',
    anyOf: SCOPES.map((scope) => ({ $ref: `#/$defs/${scope}` })),
    $defs: Object.fromEntries(SCOPES.map((scope) => [scope, placeSchema(scope)])),
  };
}

function placeSchema(scope: Scope): object {
  const properties = annotationsOf(scope).map(({ name, summary, schema, default: fallback }) => {
    const { $schema: _, ...own } = z.toJSONSchema(schema, {
      io: 'input',
      unrepresentable: 'any',
    }) as Record<string, unknown>;
    const description = fallback ? `${summary}. Default: ${fallback}` : summary;
    return [name, { ...own, description }] as const;
  });
  return {
    type: 'object',
    description: `x-gateway at ${PLACES[scope]}`,
    properties: Object.fromEntries(properties),
    additionalProperties: false,
  };
}
