// Reads the `x-gateway` of one place: which keys may stand there, and what each of them says.

import { type Diagnostic, nearest } from '../diagnostics/index.js';
import type { Location } from '../source/index.js';
import { isObject, type SpecNode } from '../spec/index.js';
import type { Placed, Scope } from './annotation.js';
import { annotations, annotationsOf, PLACES } from './catalogue.js';
import { issueDiagnostics, show } from './issues.js';
import { messages } from './messages.js';
import { substitute } from './variables.js';

export const KEY = 'x-gateway';

/** The values of one place, by annotation name. */
export type PlaceValues = ReadonlyMap<string, Placed<unknown>>;

export const NOTHING: PlaceValues = new Map();

export interface PlaceReader {
  readonly variables: Readonly<Record<string, string>>;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Reads `owner["x-gateway"]`; empty when there is none. */
export function readPlace(owner: SpecNode, scope: Scope, reader: PlaceReader): PlaceValues {
  reportMisspelt(owner, reader);
  const node = owner.get(KEY);
  if (!node) return NOTHING;
  const { value, missing } = substitute(node.value, reader.variables);
  for (const { name, path } of missing) {
    const known = Object.keys(reader.variables);
    reader.report(
      messages.report('ANN-010', node.at.child(...path), {
        name,
        near: nearest(name, known),
        known: known.join(', '),
      }),
    );
  }
  // A missing variable is told once, not also as whatever its absence makes invalid.
  if (missing.length > 0) return NOTHING;
  if (!isObject(value)) {
    reader.report(
      messages.report('ANN-002', node.at, { label: KEY, found: show(value), expected: 'a map' }),
    );
    return NOTHING;
  }
  const read = new Map<string, Placed<unknown>>();
  for (const [key, written] of Object.entries(value)) {
    const before = isObject(node.value) ? node.value[key] : undefined;
    const placed = readKey({ key, written, before }, node.at, scope, reader);
    if (placed) read.set(key, placed);
  }
  return read;
}

/** A throttle or an authorizer below `x-gatway` would be missed without a word. Other extensions are others' business. */
function reportMisspelt(owner: SpecNode, reader: PlaceReader): void {
  for (const key of Object.keys(owner.object ?? {})) {
    if (/^x[-_]?g/i.test(key) && key !== KEY && nearest(key, [KEY]))
      reader.report(messages.report('ANN-018', owner.at.child(key).key(), { found: key }));
  }
}

function readKey(
  { key, written, before }: { key: string; written: unknown; before: unknown },
  at: Location,
  scope: Scope,
  reader: PlaceReader,
): Placed<unknown> | undefined {
  const place = at.child(key);
  const annotation = annotations.find(({ name }) => name === key);
  if (!annotation) {
    const known = annotationsOf(scope).map(({ name }) => name);
    const near = nearest(key, known);
    reader.report(
      messages.report('ANN-001', place.key(), { key, inside: KEY, near, known: known.join(', ') }),
    );
    return undefined;
  }
  if (!annotation.scopes.includes(scope)) {
    const allowed = annotation.scopes.map((one) => PLACES[one]).join(' or ');
    reader.report(messages.report('ANN-009', place.key(), { key, place: PLACES[scope], allowed }));
    return undefined;
  }
  const parsed = annotation.schema.safeParse(written);
  if (parsed.success) return { value: parsed.data, at: place };
  for (const one of issueDiagnostics(parsed.error.issues, written, place, key))
    reader.report(isFromVariable(one, place, before) ? { ...one, hint: FROM_VARIABLE } : one);
  return undefined;
}

const FROM_VARIABLE =
  'a variable gives a text: write the value here, or in an overlay for the environment';

/** Whether the value of a wrong type is that of a variable; `before`: the key as it is written. */
function isFromVariable({ code, at }: Diagnostic, place: Location, before: unknown): boolean {
  if (code !== 'ANN-002' || !at) return false;
  const text = at.path
    .slice(place.path.length)
    .reduce<unknown>((part, key) => (isObject(part) ? part[key] : undefined), before);
  return typeof text === 'string' && text.includes('${');
}
