// Wherever a value stands in HCL, its place is found.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHcl } from '../../../../lib/policy/index.js';
import { Location } from '../../../../lib/source/index.js';

/** What may stand beside it, and looks like it, or like an end of what it is in. */
const space = fc.constantFrom(
  '',
  '\n',
  '# mark = "MARK" }\n',
  '// {{{ "\n',
  '/* mark = [\n */ ',
  '\n\t\r\n',
);
const before = fc.constantFrom(
  '',
  'a = "mark = MARK } ${f("{\\"}", { mark = "]" })} $${"\n',
  'b = <<EOT\nmark = "MARK"\n} ] ${"EOT"}\n  EOT\n',
  'c = <<-EOT\n  EOTS\n  "\n  %{ if a }{%{ endif }\n  EOT\n',
  'd = [for x in { mark = 1 } : { mark = "}" } if x != "]"]\n',
  'e = {\n mark = 1, "}" = [ # ]\n ] }\n',
  'f { mark = "MARK" }\n',
  'g "mark" "}" {\n  mark {}\n}\n',
  'h = a ? (b) : !c[d["}"]].e[*]\n',
);
interface Around {
  readonly key: string | number;
  readonly text: (inner: string) => string;
}
type Layer = (before: string, space: string) => Around;
/** Of arguments: blocks around them. */
const block = fc.constantFrom<Layer>(
  (first, some) => ({ key: 'x', text: (inner) => `${first}${some}x {${some}\n${inner}}\n` }),
  (first, some) => ({
    key: 'y',
    text: (inner) => `${some}${first}y {\n${inner}${some}\n}\n`,
  }),
);
/** Of values: what they are in. */
const value = fc.constantFrom<Layer>(
  (_, some) => ({ key: 'k', text: (inner) => `{${some}\n a = "}"\n${some}"k" = ${inner}\n}` }),
  (_, some) => ({ key: 'mark', text: (inner) => `{ "a": [{}], mark : ${inner}, z = 1${some}\n}` }),
  (_, some) => ({ key: 1, text: (inner) => `[${some}"]", ${some}${inner}${some}\n]` }),
  (_, some) => ({ key: 0, text: (inner) => `[${some}${inner},${some}\n]` }),
);
const layers = (layer: fc.Arbitrary<Layer>) =>
  fc.array(
    fc.tuple(layer, before, space).map(([make, first, some]) => make(first, some)),
    { maxLength: 6 },
  );
const file = fc.record({
  blocks: layers(block),
  values: layers(value),
  leading: before,
  marked: fc.constantFrom<string>('"UNIQUE"', 'aws_x.UNIQUE', '"${UNIQUE["}"]}"', '-4242'),
});

describe('a value', () => {
  it('is found at its first character', () => {
    fc.assert(
      fc.property(file, ({ blocks, values, leading, marked }) => {
        const written = values.reduceRight((inner, { text }) => text(inner), marked);
        const text = blocks.reduceRight(
          (inner, one) => one.text(inner),
          `${leading}mark = ${written}\n`,
        );
        const { source, diagnostics } = readHcl('main.tf', text);
        const keys = [...blocks.map(({ key }) => key), 'mark', ...values.map(({ key }) => key)];
        const { line, column } = new Location(source, keys).start;
        const found = text.split('\n')[line - 1]?.slice(column - 1, column - 1 + marked.length);
        expect([diagnostics, found]).toEqual([[], marked]);
      }),
      { numRuns: 500 },
    );
  });
});
