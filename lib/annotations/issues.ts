// Turns what zod says about a value into diagnostics in plain words, each at its place.

import type { z } from 'zod';
import { type Diagnostic, nearest } from '../diagnostics/index.js';
import type { Location } from '../source/index.js';
import { messages } from './messages.js';
import type { IssueDetail } from './values.js';

type Issue = z.core.$ZodIssue;

/** Diagnostics of the issues of a value that stands at `at` and is called `label`. */
export function issueDiagnostics(
  issues: readonly Issue[],
  value: unknown,
  at: Location,
  label: string,
): Diagnostic[] {
  return issues.flatMap((issue) => describe(issue, value, at, label));
}

function describe(issue: Issue, value: unknown, at: Location, label: string): Diagnostic[] {
  const keys = issue.path.filter((key) => typeof key !== 'symbol');
  const place = at.child(...keys);
  const name = [label, ...keys].join('.');
  const found = valueAt(value, keys);
  if (issue.code === 'invalid_union')
    return describeUnion(issue, value, at, label, name, place, found);
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(', ');
    return issue.keys.map((key) =>
      messages.report('ANN-001', place.child(key).key(), {
        key,
        inside: name,
        near: nearest(key, known),
        known: known.join(', '),
      }),
    );
  }
  const expected = expectation(issue);
  if (found === undefined && keys.length > 0) {
    const key = String(keys.at(-1));
    const inside = [label, ...keys.slice(0, -1)].join('.');
    return [messages.report('ANN-004', at.child(...keys.slice(0, -1)), { inside, key, expected })];
  }
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
  return [messages.report(issue.code === 'invalid_type' ? 'ANN-002' : 'ANN-003', place, params)];
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
  if (first) return issueDiagnostics(first, value, at, label);
  const expected = [
    ...new Set(branches.flatMap((errors) => errors.slice(0, 1).map(expectation))),
  ].join(', or ');
  return [messages.report('ANN-003', place, { label: name, found: show(found), expected })];
}

function isWrongKind(issue: Issue): boolean {
  return issue.code === 'invalid_type' || issue.code === 'invalid_value';
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
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

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  record: 'a map',
  array: 'a list',
};

function hintOf(issue: Issue, found: unknown): string | undefined {
  if (issue.code !== 'invalid_value' || typeof found !== 'string') return undefined;
  const near = nearest(found, issue.values.map(String));
  return near && `write ${near}`;
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
  if (typeof value === 'object' && value !== null) return 'a map';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
