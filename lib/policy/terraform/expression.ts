// The part of Terraform's expression language that configurations in JSON use for plain values: templates,
// references, object and list literals, `jsonencode`. Anything else is unknown, never guessed.
// https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping

import { hasUnknown, isUnknown, type Reference, Unknown } from './unknown.js';

/** What a name such as `local.retention` or `aws_x.y.arn` stands for; `Unknown` where nobody can tell. */
export type Lookup = (traversal: readonly string[]) => unknown;

/** Evaluates a string of Terraform's JSON syntax. */
export function evaluateTemplate(text: string, lookup: Lookup): unknown {
  if (!/[$%]\{/.test(text)) return text;
  const parts = templateParts(text);
  if (!parts) return new Unknown(text);
  const values = parts.map((part) =>
    'literal' in part ? part.literal : evaluateExpression(part.expression, lookup),
  );
  // A template of one expression keeps that expression's type.
  const [only] = values;
  if (values.length === 1)
    return isUnknown(only) && !(only instanceof Encoded) ? new Unknown(text) : only;
  if (values.some((value) => typeof value === 'object' && !isUnknown(value)))
    return new Unknown(text);
  return values.some(isUnknown)
    ? (partlyKnownJson(parts, values) ?? new Unknown(text))
    : values.map(String).join('');
}

/** JSON that is known but for parts of its strings, as `{"uri": "${aws_lambda_function.a.invoke_arn}"}`. */
function partlyKnownJson(parts: readonly Part[], values: readonly unknown[]): Encoded | undefined {
  const [first] = values;
  if (typeof first !== 'string' || !/^\s*[[{]/.test(first)) return undefined;
  // Characters of the private use area stand around the number of what is not known while JSON is parsed.
  const text = values.map((value, at) => (isUnknown(value) ? `\uE0FE${at}\uE0FF` : String(value)));
  const isPartly = (value: string) => value.includes('\uE0FE');
  const written = (value: string) =>
    value.replaceAll(/\uE0FE(\d+)\uE0FF/g, (_, at) => {
      const part = parts[Number(at)];
      return part && 'expression' in part ? `\${${part.expression}}` : '';
    });
  // An object whose keys are all known stays the same one: most of them have nothing to fill in.
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') return isPartly(value) ? new Unknown(written(value)) : value;
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    const object = value as Record<string, unknown>;
    const keys = Object.keys(object);
    if (keys.some(isPartly))
      return Object.fromEntries(keys.map((key) => [written(key), fill(object[key])]));
    for (const key of keys) object[key] = fill(object[key]);
    return object;
  };
  try {
    return new Encoded(fill(JSON.parse(text.join(''))));
  } catch {
    return undefined;
  }
}

/** Every resource or data source that a text mentions. */
export function referencesIn(text: string): Reference[] {
  const found = text.matchAll(
    /(?<![\w.-])((?:data\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.[A-Za-z_][\w-]*)(?:\[[^\]]*\])?((?:\.[A-Za-z_][\w-]*)*)/g,
  );
  return [...found].map(([, address = '', attribute = '']) => ({
    address,
    attribute: attribute.slice(1),
  }));
}

type Part = { readonly literal: string } | { readonly expression: string };

/** Splits `a${b}c`; `undefined` for what has directives (`%{ if … }`) or does not close. */
function templateParts(text: string): Part[] | undefined {
  const parts: Part[] = [];
  // The text of an API has a million characters, and few of these.
  const marks = /(?<escaped>\$\$|%%)\{|[$%]\{/g;
  let literal = '';
  let from = 0;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    literal += text.slice(from, mark.index);
    from = marks.lastIndex;
    if (mark.groups?.['escaped']) literal += mark[0].slice(1);
    else if (mark[0] === '%{') return undefined;
    else {
      const end = closing(text, from);
      if (end === undefined) return undefined;
      if (literal) parts.push({ literal });
      literal = '';
      parts.push({ expression: text.slice(from, end) });
      from = end + 1;
      marks.lastIndex = from;
    }
  }
  literal += text.slice(from);
  if (literal || parts.length === 0) parts.push({ literal });
  return parts;
}

/** Index of the brace that closes an expression which begins at `from`. */
function closing(text: string, from: number): number | undefined {
  let depth = 1;
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '\\' && quoted) at++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === '{') depth++;
    else if (!quoted && character === '}' && --depth === 0) return at;
  }
  return undefined;
}

