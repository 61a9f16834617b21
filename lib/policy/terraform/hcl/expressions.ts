// Expressions of HCL. All of its grammar is read, so that a mistake is found where it stands; what rules can use of
// it is kept, and the rest as text.
// https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#expressions

import type { Cursor } from './cursor.js';
import { type Entry, type Expression, OPERATORS } from './syntax.js';
import { readHeredoc, readNames, readQuoted } from './templates.js';

const OPERATOR = /==|!=|<=|>=|&&|\|\||[-+*/%<>]/y;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const KEYWORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

const OTHER = { kind: 'other' } as const;

type Kind<E = Expression> = E extends Expression ? Omit<E, 'start' | 'end' | 'source'> : never;

export function readExpression(cursor: Cursor): Expression {
  cursor.skipSpace();
  const start = cursor.at;
  const test = readOperation(cursor, start);
  if (!cursor.ahead(() => cursor.take('?') || undefined)) return test;
  const then = cursor.deeper(() => readExpression(cursor));
  cursor.expect(':', 'the first result of a condition', 'write `condition ? a : b`');
  const otherwise = cursor.deeper(() => readExpression(cursor));
  return from(cursor, start, { kind: 'condition', test, then, otherwise });
}

function readOperation(cursor: Cursor, start: number): Expression {
  const left = readOperand(cursor);
  let whole = left;
  for (;;) {
    const found = cursor.ahead(() => cursor.match(OPERATOR)?.[0]);
    if (found === undefined) return whole;
    const right = readOperand(cursor);
    const operator = OPERATORS.find((one) => one === found);
    // Of several operators, some go before others.
    const isOnly = whole === left && operator !== undefined;
    whole = from(cursor, start, isOnly ? { kind: 'operation', operator, left, right } : OTHER);
  }
}

function readOperand(cursor: Cursor): Expression {
  cursor.skipSpace();
  const start = cursor.at;
  const sign = cursor.match(/[-!]/y)?.[0];
  if (sign === undefined) {
    const term = readTerm(cursor);
    const isNumber = term.kind === 'literal' && typeof term.value === 'number';
    return isNumber ? term : readSteps(cursor, start, term);
  }
  const operand = cursor.deeper(() => readOperand(cursor));
  if (sign === '!') return from(cursor, start, { kind: 'not', operand });
  return operand.kind === 'literal' && typeof operand.value === 'number'
    ? from(cursor, start, { kind: 'literal', value: -operand.value })
    : from(cursor, start, OTHER);
}

function readTerm(cursor: Cursor): Expression {
  const start = cursor.at;
  const number = cursor.match(NUMBER)?.[0];
  if (number !== undefined) return from(cursor, start, { kind: 'literal', value: Number(number) });
  if (cursor.looksAt('<<'))
    return from(cursor, start, { kind: 'template', parts: readHeredoc(cursor) });
  if (cursor.take('"')) return from(cursor, start, { kind: 'template', parts: readQuoted(cursor) });
  if (cursor.take('(')) return readParentheses(cursor, start);
  if (cursor.take('[')) return readList(cursor, start);
  if (cursor.take('{')) return readObject(cursor, start);
  const name = cursor.takeName();
  if (name === undefined)
    return cursor.fail(`a value is expected, found ${cursor.found}`, 'write the value here');
  return readNamed(cursor, start, name);
}

function readNamed(cursor: Cursor, start: number, name: string): Expression {
  const keyword = Object.hasOwn(KEYWORDS, name) ? KEYWORDS[name] : undefined;
  if (keyword !== undefined) return from(cursor, start, { kind: 'literal', value: keyword });
  // Functions of providers: `provider::aws::arn_parse(…)`.
  while (cursor.take('::')) cursor.takeName();
  if (!cursor.ahead(() => cursor.take('(') || undefined))
    return from(cursor, start, { kind: 'traversal', steps: [name] });
  const items = readItems(cursor, ')', 'an argument');
  return from(cursor, start, { kind: 'call', name, arguments: items });
}

function readParentheses(cursor: Cursor, start: number): Expression {
  const inner = cursor.inside('mean nothing', () => {
    const value = readExpression(cursor);
    cursor.expect(')', 'the expression', 'close the parenthesis with `)`');
    return value;
  });
  return from(cursor, start, { kind: 'parentheses', inner });
}

function readList(cursor: Cursor, start: number): Expression {
  if (readFor(cursor, ']')) return from(cursor, start, OTHER);
  return from(cursor, start, { kind: 'list', items: readItems(cursor, ']', 'an item') });
}

