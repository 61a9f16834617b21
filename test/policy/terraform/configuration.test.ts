// Terraform's JSON configuration: objects and lists at every level are the same, names stand for their values.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  inFile,
  isUnknown,
  readTerraform,
  type TerraformResource,
} from '../../../lib/policy/index.js';
import { SourceFile } from '../../../lib/source/index.js';

const read = (json: object) =>
  readTerraform(
    json,
    inFile(new SourceFile('main.tf.json', '/main.tf.json', JSON.stringify(json))),
  );
const one = (body: object, rest: object = {}): TerraformResource => {
  const [resource] = read({ ...rest, resource: { aws_a: { b: body } } }).resources;
  if (!resource) throw new Error('there is no resource');
  return resource;
};

/** The same JSON with some of its objects in lists of one. */
const wrapped = (value: unknown, choices: readonly boolean[], depth = 0): unknown => {
  if (depth > 3 || typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, wrapped(member, choices, depth + 1)]),
  );
  return choices[depth] ? [inner] : inner;
};

describe('blocks', () => {
  it('are the same as objects and as lists, at every level', () => {
    const json = {
      resource: { aws_a: { b: { x: 1 }, c: { x: 2 } }, aws_d: { e: { x: 3 } } },
      data: { aws_f: { g: { y: 1 } } },
    };
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), (choices) => {
        const lists = Object.fromEntries(
          Object.entries(json).map(([key, value]) => [key, wrapped(value, choices, 0)]),
        );
        const graph = read(lists);
        expect(graph.resources.map(({ address, values }) => [address, values])).toEqual([
          ['aws_a.b', { x: 1 }],
          ['aws_a.c', { x: 2 }],
          ['aws_d.e', { x: 3 }],
        ]);
        expect(graph.data.map(({ address }) => address)).toEqual(['data.aws_f.g']);
      }),
    );
  });

  it('of one type may stand in several objects of a list', () => {
    const graph = read({ resource: [{ aws_a: { b: {} } }, { aws_a: { c: {} } }] });
    expect(graph.resources.map(({ address }) => address)).toEqual(['aws_a.b', 'aws_a.c']);
  });

  it.each<[string, object]>([
    ['an object', { rule: { x: 1 } }],
    ['a list', { rule: [{ x: 1 }] }],
    ['dynamic', { dynamic: { rule: { for_each: ['a'], content: { x: 1 } } } }],
    ['dynamic, as lists', { dynamic: [{ rule: [{ for_each: ['a'], content: [{ x: 1 }] }] }] }],
    [
      'dynamic over what is not known',
      { dynamic: { rule: { for_each: '${var.v}', content: { x: 1 } } } },
    ],
  ])('nested as %s are found', (_, body) => {
    expect(
      one(body)
        .blocks('rule')
        .map((block) => block.get('x')),
    ).toEqual([1]);
    expect(one(body).get('rule', 'x')).toBe(1);
  });

  it('of `dynamic` over nothing are none', () => {
    for (const for_each of [[], {}, '${[]}'])
      expect(one({ dynamic: { rule: { for_each, content: { x: 1 } } } }).blocks('rule')).toEqual(
        [],
      );
  });

  it('know where they stand', () => {
    const resource = one({ rule: [{ x: 1 }, { x: 2 }] });
    const [, second] = resource.blocks('rule');
    expect(second?.at('x').pointer).toBe('/resource/aws_a/b/rule/1/x');
    expect(second?.at().pointer).toBe('/resource/aws_a/b/rule/1');
  });

  it('are not comments', () => {
    expect(read({ '//': 'x', resource: { '//': 'y', aws_a: { '//': 'z' } } }).resources).toEqual(
      [],
    );
  });
});

describe('resources that are not made', () => {
  it.each<[string, object, number]>([
    ['count = 0', { count: 0 }, 0],
    ['count = "0"', { count: '0' }, 0],
    ['count of a local', { count: '${local.none}' }, 0],
    ['for_each of nothing', { for_each: {} }, 0],
    ['count that is none by default', { count: '${var.off ? 1 : 0}' }, 0],
    ['count = 1', { count: 1 }, 1],
    ['count that is given later', { count: '${var.given}' }, 1],
    ['for_each of something', { for_each: { a: 1 } }, 1],
  ])('%s', (_, body, many) => {
    const json = {
      locals: { none: 0 },
      variable: { given: {}, off: { default: false } },
      resource: { aws_a: { b: body } },
    };
    expect(read(json).resources).toHaveLength(many);
  });
});

describe('names', () => {
  const value = (rest: object, text: string) => one({ x: text }, rest).get('x');
  it.each<[string, object, string, unknown]>([
    ['a local', { locals: { a: 1 } }, '${local.a}', 1],
    ['a local of a local', { locals: { a: '${local.b}', b: 2 } }, '${local.a}', 2],
    ['locals in a list', { locals: [{ a: 1 }, { b: 2 }] }, '${local.b}', 2],
    ['part of a local', { locals: { a: { b: ['c'] } } }, '${local.a.b[0]}', 'c'],
    ['a default', { variable: { v: { default: 'd' } } }, '${var.v}', 'd'],
    ['a default in a list', { variable: [{ v: [{ default: 'd' }] }] }, '${var.v}', 'd'],
    ['an argument of another', { resource: {} }, '${local.a}', undefined],
  ])('%s', (_, rest, text, want) => {
    const found = value(rest, text);
    if (want === undefined) expect(isUnknown(found)).toBe(true);
    else expect(found).toEqual(want);
  });

  it.each<[string, object]>([
    ['a variable without a default', { variable: { v: {} } }],
    ['a variable with none', { variable: { v: { default: null } } }],
    ['a variable that is not declared', {}],
  ])('%s is unknown', (_, rest) => {
    expect(isUnknown(value(rest, '${var.v}'))).toBe(true);
  });

  it('that lead back to themselves are unknown', () => {
    const rest = { locals: { a: '${local.b}', b: '${local.c}', c: '${local.a}', d: '${local.d}' } };
    expect([value(rest, '${local.a}'), value(rest, '${local.d}')].map(isUnknown)).toEqual([
      true,
      true,
    ]);
  });

  it('of arguments of other resources have their value, of attributes none', () => {
    const graph = read({
      resource: {
        aws_a: { b: { name: 'n', c: '${aws_d.e.f}', g: '${aws_d.e.arn}' } },
        aws_d: { e: { f: '${aws_a.b.name}', h: '${aws_d.e.h}' } },
      },
    });
    const [a, d] = graph.resources;
    expect(a?.get('c')).toBe('n');
    expect([a?.get('g'), d?.get('h')].map(isUnknown)).toEqual([true, true]);
  });
});
