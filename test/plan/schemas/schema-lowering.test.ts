// Names, directions and places: what the golden cases do not show well.

import { describe, expect, it } from 'vitest';
import { createSchemaLowering } from '../../../lib/plan/schemas/index.js';
import { top } from '../model-builder.js';
import { lower, lowerOne } from './sketch.js';

const text = { type: 'string' };
const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe('names of models', () => {
  it('are letters and digits, and differ where the schemas do', () => {
    const { schemas, references } = lower({ 'a.b': text, 'a-b': text, aB: text, ü: text });
    expect(Object.keys(schemas)).toHaveLength(4);
    for (const name of Object.keys(schemas)) expect(name).toMatch(/^[A-Za-z0-9]+$/);
    expect(references.get('aB')).toBe('#/components/schemas/aB');
    expect(new Set(references.values()).size).toBe(4);
  });

  it('keep clear of a schema that has the name of a copy', () => {
    const pet = { type: 'object', properties: { id: { type: 'string', readOnly: true }, a: text } };
    const { schemas, references } = lower({ Pet: pet, PetRequest: text });
    expect(references.get('PetRequest')).toBe('#/components/schemas/PetRequest');
    expect(references.get('Pet')).toMatch(/^#\/components\/schemas\/PetRequest[0-9a-f]{6}$/);
    expect(Object.keys(schemas)).toHaveLength(2);
  });

  it('keep clear of the hints of inline schemas', () => {
    const lowering = createSchemaLowering({ schemas: { Pet: { schema: text, at: top } } });
    const at = top.child('paths', '/', 'post');
    const hint = { direction: 'request', nameHint: 'Pet' } as const;
    const inline = lowering.reference({ schema: { type: 'object' }, at }, hint);
    expect(inline?.$ref).toMatch(/^#\/components\/schemas\/Pet[0-9a-f]{6}$/);
  });
});

describe('read-only and write-only properties', () => {
  const user = {
    type: 'object',
    required: ['id', 'secret', 'name'],
    properties: {
      id: { type: 'string', readOnly: true },
      secret: { type: 'string', writeOnly: true },
      name: text,
      friend: to('User'),
    },
  };

  it('are left out of one direction, through circles too', () => {
    const request = lower({ User: user }, ['User'], 'request').schemas;
    const response = lower({ User: user }, ['User'], 'response').schemas;
    expect(request).toEqual({
      UserRequest: {
        type: 'object',
        required: ['secret', 'name'],
        properties: { secret: text, name: text, friend: to('UserRequest') },
      },
    });
    expect(response).toEqual({
      UserResponse: {
        type: 'object',
        required: ['id', 'name'],
        properties: { id: text, name: text, friend: to('UserResponse') },
      },
    });
  });

  it('do not take a required property of the same name from another object', () => {
    const inner = { type: 'object', required: ['id'], properties: { id: text } };
    const outer = {
      type: 'object',
      properties: { id: { type: 'string', readOnly: true }, customer: inner },
    };
    expect(lowerOne(outer).model).toEqual({ type: 'object', properties: { customer: inner } });
  });

  it('need no copy where there are none', () => {
    const { schemas } = lower({ A: { type: 'object', properties: { a: text } } }, ['A']);
    expect(Object.keys(schemas)).toEqual(['A']);
  });
});

describe('diagnostics', () => {
  it('stand at the part they are about', () => {
    const { diagnostics } = lower({
      A: { type: 'object', properties: { a: { type: 'array', contains: text } } },
    });
    expect(diagnostics.map(({ code, at }) => [code, at?.pointer])).toEqual([
      ['PLAN-102', '/components/schemas/A/properties/a/contains'],
    ]);
  });

  it('say how often what only describes was left out', () => {
    const { diagnostics } = lower({
      A: { type: 'object', example: 1, properties: { a: { ...text, example: 1, xml: {} } } },
    });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'schema `A` is imported without example (2), xml',
    ]);
  });
});

describe('what is beside a reference', () => {
  it.each([['unevaluatedProperties'], ['unevaluatedItems']])(
    'cannot refuse by `%s` what the reference evaluates',
    (keyword) => {
      const closed = { ...to('Pet'), [keyword]: false };
      const pet = { type: 'object', properties: { a: text } };
      const { schemas, diagnostics } = lower({ Pet: pet, Closed: closed }, ['Closed']);
      expect(schemas['Closed']).toEqual(to('Pet'));
      expect(diagnostics.map(({ code }) => code)).toEqual(['PLAN-102']);
    },
  );
});

describe('what a model loses', () => {
  const maybe = { type: ['object', 'null'], properties: { a: { type: ['string', 'null'] } } };
  const schemas = {
    Asked: { schema: { type: 'object', properties: { part: to('Part') } }, at: top },
    Part: { schema: maybe, at: top.child('Part') },
    Answered: { schema: maybe, at: top.child('Answered') },
  };

  it.each([
    ['is a warning where requests lead to it', 'Asked', 'request', 'Part', 'warning'],
    ['is a note where only responses do', 'Answered', 'response', 'Answered', 'info'],
  ] as const)('%s', (_, name, direction, place, severity) => {
    const lowering = createSchemaLowering({ schemas });
    lowering.reference({ schema: to(name), at: top }, { direction, nameHint: 'Hint' });
    const told = lowering.finish().diagnostics.filter(({ code }) => code === 'PLAN-101');
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told.map((one) => one.severity))).toEqual(new Set([severity]));
    expect(told.every(({ at }) => at?.path.includes(place))).toBe(true);
  });

  it('is a warning where both do', () => {
    const lowering = createSchemaLowering({ schemas });
    for (const [name, direction] of [
      ['Part', 'response'],
      ['Asked', 'request'],
    ] as const)
      lowering.reference({ schema: to(name), at: top }, { direction, nameHint: name });
    const told = lowering.finish().diagnostics.filter(({ code }) => code === 'PLAN-101');
    expect(new Set(told.map(({ severity }) => severity))).toEqual(new Set(['warning']));
  });
});
