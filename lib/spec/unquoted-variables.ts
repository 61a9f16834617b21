// Texts with `${name}` inside braces or brackets that lack the quotes YAML needs there: it takes the brace of the
// variable for the start of a map.

import type { YAMLError } from 'yaml';
import type { Diagnostic } from '../diagnostics/index.js';
import { specMessages } from './messages.js';
import { atOffset, type NamedText } from './parsed-text.js';

/** What stands in quotes, or else in the group a plain text with a variable in it. */
const TEXT =
  /"(?:[^"\\]|\\.)*"|'[^']*'|((?:\$\{[\w-]+\}|[^\s,[\]{}"'$])*\$\{[\w-]+\}[^\s,[\]{}"']*)/g;

/** Every such text on the line of an error that such a text explains; none when it does not. */
export function unquotedVariables(file: NamedText, { pos: [offset] }: YAMLError): Diagnostic[] {
  const start = file.text.lastIndexOf('\n', offset - 1) + 1;
  const end = file.text.indexOf('\n', start);
  const line = file.text.slice(start, end < 0 ? undefined : end);
  const texts = [...line.matchAll(TEXT)].flatMap(({ 1: text, index }) =>
    text === undefined ? [] : [{ text, from: start + index, to: start + index + text.length }],
  );
  if (!texts.some(({ from, to }) => from <= offset && offset < to)) return [];
  return texts.map(({ text, from, to }) =>
    specMessages.report('SPEC-024', atOffset(file, from, to), { text }),
  );
}
