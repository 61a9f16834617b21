// Keywords of JSON Schema, by what becomes of them in API Gateway's dialect: JSON Schema draft 4 as far as
// OpenAPI 3.0 has it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html

/** They describe and do not restrict. */
export const DESCRIPTIVE = new Set(
  `example examples default xml externalDocs deprecated contentEncoding contentMediaType
  contentSchema $comment $id $schema $anchor $dynamicAnchor $vocabulary $defs definitions nullable
  collectionFormat allowEmptyValue id`.split(/\s+/),
);

/** They are acted on elsewhere, and are no loss. */
export const SETTLED = new Set(
  `readOnly writeOnly x-portcullis-nullable x-gateway additionalItems`.split(' '),
);

/** Keywords that have a meaning for values of one type only. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  string: ['minLength', 'maxLength', 'pattern', 'format'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'format'],
  integer: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'format'],
  boolean: [],
  array: [
    ...['items', 'minItems', 'maxItems', 'uniqueItems', 'prefixItems', 'additionalItems'],
    ...['contains', 'minContains', 'maxContains'],
  ],
  object: [
    ...['properties', 'required', 'additionalProperties', 'minProperties', 'maxProperties'],
    ...['patternProperties', 'propertyNames', 'dependentRequired', 'dependentSchemas'],
    'dependencies',
  ],
};
const OF_A_TYPE = new Set(Object.values(TYPES).flat());

export function isType(type: unknown): type is string {
  return typeof type === 'string' && Object.hasOwn(TYPES, type);
}

/** Whether a keyword has a meaning for values of some types only. */
export function isOfAType(keyword: string): boolean {
  return OF_A_TYPE.has(keyword);
}

/** Whether a keyword has no meaning for a type. */
export function isForeign(keyword: string, type: string): boolean {
  return OF_A_TYPE.has(keyword) && TYPES[type]?.includes(keyword) === false;
}

/** Formats that are enforced or stored; all others only describe. */
export function isKeptFormat(format: unknown, type: unknown): boolean {
  if (type === 'integer') return format === 'int32' || format === 'int64';
  return type === 'string' && format === 'byte';
}

/** Name of the property that tells alternatives apart: 3.x writes an object, 2.0 the name. */
export function discriminatorOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const name = (value as { propertyName?: unknown } | null)?.propertyName;
  return typeof name === 'string' ? name : '?';
}
