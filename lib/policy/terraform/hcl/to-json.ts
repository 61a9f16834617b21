// HCL as Terraform's JSON syntax, with the place of each of its values. One block is an object, several of one name
// are a list; what is no plain value is a template: `${aws_x.y.arn}`.
// https://developer.hashicorp.com/terraform/language/syntax/json

import type { NodeOffsets, ValuePath } from '../../../source/index.js';
import { addTo } from '../add-to.js';
import type { JsonObject } from '../json.js';
import { plainText } from './expressions.js';
import type { Entry, Expression, HclBlock, Item, Part, Span } from './syntax.js';

/** A value and where it and those below it stand. */
export interface PlacedValue {
  readonly value: unknown;
  readonly offsets: NodeOffsets;
  readonly members?: ReadonlyMap<string, PlacedValue>;
}

/** What the JSON syntax has as plain names, not as templates. */
const PLAIN_NAMES = new Set(['depends_on', 'ignore_changes', 'replace_triggered_by', 'provider']);

export function bodyAsJson(items: readonly Item[], at: Span): PlacedValue {
  const members = new Map<string, PlacedValue>();
  const blocks = new Map<string, Labelled[]>();
  for (const item of items) {
    if (item.kind === 'argument') members.set(item.name, argumentAsJson(item.name, item));
    else addTo(blocks, item.type, { block: item, depth: 0 });
  }
  // Terraform takes no block beside an argument of its name.
  for (const [type, list] of blocks) if (!members.has(type)) members.set(type, blocksAsJson(list));
  return collection(objectOf(members), members, at);
}

function objectOf(members: ReadonlyMap<string, PlacedValue>): JsonObject {
  return Object.fromEntries([...members].map(([key, { value }]) => [key, value]));
}

function collection(
  value: unknown,
  members: ReadonlyMap<string, PlacedValue>,
  at: Span,
  key?: Span,
): PlacedValue {
  const offsets = { value: range(at), isCollection: true, ...(key && { key: range(key) }) };
  return { value, offsets, members };
}

function range({ start, end }: Span): readonly [number, number] {
  return [start, end];
}

interface Labelled {
  readonly block: HclBlock;
  /** How many of its labels have been made keys. */
  readonly depth: number;
}

/** Blocks of one type and of the same labels so far: their next label is a key; without one, they are bodies. */
function blocksAsJson(list: readonly Labelled[]): PlacedValue {
  const bodies = list.filter(({ block, depth }) => block.labels.length === depth);
  const byLabel = new Map<string, Labelled[]>();
  for (const { block, depth } of list) {
    const label = block.labels[depth];
    if (label !== undefined) addTo(byLabel, label, { block, depth: depth + 1 });
  }
  const values = bodies.map(({ block }) => blockAsJson(block));
  if (byLabel.size > 0) values.push(labelsAsJson(list, byLabel));
  const [only, ...others] = values;
  if (only && others.length === 0) return only;
  const members = new Map(values.map((value, index) => [String(index), value]));
  const items = values.map(({ value }) => value);
  return collection(items, members, spanOf(list), list[0]?.block.at);
}

function blockAsJson({ body, at, end = at.end }: HclBlock): PlacedValue {
  const whole = { start: at.start, end };
  return { ...bodyAsJson(body, whole), offsets: { ...bodyOffsets(whole), key: range(at) } };
}

function bodyOffsets(at: Span): NodeOffsets {
  return { value: range(at), isCollection: true };
}

function labelsAsJson(
  list: readonly Labelled[],
  byLabel: ReadonlyMap<string, Labelled[]>,
): PlacedValue {
  const members = new Map([...byLabel].map(([label, inner]) => [label, blocksAsJson(inner)]));
  return collection(objectOf(members), members, spanOf(list), list[0]?.block.at);
}

function spanOf(list: readonly Labelled[]): Span {
  const [first, last] = [list[0]?.block, list.at(-1)?.block];
  return { start: first?.at.start ?? 0, end: last?.end ?? last?.at.end ?? 0 };
}

function argumentAsJson(name: string, { at, value }: { at: Span; value: Expression }): PlacedValue {
  const json = PLAIN_NAMES.has(name) ? namesAsJson : expressionAsJson;
  return withKey(json(value), at);
}

function withKey(placed: PlacedValue, at: Span): PlacedValue {
  return { ...placed, offsets: { ...placed.offsets, key: range(at) } };
}

function expressionAsJson(expression: Expression): PlacedValue {
  switch (expression.kind) {
    case 'list':
      return listAsJson(expression, expression.items.map(expressionAsJson));
    case 'object':
      return objectAsJson(expression, expression.entries);
    default:
      return scalar(expression, scalarOf(expression));
  }
}

function listAsJson(at: Span, items: readonly PlacedValue[]): PlacedValue {
  const members = new Map(items.map((item, index) => [String(index), item]));
  return collection(
    items.map(({ value }) => value),
    members,
    at,
  );
}

function objectAsJson(at: Span, entries: readonly Entry[]): PlacedValue {
  const members = new Map(
    entries.map(({ key, value }) => [keyOf(key), withKey(expressionAsJson(value), key)]),
  );
  return collection(objectOf(members), members, at);
}

/** A name is a key as it stands; in parentheses it is what the name stands for. */
export function keyOf(key: Expression): string {
  if (key.kind === 'traversal' && key.steps.length === 1) return key.source;
  if (key.kind === 'literal') return String(key.value);
  return key.kind === 'template' ? templateText(key.parts) : `\${${key.source}}`;
}

function scalar(at: Span, value: unknown): PlacedValue {
  return { value, offsets: { value: range(at), isCollection: false } };
}

function scalarOf(expression: Expression): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'template':
      return templateText(expression.parts);
    default:
      return `\${${expression.source}}`;
  }
}

export function templateText(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text.replaceAll(/[$%](?=\{)/g, '$&$&');
      return part.kind === 'control' ? part.source : `\${${part.expression.source}}`;
    })
    .join('');
}

/** References to resources and arguments: `[aws_x.y]` is `["aws_x.y"]`. */
function namesAsJson(expression: Expression): PlacedValue {
  if (expression.kind === 'list') return listAsJson(expression, expression.items.map(namesAsJson));
  return scalar(expression, plainText(expression) ?? expression.source);
}

/** The value at a path; of several blocks the first where no index is given. */
export function placeAt(top: PlacedValue, path: ValuePath): NodeOffsets | undefined {
  let found: PlacedValue | undefined = top;
  for (const key of path) {
    const { members }: PlacedValue = found;
    found =
      members?.get(String(key)) ??
      (Array.isArray(found.value) ? members?.get('0')?.members?.get(String(key)) : undefined);
    if (!found) return undefined;
  }
  return found.offsets;
}
