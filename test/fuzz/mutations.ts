// Changes of documents that are fine: of their values, as data, and of their text, byte by byte.

import fc from 'fast-check';
import type { Json } from './grammar.js';

type Path = readonly (string | number)[];

const junk: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, 0, -1, 1e308, '', 'null', '*', '${}', '${x', '#', '#/'),
  fc.constantFrom<Json>([], {}, [null], [[]], { $ref: 1 }, { $ref: '#/' }, { $ref: '#/paths' }),
  fc.constantFrom<Json>(
    { type: {} },
    { allOf: {} },
    { properties: [] },
    { not: {} },
    { allOf: [{}] },
  ),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);

type Edit =
  | { readonly kind: 'replace'; readonly at: number; readonly value: Json }
  | { readonly kind: 'remove' | 'double'; readonly at: number }
  | { readonly kind: 'move' | 'refer'; readonly at: number; readonly to: number }
  | { readonly kind: 'rename'; readonly at: number; readonly name: string };

const position = fc.nat({ max: 1_000_000 });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), at: position, value: junk }),
  fc.record({ kind: fc.constantFrom('remove' as const, 'double' as const), at: position }),
  fc.record({
    kind: fc.constantFrom('move' as const, 'refer' as const),
    at: position,
    to: position,
  }),
  fc.record({
    kind: fc.constant('rename' as const),
    at: position,
    name: fc.oneof(
      fc.constantFrom(
        '$ref',
        'x-gateway',
        '__proto__',
        'allOf',
        'items',
        'not',
        '/',
        '200',
        'get',
        '',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
  }),
);

/** One of the documents with a few values replaced, removed, doubled, moved, renamed, or made references. */
export function mutated(documents: readonly Json[]): fc.Arbitrary<Json> {
  return fc
    .tuple(fc.constantFrom(...documents), fc.array(edit, { minLength: 1, maxLength: 6 }))
    .map(([document, edits]) => edits.reduce(applied, document));
}

/** The document without everything that can be left out while something still fails. */
export async function reduced(
  document: Json,
  fails: (document: Json) => Promise<boolean>,
): Promise<Json> {
  let smallest = document;
  for (let index = 1; index < pathsOf(smallest).length; ) {
    const path = pathsOf(smallest)[index] ?? [];
    const smaller = replaced(smallest, path, () => undefined);
    if (await fails(smaller)) smallest = smaller;
    else index++;
  }
  return smallest;
}

function applied(document: Json, one: Edit): Json {
  const paths = pathsOf(document);
  const at = paths[one.at % paths.length] ?? [];
  switch (one.kind) {
    case 'replace':
      return replaced(document, at, () => one.value);
    case 'remove':
      return replaced(document, at, () => undefined);
    case 'double':
      return replaced(document, at, (value) => [value ?? null, value ?? null]);
    case 'move':
      return replaced(document, at, () => valueAt(document, paths[one.to % paths.length] ?? []));
    case 'refer':
      return replaced(document, at, () => ({ $ref: pointer(paths[one.to % paths.length] ?? []) }));
    case 'rename':
      return renamed(document, at, one.name);
  }
}

function pathsOf(value: Json, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...at, key]))];
}

function valueAt(value: Json, path: Path): Json {
  let found = value;
  for (const key of path) found = (found as Record<string | number, Json>)[key] ?? null;
  return found;
}

function pointer(path: Path): string {
  return `#${path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;
}

/** The document with another value at a path; without it where the value is undefined. */
function replaced(
  document: Json,
  [key, ...rest]: Path,
  change: (value: Json) => Json | undefined,
): Json {
  if (key === undefined) return change(document) ?? null;
  if (typeof document !== 'object' || document === null) return document;
  const copy = (Array.isArray(document) ? [...document] : { ...document }) as Record<string, Json>;
  const before = copy[key] ?? null;
  const after = rest.length === 0 ? change(before) : replaced(before, rest, change);
  if (after !== undefined) copy[key] = after;
  else if (Array.isArray(copy)) copy.splice(Number(key), 1);
  else delete copy[key];
  return copy as Json;
}

function renamed(document: Json, path: Path, name: string): Json {
  const key = path.at(-1);
  return replaced(document, path.slice(0, -1), (parent) => {
    if (typeof parent !== 'object' || parent === null || Array.isArray(parent)) return parent;
    return Object.fromEntries(
      Object.entries(parent).map(([one, value]) => [one === key ? name : one, value]),
    );
  });
}

/** What means something to a parser somewhere. */
const TOKENS = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    ': ',
    '- ',
    '? ',
    '"',
    "'",
    '\\',
    '\\u',
    '\\ud800',
    '|',
    '>',
    '|-\n',
    '#',
    ' #',
  ],
  ...[
    '&a ',
    '*a',
    '<<: *a\n',
    '!!str ',
    '!Ref ',
    '!',
    '%YAML 1.1\n',
    '---\n',
    '...\n',
    '\t',
    '\r',
    '\r\n',
    '\n',
    '  ',
  ],
  ...[
    '\u0000',
    '\uFEFF',
    '\u2028',
    '\u0085',
    'é',
    '🐾',
    '~',
    'null',
    'true',
    '.inf',
    '0x1F',
    '0o7',
    '1e999',
    '-',
    '=',
    '@',
    '`',
  ],
  ...[
    '$ref: "#/"\n',
    '//',
    '/*',
    '__proto__',
    '{{',
    '}}',
    '\u00a0',
    '\u200b',
    '[[[[[[[[',
    '{a: {a: {a: ',
  ],
].map((token) => new TextEncoder().encode(token));

type ByteEdit =
  | { readonly kind: 'insert'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'cut' | 'repeat'; readonly at: number; readonly length: number }
  | { readonly kind: 'copy'; readonly at: number; readonly length: number; readonly to: number };

const length = fc.integer({ min: 1, max: 40 });
const byteEdit: fc.Arbitrary<ByteEdit> = fc.oneof(
  fc.record({
    kind: fc.constant('insert' as const),
    at: position,
    bytes: fc.constantFrom(...TOKENS),
  }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: position,
    bytes: fc.uint8Array({ minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constantFrom('cut' as const, 'repeat' as const), at: position, length }),
  fc.record({ kind: fc.constant('copy' as const), at: position, length, to: position }),
);

/** One of the texts with a few bytes inserted, cut out, repeated or copied elsewhere. */
export function mangled(texts: readonly string[]): fc.Arbitrary<Uint8Array> {
  const all = texts.map((text) => new TextEncoder().encode(text));
  return fc
    .tuple(fc.constantFrom(...all), fc.array(byteEdit, { minLength: 1, maxLength: 8 }))
    .map(([bytes, edits]) => edits.reduce(edited, bytes));
}

function edited(bytes: Uint8Array, edit: ByteEdit): Uint8Array {
  const at = edit.at % (bytes.length + 1);
  switch (edit.kind) {
    case 'insert':
      return joined(bytes.subarray(0, at), edit.bytes, bytes.subarray(at));
    case 'cut':
      return joined(bytes.subarray(0, at), bytes.subarray(at + edit.length));
    case 'repeat': {
      const part = bytes.subarray(at, at + edit.length);
      return joined(bytes.subarray(0, at), ...Array<Uint8Array>(20).fill(part), bytes.subarray(at));
    }
    case 'copy': {
      const to = edit.to % (bytes.length + 1);
      return joined(
        bytes.subarray(0, to),
        bytes.subarray(at, at + edit.length),
        bytes.subarray(to),
      );
    }
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
