// Texts of HCL with expressions in them: in quotes, as heredoc, and the strings of Terraform's JSON syntax.
// https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#template-expressions

import type { Cursor } from './cursor.js';
import { readExpression } from './expressions.js';
import type { Part } from './syntax.js';

/** What stands in quotes; the cursor is behind the first. */
export function readQuoted(cursor: Cursor): readonly Part[] {
  const start = cursor.at - 1;
  const parts = new Parts();
  while (!cursor.take('"')) {
    if (cursor.isAtEnd || cursor.looksAt('\n'))
      cursor.fail(
        'the string does not end on its line',
        'close it with `"`; a line break in a string is written `\\n`, or as a heredoc (`<<EOT`)',
        { start, end: cursor.at },
      );
    const text = cursor.match(/[^"\\\n$%]+/y)?.[0];
    if (text !== undefined) parts.addText(text);
    else if (cursor.looksAt('\\')) parts.addText(readEscape(cursor));
    else parts.add(readMarked(cursor));
  }
  return parts.list;
}

const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([^\n]?))/y;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
};

function readEscape(cursor: Cursor): string {
  const start = cursor.at;
  const [written = '', short, long, letter = ''] = cursor.match(ESCAPE) ?? [];
  const code = Number.parseInt(short ?? long ?? '', 16);
  if (code <= 0x10ffff) return String.fromCodePoint(code);
  return (
    ESCAPES[letter] ??
    cursor.fail(
      `\`${written}\` is no escape`,
      'write `\\\\` for a backslash; there are \\n, \\r, \\t, \\", \\\\, \\u0041 and \\U0001F600',
      { start, end: cursor.at },
    )
  );
}

const HEREDOC = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;

/** A heredoc; the cursor is at its `<<`. It ends behind its name, which closes it. */
export function readHeredoc(cursor: Cursor): readonly Part[] {
  const start = cursor.at;
  const opened = cursor.match(HEREDOC);
  if (!opened)
    return cursor.fail('a heredoc has no name', 'write `<<EOT`, and begin its text on a new line');
  const [, indented, name = ''] = opened;
  const lines: Parts[] = [];
  for (;;) {
    const closing = cursor.match(/[ \t]*([^\s$%]+)[ \t]*(?=\r?\n|\r?$)/y);
    if (closing?.[1] === name) break;
    if (closing) cursor.at -= closing[0].length;
    if (cursor.isAtEnd)
      cursor.fail('the heredoc does not end', `write \`${name}\` alone on a line behind its text`, {
        start,
        end: start + 2 + (indented ?? '').length + name.length,
      });
    lines.push(readLine(cursor));
  }
  if (indented) takeIndentation(lines);
  return lines.reduce((all, line) => all.addAll(line), new Parts()).list;
}

/** A line of a heredoc with its end; an expression in it may have lines of its own. */
function readLine(cursor: Cursor): Parts {
  const parts = new Parts();
  while (!cursor.isAtEnd) {
    const text = cursor.match(/[^\n$%]+/y)?.[0];
    if (text !== undefined) parts.addText(text);
    else if (cursor.take('\n')) return parts.addText('\n');
    else parts.add(readMarked(cursor));
  }
  return parts;
}

/** Takes from every line what all have of space at their beginning. */
function takeIndentation(lines: readonly Parts[]): void {
  const indents = lines.filter((line) => !line.isBlank).map((line) => line.indent);
  const common = indents.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  for (const line of lines) line.takeIndent(common);
}

/** The parts of a string in Terraform's JSON syntax, which has no escapes but `$${` and `%%{`. */
export function readTemplateText(cursor: Cursor): readonly Part[] {
  const parts = new Parts();
  while (!cursor.isAtEnd) {
    const text = cursor.match(/[^$%]+/y)?.[0];
    if (text !== undefined) parts.addText(text);
    else parts.add(readMarked(cursor));
  }
  return parts.list;
}

/** What begins with `$` or `%`: an expression, a directive, an escape, or only that character. */
function readMarked(cursor: Cursor): Part {
  const escaped = cursor.match(/([$%])\1\{/y);
  if (escaped) return { kind: 'text', text: `${escaped[1]}{` };
  const start = cursor.at;
  if (cursor.take('${')) return readInterpolation(cursor, start);
  if (cursor.take('%{')) return readDirective(cursor, start);
  cursor.at++;
  return { kind: 'text', text: cursor.text.charAt(start) };
}

function readInterpolation(cursor: Cursor, start: number): Part {
  const opens = cursor.take('~');
  const expression = cursor.inside('mean nothing', () => {
    const inner = readExpression(cursor);
    cursor.skipSpace();
    return inner;
  });
  const closes = cursor.take('~');
  cursor.expect('}', 'the expression');
  if (opens || closes) return { kind: 'control', source: cursor.sourceFrom(start) };
  return { kind: 'expression', expression };
}

function readDirective(cursor: Cursor, start: number): Part {
  cursor.take('~');
  cursor.inside('mean nothing', () => {
    cursor.skipSpace();
    const word = cursor.takeName() ?? '';
    if (!['if', 'else', 'endif', 'for', 'endfor'].includes(word))
      cursor.fail(`\`${word}\` is no directive`, 'there are if, else, endif, for and endfor');
    if (word === 'for') readNames(cursor);
    if (word === 'if' || word === 'for') readExpression(cursor);
    cursor.skipSpace();
  });
  cursor.take('~');
  cursor.expect('}', 'the directive');
  return { kind: 'control', source: cursor.sourceFrom(start) };
}

/** `key, value in`: what a `for` has before the expression that it goes through. */
export function readNames(cursor: Cursor): void {
  for (let many = 1; ; many++) {
    cursor.skipSpace();
    if (cursor.takeName() === undefined)
      cursor.fail(`a name is expected after \`for\`, found ${cursor.found}`, 'write `for x in xs`');
    cursor.skipSpace();
    if (many === 2 || !cursor.take(',')) break;
  }
  if (!cursor.takeWord('in'))
    cursor.fail(`\`in\` is expected after the names, found ${cursor.found}`, 'write `for x in xs`');
}

/** Parts in the making: texts beside each other become one. */
class Parts {
  readonly list: Part[] = [];

  add(part: Part): this {
    const last = this.list.at(-1);
    if (part.kind === 'text' && last?.kind === 'text')
      this.list[this.list.length - 1] = { kind: 'text', text: last.text + part.text };
    else this.list.push(part);
    return this;
  }

  addText(text: string): this {
    return this.add({ kind: 'text', text });
  }

  addAll(parts: Parts): this {
    for (const part of parts.list) this.add(part);
    return this;
  }

  get isBlank(): boolean {
    return this.list.length === 1 && this.first === '\n';
  }

  get indent(): number {
    return /^[ \t]*/.exec(this.first)?.[0].length ?? 0;
  }

  takeIndent(width: number): void {
    if (this.list[0]?.kind === 'text' && !this.isBlank)
      this.list[0] = { kind: 'text', text: this.first.slice(width) };
  }

  private get first(): string {
    const [first] = this.list;
    return first?.kind === 'text' ? first.text : '';
  }
}