function evaluateExpression(text: string, lookup: Lookup): unknown {
  const reader = new ExpressionReader(text, lookup);
  const value = reader.read();
  return reader.isAtEnd ? value : new Unknown(text);
}

const TOKEN =
  /\s*(?:("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|((?:[A-Za-z_][\w-]*)(?:(?:\.[A-Za-z_*\d][\w-]*)|\[(?:"[^"]*"|\d+)\])*)|(=>|[{}[\](),=:]))/y;
const UNREADABLE = Symbol('unreadable');

class ExpressionReader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly lookup: Lookup,
  ) {}

  get isAtEnd(): boolean {
    return this.text.slice(this.at).trim() === '';
  }

  read(): unknown {
    const value = this.value();
    return value === UNREADABLE ? new Unknown(this.text) : value;
  }

  private value(): unknown {
    const token = this.next();
    if (!token) return UNREADABLE;
    const [, string, number, name, mark] = token;
    if (string !== undefined) return this.string(string);
    if (number !== undefined) return Number(number);
    if (name !== undefined) return this.named(name);
    if (mark === '[') return this.list();
    return mark === '{' ? this.object() : UNREADABLE;
  }

  private string(quoted: string): unknown {
    try {
      return evaluateTemplate(String(JSON.parse(quoted)), this.lookup);
    } catch {
      return UNREADABLE;
    }
  }

  private named(name: string): unknown {
    if (name === 'true' || name === 'false') return name === 'true';
    if (name === 'null') return null;
    if (this.peek() !== '(') return this.lookup(steps(name));
    this.next();
    const argument = this.value();
    if (argument === UNREADABLE || this.next()?.[0].trim() !== ')') return UNREADABLE;
    if (name === 'jsonencode')
      return hasUnknown(argument) ? new Encoded(argument) : JSON.stringify(argument);
    return name === 'tolist' || name === 'toset' ? argument : UNREADABLE;
  }

  private list(): unknown {
    const items: unknown[] = [];
    while (this.peek() !== ']') {
      const item = this.value();
      if (item === UNREADABLE) return UNREADABLE;
      items.push(item);
      if (this.peek() === ',') this.next();
    }
    this.next();
    return items;
  }

  private object(): unknown {
    const entries: [string, unknown][] = [];
    while (this.peek() !== '}') {
      const token = this.next();
      const key = token?.[1] !== undefined ? this.string(token[1]) : token?.[3];
      const mark = this.next()?.[4];
      if (typeof key !== 'string' || (mark !== '=' && mark !== ':')) return UNREADABLE;
      const value = this.value();
      if (value === UNREADABLE) return UNREADABLE;
      entries.push([key, value]);
      if (this.peek() === ',') this.next();
    }
    this.next();
    return Object.fromEntries(entries);
  }

  private next(): RegExpExecArray | undefined {
    TOKEN.lastIndex = this.at;
    const token = TOKEN.exec(this.text);
    if (!token) return undefined;
    this.at = TOKEN.lastIndex;
    return token;
  }

  private peek(): string | undefined {
    const before = this.at;
    const token = this.next()?.[0].trim();
    this.at = before;
    return token;
  }
}

/** `jsonencode` of something that is known in parts: a policy with an ARN in it can still be judged. */
export class Encoded extends Unknown {
  constructor(readonly value: unknown) {
    super('jsonencode(…)');
  }
}

/** `a.b["c"].d[0]` → a, b, c, d, 0. */
function steps(traversal: string): string[] {
  return [...traversal.matchAll(/[^.[\]"]+/g)].map(([step]) => step);
}
