// One file from text to located data, as JSON or YAML.

import type { Diagnostic } from '../diagnostics/index.js';
import { SourceFile } from '../source/index.js';
import type { SpecFile } from './node.js';
import { parseJson } from './parse-json.js';
import { parseYaml } from './parse-yaml.js';
import type { NamedText, ParsedText } from './parsed-text.js';

/** Descriptions are often kept in files of their own: such a `$ref` leads to a text. */
const TEXT_FILE = /\.(md|markdown|txt|html?)$/i;

export interface ParsedFile {
  /** Absent when the text could not be parsed. */
  readonly file?: SpecFile;
  readonly diagnostics: readonly Diagnostic[];
}

export async function parseFile(named: NamedText): Promise<ParsedFile> {
  const text = named.text.replace(/^\uFEFF/, '');
  if (TEXT_FILE.test(named.path)) {
    return {
      file: { source: new SourceFile(named.name, named.path, text), value: text },
      diagnostics: [],
    };
  }
  const { value, locate, diagnostics } = convertible(text, await parse({ ...named, text }));
  if (value === undefined) return { diagnostics };
  return {
    file: { source: new SourceFile(named.name, named.path, text, locate), value },
    diagnostics,
  };
}

/** YAML has JSON as a subset, but JSON.parse is far faster: it goes first wherever the text looks like it. */
async function parse(named: NamedText): Promise<ParsedText> {
  const isJsonFile = /\.json$/i.test(named.path);
  if (!isJsonFile && !/^\s*\{/.test(named.text)) return parseYaml(named);
  const json = parseJson(named);
  return json.value === undefined && !isJsonFile ? parseYaml(named) : json;
}

/** JSON text as located data, for files that are not specifications. Throws `SyntaxError`. */
export function readJsonSource(name: string, text: string): { source: SourceFile; value: unknown } {
  const { value, locate } = convertible(text, parseJson({ name, path: name, text }));
  if (value === undefined) throw new SyntaxError('its text is not valid JSON');
  return { source: new SourceFile(name, name, text, locate), value };
}

/** By these keys JavaScript makes a text of an object: where they hold data, no message could name the object. */
const CONVERSIONS = ['toString', 'valueOf'];
const MENTION = new RegExp(`\\b(?:${CONVERSIONS.join('|')})["']?\\s*:`);

function convertible(text: string, parsed: ParsedText): ParsedText {
  // Looking for the words alone is far faster, and most texts have none.
  const mayHave = CONVERSIONS.some((key) => text.includes(key)) && MENTION.test(text);
  if (mayHave) makeConvertible(parsed.value);
  return parsed;
}

function makeConvertible(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.hasOwn(value, Symbol.toPrimitive))
    return;
  if (CONVERSIONS.some((key) => Object.hasOwn(value, key))) {
    const toPrimitive = () => Object.prototype.toString.call(value);
    Object.defineProperty(value, Symbol.toPrimitive, { value: toPrimitive });
  }
  for (const member of Object.values(value)) makeConvertible(member);
}
