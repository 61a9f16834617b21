// What one method checks for several operations, and what it cannot.

import { describe, expect, it } from 'vitest';
import type { MediaType, Operation, Schema } from '../../../lib/model/index.js';
import { mergeOperations } from '../../../lib/plan/paths/merge-operations.js';
import { operation, top } from '../model-builder.js';

const json = (schema?: Schema, type = 'application/json'): MediaType => ({
  type,
  at: top,
  ...(schema !== undefined && { schema: { schema, at: top } }),
});
const taking = (path: string, ...content: MediaType[]): Operation =>
  operation(`post ${path}`, {
    ...(content.length > 0 && { requestBody: { required: true, content, at: top } }),
  });
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

describe('bodies', () => {
  it.each([
    ['the same schema', [json(ref('A'))], [json(ref('A'))], ref('A')],
    ['named schemas', [json(ref('A'))], [json(ref('B'))], { anyOf: [ref('A'), ref('B')] }],
  ])('of %s are checked', (_, first, second, schema) => {
    const merged = mergeOperations(taking('/a', ...first), [taking('/b', ...second)]);
    expect(merged.operation.requestBody).toMatchObject({
      required: true,
      content: [{ type: 'application/json', schema: { schema } }],
    });
    expect(merged.unchecked).toEqual([]);
  });

  it('of schemas without names are not, and are told', () => {
    const merged = mergeOperations(taking('/a', json({ type: 'object' })), [
      taking('/b', json({ type: 'array' })),
    ]);
    expect(merged.operation.requestBody?.content).toEqual([json()]);
    expect(merged.unchecked).toEqual(['application/json']);
  });

  it('are not required where one operation has none', () => {
    const { operation: one } = mergeOperations(taking('/a', json(ref('A'))), [taking('/b')]);
    expect(one.requestBody).toMatchObject({ required: false, content: [{ schema: {} }] });
  });

  it('are taken in the types of each', () => {
    const merged = mergeOperations(taking('/a', json(ref('A'))), [
      taking('/b', json(ref('B'), 'application/xml')),
    ]);
    expect(merged.operation.requestBody?.content.map(({ type }) => type)).toEqual([
      'application/json',
      'application/xml',
    ]);
  });
});

describe('parameters', () => {
  const asking = (path: string, name: string, required: boolean) =>
    operation(`get ${path}`, { parameters: [{ name, in: 'query', required, at: top }] });

  it('are required where every operation requires them', () => {
    const merged = mergeOperations(asking('/a', 'q', true), [asking('/b', 'q', true)]);
    expect(merged.operation.parameters).toMatchObject([{ name: 'q', required: true }]);
    expect(merged.optional).toEqual([]);
  });

  it.each([
    ['is optional', asking('/b', 'q', false)],
    ['is not there', operation('get /b')],
  ])('are not where it %s for another, which is told', (_, other) => {
    const merged = mergeOperations(asking('/a', 'q', true), [other]);
    expect(merged.operation.parameters).toMatchObject([{ name: 'q', required: false }]);
    expect(merged.optional).toEqual(['q']);
  });
});
