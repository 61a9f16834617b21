// Blocks and arguments of HCL. After a mistake, reading goes on at the next block of Terraform that begins a line, so
// that one mistake hides neither the others nor the rest of the file.
// https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#structural-elements

import { attempt, Cursor, HclSyntaxError } from './cursor.js';
import { plainText, readExpression, skipLines } from './expressions.js';
import type { HclBlock, Item } from './syntax.js';

export interface SyntaxProblem {
  readonly error: HclSyntaxError;
  /** The block in which it is; what was read of it may be less than it says. */
  readonly block?: HclBlock;
}

export interface HclFile {
  readonly items: readonly Item[];
  readonly problems: readonly SyntaxProblem[];
}

/** What has more mistakes is not HCL. */
const MOST_PROBLEMS = 20;

export function readHclFile(text: string): HclFile {
  const items: Item[] = [];
  const problems: SyntaxProblem[] = [];
  let from: number | undefined = 0;
  while (from !== undefined && problems.length < MOST_PROBLEMS) {
    const error = readItems(text, from, items);
    if (!error) break;
    const open = openBlock(items);
    const inside = open && nextBlock(text, open.at.end);
    // Blocks of Terraform do not begin lines inside others: a brace is missing before that one.
    const isOpenTooLong = inside !== undefined && (error.isUnclosed || inside < error.at.start);
    const unclosed = isOpenTooLong && readAgain(text.slice(0, inside), items);
    const block = openBlock(items);
    problems.push({ error: unclosed || error, ...(block && { block }) });
    from = isOpenTooLong ? inside : nextBlock(text, error.at.end);
  }
  return { items, problems };
}

/** Reads the last block of all again, in a text that ends before what is not part of it. */
function readAgain(text: string, items: Item[]): HclSyntaxError | undefined {
  const last = items.pop();
  return last && readItems(text, last.at.start, items);
}

/** Reads to the end of the text, or to a mistake. */
function readItems(text: string, from: number, items: Item[]): HclSyntaxError | undefined {
  const read = attempt(() => readBody(new Cursor(text, from), items));
  return 'error' in read ? read.error : undefined;
}

/** The block that was being read. */
function openBlock(items: readonly Item[]): HclBlock | undefined {
  const last = items.at(-1);
  return last?.kind === 'block' && last.end === undefined ? last : undefined;
}

const TERRAFORM_BLOCK =
  /^(?:resource|data|variable|output|locals|module|provider|terraform|moved|import|removed|check|ephemeral)(?:[ \t]+(?:"[^"\n]*"|[\w-]+))*[ \t]*\{/gm;

function nextBlock(text: string, after: number): number | undefined {
  TERRAFORM_BLOCK.lastIndex = after;
  return TERRAFORM_BLOCK.exec(text)?.index;
}

/** Adds to `items` what stands up to the brace that closes `block`, or up to the end of the text. */
function readBody(cursor: Cursor, items: Item[], block?: HclBlock): void {
  const names = new Set<string>();
  for (;;) {
    skipLines(cursor);
    if (cursor.isAtEnd && block)
      throw new HclSyntaxError(
        block.at,
        `\`${headerOf(block)}\` is not closed`,
        'write `}` on a line of its own behind what belongs to it',
        true,
      );
    if (cursor.isAtEnd || (block && cursor.take('}'))) return;
    const isBesideBrace = block && items.length === 0 && isOnLineOf(block, cursor);
    readItem(cursor, items, names);
    if (isBesideBrace) readEndOfLine(cursor, items);
    else readEndOfItem(cursor);
  }
}

function readItem(cursor: Cursor, items: Item[], names: Set<string>): void {
  const start = cursor.at;
  const name = cursor.takeName();
  if (name === undefined) failAtName(cursor);
  const at = { start, end: cursor.at };
  cursor.skipSpace();
  if (!cursor.looksAt('==') && cursor.take('=')) {
    if (names.has(name)) cursor.fail(`\`${name}\` is set twice in this block`, 'remove one', at);
    names.add(name);
    items.push({ kind: 'argument', name, at, value: readExpression(cursor) });
  } else readBlock(cursor, items, name, start);
}

function failAtName(cursor: Cursor): never {
  const problem = `the name of an argument or block is expected, found ${cursor.found}`;
  if (cursor.looksAt('}')) return cursor.fail(problem, 'remove the brace: it closes no block');
  if (cursor.looksAt('"')) return cursor.fail(problem, 'write the name without quotes');
  return cursor.fail(problem, 'write `name = value`, or a block: `name { … }`');
}

function readBlock(cursor: Cursor, items: Item[], type: string, start: number): void {
  const labels: string[] = [];
  let end = start + type.length;
  while (!cursor.take('{')) {
    const label = readLabel(cursor);
    if (label === undefined)
      cursor.fail(
        `\`=\` or \`{\` is expected after \`${type}\`, found ${cursor.found}`,
        `write \`${type} = value\`, or \`${type} {\` on one line`,
      );
    labels.push(label);
    end = cursor.at;
    cursor.skipSpace();
  }
  const block: HclBlock = { kind: 'block', type, labels, at: { start, end }, body: [] };
  items.push(block);
  cursor.deeper(() => readBody(cursor, block.body, block));
  block.end = cursor.at;
}

function readLabel(cursor: Cursor): string | undefined {
  return cursor.looksAt('"') ? plainText(readExpression(cursor)) : cursor.takeName();
}

function isOnLineOf({ at }: HclBlock, cursor: Cursor): boolean {
  return !cursor.text.slice(at.end, cursor.at).includes('\n');
}

function readEndOfItem(cursor: Cursor): void {
  cursor.skipSpace();
  if (cursor.isAtEnd || cursor.take('\n')) return;
  const hint = cursor.looksAt(',')
    ? 'remove the comma: arguments stand on lines of their own'
    : 'begin a new line';
  cursor.fail(`the end of the line is expected, found ${cursor.found}`, hint);
}

/** What begins beside the brace of its block ends beside another. */
function readEndOfLine(cursor: Cursor, items: readonly Item[]): void {
  cursor.skipSpace();
  if (items.at(-1)?.kind === 'argument' && cursor.looksAt('}')) return;
  cursor.fail(
    `a block on one line has one argument, found ${cursor.found} behind that`,
    'begin a new line behind `{` and behind each argument',
  );
}

function headerOf({ type, labels }: HclBlock): string {
  return [type, ...labels.map((label) => `"${label}"`)].join(' ');
}
