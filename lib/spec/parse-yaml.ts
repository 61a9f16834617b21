// YAML 1.2 (core schema, with the merge keys of 1.1): turns the parsed nodes into plain data and
// keeps, for each map and list, where its members stand. The syntax tree itself is let go.

import { parseDocument, type YAMLError } from 'yaml';
import { type Diagnostic, hasErrors } from '../diagnostics/index.js';
import { isCloudFormationTag, specMessages } from './messages.js';
import { atOffset, MAX_DEPTH, type NamedText, type ParsedText } from './parsed-text.js';
import { unquotedVariables } from './unquoted-variables.js';
import { YamlReader } from './yaml-reader.js';

export function parseYaml(file: NamedText): ParsedText {
  const tooDeep = () => {
    const at = atOffset(file, deepOffset(file.text) ?? 0);
    return failed([specMessages.report('SPEC-008', at, { limit: MAX_DEPTH })]);
  };
  if (deepOffset(file.text) !== undefined) return tooDeep();
  try {
    return read(file);
  } catch (error) {
    // The library is recursive; what passes the check above and still overflows is too deep all the same.
    if (error instanceof RangeError) return tooDeep();
    throw error;
  }
}

function failed(diagnostics: readonly Diagnostic[]): ParsedText {
  return { locate: () => undefined, diagnostics };
}

function read(file: NamedText): ParsedText {
  const document = parseDocument(file.text, {
    // The reader finds repeated keys itself, in linear time.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
    keepSourceTokens: false,
  });
  const [unquoted] = document.errors
    .map((error) => unquotedVariables(file, error))
    .filter(({ length }) => length > 0);
  // What the library says about the rest of such a line follows from it.
  if (unquoted) return failed(unquoted);
  const diagnostics = [
    ...withoutEchoes(document.errors).map((error) => syntaxError(file, error)),
    ...document.warnings.map((warning) => tagWarning(file, warning)),
  ];
  if (hasErrors(diagnostics)) return failed(diagnostics);
  const reader = new YamlReader(file);
  const value = reader.read(document.contents);
  const all = [...diagnostics, ...reader.diagnostics];
  return reader.broken
    ? failed(all)
    : { value, locate: (path) => reader.locate(value, path), diagnostics: all };
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
  return specMessages.report(isCloudFormationTag(tag) ? 'SPEC-016' : 'SPEC-018', at, { tag });
}

/** Where brackets, indentation or `- - -` nest too deep; an estimate that no sensible file exceeds. */
function deepOffset(text: string): number | undefined {
  let brackets = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) {
      if (++brackets > MAX_DEPTH) return at;
    } else if (code === 0x5d || code === 0x7d) brackets = Math.max(0, brackets - 1);
  }
  const dashes = new RegExp(`^ {${MAX_DEPTH},}\\S|(?:[-?] +){${MAX_DEPTH / 2},}`, 'm').exec(text);
  return dashes?.index;
}