/** Values with commas between them, and maybe one behind the last. */
function readItems(cursor: Cursor, end: string, what: string): Expression[] {
  return cursor.inside('mean nothing', () => {
    const items: Expression[] = [];
    for (;;) {
      cursor.skipSpace();
      if (cursor.take(end)) return items;
      items.push(readExpression(cursor));
      cursor.skipSpace();
      if (cursor.take(',') || (end === ')' && cursor.take('...'))) continue;
      cursor.expect(end, what, `write \`,\` before the next, or \`${end}\` behind the last`);
      return items;
    }
  });
}

function readObject(cursor: Cursor, start: number): Expression {
  if (readFor(cursor, '}')) return from(cursor, start, OTHER);
  const entries = cursor.inside('end values', () => readEntries(cursor));
  return from(cursor, start, { kind: 'object', entries });
}

/** Entries end with a comma or a line break. */
function readEntries(cursor: Cursor): Entry[] {
  const entries: Entry[] = [];
  for (;;) {
    skipLines(cursor);
    if (cursor.take('}')) return entries;
    const key = readExpression(cursor);
    cursor.skipSpace();
    if (!cursor.take('=') && !cursor.take(':'))
      cursor.fail(`\`=\` is expected after a key, found ${cursor.found}`, 'write `key = value`');
    entries.push({ key, value: readExpression(cursor) });
    cursor.skipSpace();
    if (cursor.looksAt('}') || cursor.looksAt('\n') || cursor.take(',')) continue;
    cursor.fail(
      `the end of the line is expected after a value, found ${cursor.found}`,
      'begin a new line or write `,` before the next key, or `}` behind the last value',
    );
  }
}

export function skipLines(cursor: Cursor): void {
  do cursor.skipSpace();
  while (cursor.take('\n'));
}

/** `for` in brackets; a key of that name would have to stand in quotes. */
function readFor(cursor: Cursor, end: string): boolean {
  return cursor.inside('mean nothing', () => {
    if (!cursor.ahead(() => cursor.takeWord('for') || undefined)) return false;
    readNames(cursor);
    readExpression(cursor);
    cursor.expect(':', 'what a `for` goes through', 'write `for x in xs : value`');
    readExpression(cursor);
    cursor.skipSpace();
    if (end === '}') {
      cursor.expect('=>', 'the key', 'write `for x in xs : key => value`');
      readExpression(cursor);
      cursor.skipSpace();
      cursor.take('...');
      cursor.skipSpace();
    }
    if (cursor.takeWord('if')) readExpression(cursor);
    cursor.expect(end, 'a `for`');
    return true;
  });
}

/** What follows a value: `.name`, `[index]`, `.*`, `[*]`. */
function readSteps(cursor: Cursor, start: number, value: Expression): Expression {
  let steps = value.kind === 'traversal' ? [...value.steps] : undefined;
  let end = cursor.at;
  for (;;) {
    const step = cursor.ahead(() => readStep(cursor));
    if (step === undefined) break;
    if (step === COMPUTED) steps = undefined;
    else steps?.push(step);
    end = cursor.at;
  }
  if (end === value.end) return value;
  return from(cursor, start, steps ? { kind: 'traversal', steps } : OTHER);
}

const COMPUTED = Symbol('a step that is computed');

function readStep(cursor: Cursor): string | typeof COMPUTED | undefined {
  if (cursor.looksAt('...')) return undefined;
  if (cursor.take('.')) {
    cursor.skipSpace();
    if (cursor.take('*')) return COMPUTED;
    const step = cursor.match(/\d+/y)?.[0] ?? cursor.takeName();
    return step ?? cursor.fail(`a name is expected after \`.\`, found ${cursor.found}`, 'write it');
  }
  if (!cursor.take('[')) return undefined;
  if (cursor.ahead(() => cursor.take('*') || undefined)) {
    cursor.expect(']', 'a splat');
    return COMPUTED;
  }
  const index = cursor.inside('mean nothing', () => {
    const expression = readExpression(cursor);
    cursor.expect(']', 'an index');
    return expression;
  });
  return index.kind === 'literal' ? String(index.value) : (plainText(index) ?? COMPUTED);
}

/** The text of a template without expressions. */
export function plainText(expression: Expression): string | undefined {
  if (expression.kind !== 'template') return undefined;
  const [part, ...others] = expression.parts;
  if (part === undefined) return '';
  return part.kind === 'text' && others.length === 0 ? part.text : undefined;
}

/** An expression that was read from `start` to here. */
function from(cursor: Cursor, start: number, kind: Kind): Expression {
  return { start, end: cursor.at, source: cursor.sourceFrom(start), ...kind } as Expression;
}
