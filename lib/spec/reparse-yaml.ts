// A text that js-yaml refuses, once more by a parser that takes five times as long. It reads some that people write, such
// as one with a closing bracket on the indentation of its parent, and has a code for each error in the others.

import { parseDocument, type YAMLError } from 'yaml';
import { type Diagnostic, hasErrors } from '../diagnostics/index.js';
import { specMessages } from './messages.js';
import { atOffset, type NamedText, type ParsedText, unparsed } from './parsed-text.js';
import { unquotedVariables } from './unquoted-variables.js';
import { NodeEvents } from './yaml-events.js';
import { readYaml } from './yaml-reader.js';
import { unknownTag } from './yaml-scalars.js';

export function reparseYaml(file: NamedText): ParsedText {
  const document = parseDocument(file.text, {
    // The reader finds repeated keys itself, in linear time.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const [unquoted] = document.errors
    .map((error) => unquotedVariables(file, error))
    .filter(({ length }) => length > 0);
  // What the library says about the rest of such a line follows from it.
  if (unquoted) return unparsed(unquoted);
  const diagnostics = [
    ...withoutEchoes(document.errors).map((error) => syntaxError(file, error)),
    ...document.warnings.map((warning) => tagWarning(file, warning)),
  ];
  if (hasErrors(diagnostics)) return unparsed(diagnostics);
  const events = new NodeEvents(document, file.text);
  const read = readYaml(file, events.all, events.decode);
  return { ...read, diagnostics: [...diagnostics, ...read.diagnostics] };
}

/** One broken line makes the library report several syntax errors in a row: the first in the text is enough. */
function withoutEchoes(errors: readonly YAMLError[]): YAMLError[] {
  const [first] = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  return errors.filter((error) => error === first || TOLD_APART.has(error.code));
}

const TOLD_APART = new Set<string>(['TAB_AS_INDENT', 'MULTIPLE_DOCS']);

function syntaxError(file: NamedText, error: YAMLError): Diagnostic {
  const at = atOffset(file, ...error.pos);
  if (error.code === 'TAB_AS_INDENT') return specMessages.report('SPEC-013', at, {});
  if (error.code === 'MULTIPLE_DOCS') return specMessages.report('SPEC-017', at, {});
  const problem = error.message.charAt(0).toLowerCase() + error.message.slice(1);
  const [, bracket] = /end with a ([\]}])/.exec(problem) ?? [];
  const hint = bracket ? `close the list or map with \`${bracket}\`` : HINTS[error.code];
  return specMessages.report('SPEC-010', at, { problem, hint });
}

const HINTS: Readonly<Partial<Record<string, string>>> = {
  BAD_INDENT: 'align the line with its neighbours; nested values need more spaces than their key',
  MISSING_CHAR: 'close the quote or bracket, or put `: ` after the key',
  BLOCK_AS_IMPLICIT_KEY: 'put quotes around a text that contains `: `',
  UNEXPECTED_TOKEN: 'put quotes around a text that starts with a special character',
  BAD_SCALAR_START: 'put quotes around a text that starts with @ or `',
  BAD_ALIAS: 'put quotes around a text that starts with *',
  MULTILINE_IMPLICIT_KEY: 'put `: ` after the key, or quotes around the text',
  BAD_DQ_ESCAPE: 'double the backslash, or use single quotes',
};

function tagWarning(file: NamedText, warning: YAMLError): Diagnostic {
  const at = atOffset(file, ...warning.pos);
  const tag = file.text.slice(...warning.pos).trim() || warning.message;
  return unknownTag(tag, at);
}
