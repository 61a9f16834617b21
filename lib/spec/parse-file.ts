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

export function parseFile(named: NamedText): ParsedFile {
  const text = named.text.replace(/^\uFEFF/, '');
  if (TEXT_FILE.test(named.path)) {
    return {
      file: { source: new SourceFile(named.name, named.path, text), value: text },
      diagnostics: [],
    };
  }
  const { value, locate, diagnostics } = parse({ ...named, text });
  if (value === undefined) return { diagnostics };
  return {
    file: { source: new SourceFile(named.name, named.path, text, locate), value },
    diagnostics,
  };
}

/** YAML has JSON as a subset, but JSON.parse is far faster: it goes first wherever the text looks like it. */
function parse(named: NamedText): ParsedText {
  const isJsonFile = /\.json$/i.test(named.path);
  if (!isJsonFile && !/^\s*\{/.test(named.text)) return parseYaml(named);
  const json = parseJson(named);
  return json.value === undefined && !isJsonFile ? parseYaml(named) : json;
}

/** JSON text as located data, for files that are not specifications. Throws `SyntaxError`. */
export function readJsonSource(name: string, text: string): { source: SourceFile; value: unknown } {
  const { value, locate } = parseJson({ name, path: name, text });
  if (value === undefined) throw new SyntaxError('its text is not valid JSON');
  return { source: new SourceFile(name, name, text, locate), value };
}
