// JSON: the data comes from JSON.parse; positions and repeated keys are looked for with jsonc-parser
// only when somebody asks for a place or when counting shows that a key got lost.

import { createScanner, type ParseError, parse, printParseErrorCode, visit } from 'jsonc-parser';
import type { Diagnostic } from '../diagnostics/index.js';
import { shapeOf } from './json-text.js';
import { locateInJson } from './locate-json.js';
import { specMessages } from './messages.js';
import { atOffset, MAX_DEPTH, type NamedText, type ParsedText } from './parsed-text.js';

export function parseJson(file: NamedText): ParsedText {
  const { text } = file;
  const shape = shapeOf(text, MAX_DEPTH);
  const locate = locateInJson(text, shape.ends);
  if (shape.tooDeepAt !== undefined) {
    const at = atOffset(file, shape.tooDeepAt);
    const diagnostic = specMessages.report('SPEC-008', at, { limit: MAX_DEPTH });
    return { locate, diagnostics: [diagnostic] };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { locate, diagnostics: syntaxErrors(file) };
  }
  const lost = shape.colons !== countKeys(value);
  return { value, locate, diagnostics: lost ? duplicateKeys(file) : [] };
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) {
    let sum = 0;
    for (const item of value) sum += countKeys(item);
    return sum;
  }
  const object = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(object);
  let sum = keys.length;
  for (const key of keys) sum += countKeys(object[key]);
  return sum;
}

function syntaxErrors(file: NamedText): Diagnostic[] {
  const errors: ParseError[] = [];
  parse(file.text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (!first) {
    const at = atOffset(file, strictOffset(file.text));
    return [specMessages.report('SPEC-011', at, { problem: 'this is not valid JSON' })];
  }
  const code = printParseErrorCode(first.error);
  const found = file.text.slice(first.offset, first.offset + Math.min(first.length, 30));
  const problem = `${PROBLEMS[code] ?? code}${found === '' ? ' at the end of the file' : `, found ${JSON.stringify(found)}`}`;
  const at = atOffset(file, first.offset, first.offset + first.length);
  return [specMessages.report('SPEC-011', at, { problem, hint: HINTS[code] })];
}

const PROBLEMS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a value is expected',
  InvalidNumberFormat: 'this is no number',
  PropertyNameExpected: 'a key in double quotes is expected',
  ValueExpected: 'a value is expected',
  ColonExpected: 'a colon is expected',
  CommaExpected: 'a comma is expected',
  CloseBraceExpected: 'a closing brace is expected',
  CloseBracketExpected: 'a closing bracket is expected',
  EndOfFileExpected: 'the end of the file is expected',
  InvalidCommentToken: 'comments are not allowed',
  UnexpectedEndOfComment: 'a comment does not end',
  UnexpectedEndOfString: 'a string does not end',
  UnexpectedEndOfNumber: 'a number does not end',
  InvalidUnicode: 'an escape like \\u0041 is expected',
  InvalidEscapeCharacter: 'this escape does not exist',
  InvalidCharacter: 'a control character stands in a string',
};

const HINTS: Readonly<Record<string, string>> = {
  InvalidCommentToken: 'remove the comment, or keep the file as YAML',
  PropertyNameExpected: 'put the key in double quotes, or remove the comma before a closing brace',
  ValueExpected: 'remove the comma before the closing bracket, or add the value',
  CommaExpected: 'add a comma after the value before this place',
  CloseBraceExpected: 'add the missing }',
  CloseBracketExpected: 'add the missing ]',
  EndOfFileExpected: 'remove what follows the document',
};

/** The first token that JSON does not have, for the few texts jsonc-parser reads and JSON does not. */
function strictOffset(text: string): number {
  const scanner = createScanner(text, true);
  while (scanner.scan() !== 17 /* EOF */) {
    if (scanner.getTokenError() !== 0) return scanner.getTokenOffset();
  }
  return 0;
}

function duplicateKeys(file: NamedText): Diagnostic[] {
  const found: Diagnostic[] = [];
  const open: Map<string, number>[] = [];
  visit(file.text, {
    onObjectBegin: () => {
      open.push(new Map());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (key, offset, length, line) => {
      const seen = open.at(-1);
      const first = seen?.get(key);
      if (first === undefined) seen?.set(key, line + 1);
      else {
        const at = atOffset(file, offset, offset + length);
        found.push(specMessages.report('SPEC-012', at, { key, first }));
      }
    },
  });
  return found;
}
