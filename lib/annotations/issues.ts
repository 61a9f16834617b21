// Turns what zod says about a value into diagnostics in plain words, each at its place. The project's
// configuration is read with the same words, under codes of its own.

import type { z } from 'zod';
import { type Diagnostic, nearest } from '../diagnostics/index.js';
import type { Location } from '../source/index.js';
import { type MissingKey, messages, type UnknownKey, type WrongValue } from './messages.js';
import type { IssueDetail } from './values.js';

type Issue = z.core.$ZodIssue;

/** The kinds of mistakes that every written map can have; a room tells them with codes of its own. */
export interface ShapeProblems {
  readonly unknownKey: UnknownKey;
  readonly wrongType: WrongValue;
  readonly wrongValue: WrongValue;
  readonly missingKey: MissingKey;
}

export type TellShape = <K extends keyof ShapeProblems>(
  kind: K,
  at: Location,
  params: ShapeProblems[K],
) => Diagnostic;

const tellAnnotation: TellShape = (kind, at, params) =>
  messages.report(ANNOTATION_CODES[kind], at, params as never);

const ANNOTATION_CODES = {
  unknownKey: 'ANN-001',
  wrongType: 'ANN-002',
  wrongValue: 'ANN-003',
  missingKey: 'ANN-004',
} as const;

/** Diagnostics of the issues of a value that stands at `at` and is called `label`. */
export function issueDiagnostics(
  issues: readonly Issue[],
  value: unknown,
  at: Location,
  label: string,
  tell: TellShape = tellAnnotation,
): Diagnostic[] {
  return issues.flatMap((issue) => describe(issue, value, at, label, tell));
}

function describe(
  issue: Issue,
  value: unknown,
  at: Location,
  label: string,
  tell: TellShape,
): Diagnostic[] {
  const keys = issue.path.filter((key) => typeof key !== 'symbol');
  const place = at.child(...keys);
  const name = [label, ...keys].join('.');
  const found = valueAt(value, keys);
  if (issue.code === 'invalid_union')
    return describeUnion(issue, value, at, label, name, place, found, tell);
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(', ');
    return issue.keys.map((key) =>
      tell('unknownKey', place.child(key).key(), {
        key,
        inside: name,
        near: nearest(key, known),
        known: known.join(', '),
      }),
    );
  }
  const expected = expectation(issue);
  if (found === undefined && keys.length > 0) return [missing(keys, at, label, expected, tell)];
  const detail: IssueDetail = issue.code === 'custom' ? ((issue.params ?? {}) as IssueDetail) : {};
  if (detail.code === 'ANN-011')
    return [messages.report('ANN-011', place, { label: name, found: show(found) })];
  if (detail.code === 'ANN-016') {
    return [
      messages.report('ANN-016', place, detail.params as { algorithm: string; reason: string }),
    ];
  }
  const params = {
    label: name,
    found: show(found),
    expected,
    hint: detail.hint ?? hintOf(issue, found),
  };
  return [tell(issue.code === 'invalid_type' ? 'wrongType' : 'wrongValue', place, params)];
}

/** The key that ends a path is not there. */
function missing(
  keys: readonly PropertyKey[],
  at: Location,
  label: string,
  expected: string,
  tell: TellShape,
): Diagnostic {
  const path = keys.filter((key) => typeof key !== 'symbol');
  const parents = path.slice(0, -1);
  const key = String(path.at(-1));
  const inside = [label, ...parents].join('.');
  return tell('missingKey', at.child(...parents), { inside, key, expected });
}

/** Of the branches of a union, the one that fits the value best says what is wrong. */
function describeUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  value: unknown,
  at: Location,
  label: string,
  name: string,
  place: Location,
  found: unknown,
  tell: TellShape,
): Diagnostic[] {
  const branches = issue.errors.map((errors) =>
    errors.map((error) => ({ ...error, path: [...issue.path, ...error.path] }) as Issue),
  );
  const depth = issue.path.length;
  // A branch whose complaint lies deeper, or is not about the type as such, is the one that was meant.
  const meant = branches.filter((errors) =>
    errors.every((one) => one.path.length > depth || !isWrongKind(one)),
  );
  const [first] = meant.sort((a, b) => a.length - b.length);
  if (first) return issueDiagnostics(first, value, at, label, tell);
  const closest = branches.flatMap((errors) => errors.slice(0, 1));
  const expected = [...new Set(closest.map(expectation))].join(', or ');
  if (found === undefined && depth > 0) return [missing(issue.path, at, label, expected, tell)];
  const hint = closest.map((one) => hintOf(one, found)).find((one) => one !== undefined);
  return [tell('wrongValue', place, { label: name, found: show(found), expected, hint })];
}

function isWrongKind(issue: Issue): boolean {
  return issue.code === 'invalid_type' || issue.code === 'invalid_value';
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (saysItself(issue)) return issue.message;
      return KINDS[issue.expected] ?? `of type ${issue.expected}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? show(issue.values[0])
        : `one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return issue.origin === 'array'
        ? `a list of at least ${issue.minimum}`
        : `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'array'
        ? `a list of at most ${issue.maximum}`
        : `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`;
    case 'invalid_key':
      return 'a map with valid names';
    default:
      return issue.message;
  }
}

/** Whether the schema says in its own words what it wants: plainer than the name of a type. */
function saysItself({ message }: Issue): boolean {
  return !message.startsWith('Invalid input');
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  record: 'a map',
  array: 'a list',
};

/** The edit, where what was meant can be told from what was found. */
function hintOf(issue: Issue, found: unknown): string | undefined {
  if (issue.code === 'invalid_type' && issue.expected === 'array' && isPlain(found))
    return `write [${found}]`;
  if (issue.code === 'invalid_type' && issue.expected === 'number' && isNumeric(found))
    return `write ${found}, without quotes`;
  if (issue.code === 'invalid_type' && issue.expected === 'number' && PER_SECOND.test(`${found}`))
    return `write ${parseFloat(`${found}`)}: it is a number of requests per second`;
  if (expectation(issue).startsWith('a duration') && /^\d+$/.test(`${found}`))
    return `write ${found}s, if seconds are meant`;
  if (issue.code === 'invalid_type' && issue.expected === 'string' && isUntyped(issue, found))
    return `write "${found}", in quotes`;
  if (issue.code !== 'invalid_value') return undefined;
  const known = issue.values.map(String);
  // YAML 1.1 took them for the same.
  if ((found === false || found === 'no') && known.includes('off')) return 'write off';
  const near =
    typeof found === 'string' ? (nearest(found, known) ?? begun(found, known)) : undefined;
  return near && `write ${near}`;
}

/** The one name that begins with what was written. */
function begun(found: string, known: readonly string[]): string | undefined {
  const [only, ...others] = known.filter((name) => name.startsWith(found));
  return found !== '' && others.length === 0 ? only : undefined;
}

/** A rate with its unit, as people say it. */
const PER_SECOND = /^\d+(\.\d+)? ?(\/ ?s(ec|econd)?|r(eq)?\/s|rps)$/;

function isPlain(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^[\w.@/-]+$/.test(value));
}

/** A number or truth value where any text may stand. */
function isUntyped(issue: Issue, found: unknown): boolean {
  return !saysItself(issue) && (typeof found === 'number' || typeof found === 'boolean');
}

function isNumeric(value: unknown): boolean {
  return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value);
}

function valueAt(value: unknown, keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null
        ? (part as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}

/** A value as the user would recognise it, shortened. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null)
    return Object.keys(value).length === 0 ? 'an empty map' : 'a map';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
