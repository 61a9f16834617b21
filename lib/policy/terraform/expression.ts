// The part of Terraform's expression language that configurations use for plain values: templates, references, object
// and list literals, `jsonencode`, conditions. Anything else is unknown, never guessed.
// https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping

import { type Expression, keyOf, type Part, readTemplate, templateText } from './hcl/index.js';
import { hasUnknown, isUnknown, type Reference, Unknown } from './unknown.js';

/** What a name such as `local.retention` or `aws_x.y.arn` stands for; `Unknown` where nobody can tell. */
export type Lookup = (traversal: readonly string[]) => unknown;

/** Evaluates a string of Terraform's JSON syntax. */
export function evaluateTemplate(text: string, lookup: Lookup): unknown {
  // The text of an API has a million characters, and few of these.
  if (!/[$%]\{/.test(text)) return text;
  const parts = readTemplate(text);
  return parts ? evaluateParts(parts, text, lookup) : new Unknown(text);
}

function evaluateParts(parts: readonly Part[], text: string, lookup: Lookup): unknown {
  const values = parts.map((part) => evaluatePart(part, lookup));
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

function evaluatePart(part: Part, lookup: Lookup): unknown {
  if (part.kind === 'text') return part.text;
  return part.kind === 'control' ? new Unknown(part.source) : evaluate(part.expression, lookup);
}

function evaluate(expression: Expression, lookup: Lookup): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'template':
      return evaluateParts(expression.parts, templateText(expression.parts), lookup);
    case 'list':
      return expression.items.map((item) => evaluate(item, lookup));
    case 'object':
      return evaluateObject(expression, lookup);
    case 'parentheses':
      return evaluate(expression.inner, lookup);
    case 'traversal':
      return lookup(expression.steps);
    case 'call':
      return evaluateCall(expression, lookup);
    case 'not':
      return evaluateNot(expression, lookup);
    case 'operation':
      return evaluateOperation(expression, lookup);
    case 'condition':
      return evaluateCondition(expression, lookup);
    case 'other':
      return new Unknown(expression.source);
  }
}

type Of<Kind extends Expression['kind']> = Expression & { readonly kind: Kind };

function evaluateNot({ operand, source }: Of<'not'>, lookup: Lookup): unknown {
  const value = evaluate(operand, lookup);
  return typeof value === 'boolean' ? !value : new Unknown(source);
}

function evaluateCondition(
  { test, then, otherwise, source }: Of<'condition'>,
  lookup: Lookup,
): unknown {
  const decision = evaluate(test, lookup);
  if (typeof decision !== 'boolean') return new Unknown(source);
  return evaluate(decision ? then : otherwise, lookup);
}

function evaluateOperation(
  { operator, left, right, source }: Of<'operation'>,
  lookup: Lookup,
): unknown {
  const [a, b] = [evaluate(left, lookup), evaluate(right, lookup)];
  const unknown = new Unknown(source);
  switch (operator) {
    case '==':
      return isScalar(a) && isScalar(b) ? a === b : unknown;
    case '!=':
      return isScalar(a) && isScalar(b) ? a !== b : unknown;
    // One side may decide it.
    case '&&':
      if (a === false || b === false) return false;
      return a === true && b === true ? true : unknown;
    case '||':
      if (a === true || b === true) return true;
      return a === false && b === false ? false : unknown;
  }
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}

function evaluateObject({ entries, source }: Of<'object'>, lookup: Lookup): unknown {
  const found = entries.map(({ key, value }): [unknown, unknown] => [
    evaluateTemplate(keyOf(key), lookup),
    evaluate(value, lookup),
  ]);
  return found.some(([key]) => typeof key !== 'string')
    ? new Unknown(source)
    : Object.fromEntries(found);
}

function evaluateCall({ name, arguments: given, source }: Of<'call'>, lookup: Lookup): unknown {
  const [argument, ...others] = given;
  if (!argument || others.length > 0) return new Unknown(source);
  if (name === 'tolist' || name === 'toset') return evaluate(argument, lookup);
  if (name !== 'jsonencode') return new Unknown(source);
  const value = evaluate(argument, lookup);
  return hasUnknown(value) ? new Encoded(value) : JSON.stringify(value);
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
      return part ? templateText([part]) : '';
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

/** `jsonencode` of something that is known in parts: a policy with an ARN in it can still be judged. */
export class Encoded extends Unknown {
  constructor(readonly value: unknown) {
    super('jsonencode(…)');
  }
}
