import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { ValuePath } from '../../lib/source/index.js';
import { parseYaml } from '../../lib/spec/parse-yaml.js';
import type { ParsedText } from '../../lib/spec/parsed-text.js';
import { reparseYaml } from '../../lib/spec/reparse-yaml.js';

const named = (text: string) => ({ name: 'a.yaml', path: '/a.yaml', text });

type Place = readonly [path: string, key: string | undefined, value: string | undefined];

/** Every value of a document: its path, and what stands where its key and itself are said to be. */
function placesOf(text: string, { value, locate }: ParsedText): Place[] {
  const written = (range?: readonly [number, number]) => range && text.slice(...range);
  return valuesBelow(value).map(([path]) => {
    const found = locate(path);
    return [path.join('/'), written(found?.key), written(found?.value)];
  });
}

function valuesBelow(value: unknown, path: ValuePath = []): [path: ValuePath, value: unknown][] {
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [[path, value], ...members.flatMap(([key, one]) => valuesBelow(one, [...path, key]))];
}

/** `stringify` writes `<<` without the quotes that make it a key like others. */
const key = fc.string().filter((one) => one !== '<<');
/** Blanks alone are left out: the libraries do not agree on what they are in a block. */
const text = fc.string().filter((one) => one === '' || one.trim() !== '');
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
}));

/** A document with a map at its top, in one of the styles that people use. */
const documents = fc
  .tuple(
    fc.dictionary(key, value, { minKeys: 1 }),
    fc.record({
      defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL'),
      defaultKeyType: fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE'),
      collectionStyle: fc.constantFrom('any', 'flow'),
      indentSeq: fc.boolean(),
      lineWidth: fc.constantFrom(0, 30),
    } as const),
  )
  .map(([value, options]) => ({ value, text: stringify(value, options) }));

describe('a YAML text', () => {
  it.each<[name: string, text: string, want: unknown]>([
    ['nothing', '', null],
    ['comments', '# a\n# b\n', null],
    [
      'no value',
      'a:\nb: ~\nc: null\nd: Null\ne: NULL\nf: nUll\n',
      { a: null, b: null, c: null, d: null, e: null, f: 'nUll' },
    ],
    ['truth', 'a: true\nb: False\nc: yes\nd: on\n', { a: true, b: false, c: 'yes', d: 'on' }],
    [
      'integers',
      'a: 12\nb: -1\nc: 0o17\nd: 0x1F\ne: 017\nf: 1_000\n',
      { a: 12, b: -1, c: 15, d: 31, e: 17, f: '1_000' },
    ],
    [
      'numbers',
      'a: 1.5\nb: 1e3\nc: .5\nd: 1.2.3\ne: 12:30\n',
      { a: 1.5, b: 1000, c: 0.5, d: '1.2.3', e: '12:30' },
    ],
    ['dates, which are texts', 'a: 2026-11-25\n', { a: '2026-11-25' }],
    ['quoted texts', 'a: "x\\ty"\nb: \'it\'\'s\'\nc: "200"\n', { a: 'x\ty', b: "it's", c: '200' }],
    ['folded lines', 'a: x\n  y\n\n  z\nb: >-\n  u\n  v\n', { a: 'x y\nz', b: 'u v' }],
    ['literal lines', 'a: |\n  x\n   y\nb: |2-\n   z\n', { a: 'x\n y\n', b: ' z' }],
    [
      'keys, which are texts',
      '200: a\nnull: b\n1.0: c\ntrue: d\n',
      { 200: 'a', null: 'b', '1.0': 'c', true: 'd' },
    ],
    ['anchors', 'a: &x [1]\nb: *x\nc: &y k\n', { a: [1], b: [1], c: 'k' }],
    [
      'merge keys',
      'a: &x { p: 1, q: 2 }\nb: { <<: *x, q: 3 }\n',
      { a: { p: 1, q: 2 }, b: { q: 3, p: 1 } },
    ],
    [
      'merged lists of maps',
      'a: &x { p: 1 }\nb: &y { p: 2, q: 3 }\nc: { <<: [*x, *y] }\n',
      { a: { p: 1 }, b: { p: 2, q: 3 }, c: { p: 1, q: 3 } },
    ],
    ['`<<` with a text, which merges nothing', 'a: { <<: b }\n', { a: { '<<': 'b' } }],
    [
      'tags of JSON',
      'a: !!str 1\nb: !!int "2"\nc: !!float 3\nd: ! 4\n',
      { a: '1', b: 2, c: 3, d: '4' },
    ],
    ['a key of JavaScript', '__proto__: { a: 1 }\n', JSON.parse('{"__proto__":{"a":1}}')],
    ['the end of a document', '--- # first\na: 1\n...\n', { a: 1 }],
    ['line breaks of Windows', 'a: 1\r\nb: |\r\n  x\r\n  y\r\n', { a: 1, b: 'x\ny\n' }],
    [
      'a bracket that closes at the start of its line',
      'a: {\n  b: [\n    1\n  ]\n}\nc: &x 2\nd: *x\n',
      { a: { b: [1] }, c: 2, d: 2 },
    ],
  ])('may have %s', async (_, text, want) => {
    const { value, diagnostics } = await parseYaml(named(text));
    expect(diagnostics).toEqual([]);
    expect(value).toEqual(want);
  });

  it('keeps where every member stands', async () => {
    const text = [
      'a: "x"  # text',
      "'b': { c: [1, two ], d: , \"e\": 'it''s' } # flow",
      'f:',
      '  - >- # folded > here',
      '    u',
      '',
      '    v',
      '  -',
      '  # nothing',
      '  - g: !!str 3',
      '    h: &y |+',
      '      i',
      '',
      '  - *y',
      '1:',
      '',
    ].join('\n');
    expect(placesOf(text, await parseYaml(named(text))).slice(1)).toEqual([
      ['1', '1', '1'],
      ['a', 'a', '"x"'],
      ['b', "'b'", "{ c: [1, two ], d: , \"e\": 'it''s' }"],
      ['b/c', 'c', '[1, two ]'],
      ['b/c/0', undefined, '1'],
      ['b/c/1', undefined, 'two'],
      ['b/d', 'd', 'd'],
      ['b/e', '"e"', "'it''s'"],
      ['f', 'f', text.slice(text.indexOf('- >-'), text.indexOf('\n1:'))],
      ['f/0', undefined, '>- # folded > here\n    u\n\n    v\n'],
      ['f/1', undefined, ''],
      ['f/2', undefined, 'g: !!str 3\n    h: &y |+\n      i\n\n'],
      ['f/2/g', 'g', '3'],
      ['f/2/h', 'h', '|+\n      i\n\n'],
      ['f/3', undefined, '*y'],
    ]);
  });

  it('is read as the other parser reads it, with every place', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async ({ value, text }) => {
        const first = await parseYaml(named(text));
        const second = reparseYaml(named(text));
        expect(first.diagnostics).toEqual([]);
        expect(first.value).toEqual(value);
        expect(second.value).toEqual(value);
        expect(placesOf(text, first)).toEqual(placesOf(text, second));
      }),
      { numRuns: 300 },
    );
  });

  it('has each value at its place', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async ({ text }) => {
        const { value, locate } = await parseYaml(named(text));
        for (const [path, one] of valuesBelow(value)) {
          if (typeof one === 'object' && one !== null) continue;
          const written = text.slice(...(locate(path)?.value ?? []));
          // The indentation that a block says it has counts from its parent, which is not there.
          if (!/^[|>]\d/.test(written)) expect(parse(written)).toEqual(one);
        }
      }),
      { numRuns: 300 },
    );
  });
});
