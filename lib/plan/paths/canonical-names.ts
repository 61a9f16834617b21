// Gives the variable at each place of the resource tree one name: "A sibling of this resource already has
// a variable path part -- only one is allowed". The name most operations use wins, then the first one in
// the document; a name an ancestor already has is passed over, for one path cannot hold it twice.

import type { Diagnostic } from '../../diagnostics/index.js';
import { pathMessages } from './messages.js';
import type { PathRoute } from './plan-paths.js';
import type { PathReading, ServedSegment } from './read-path.js';

type Variable = Extract<ServedSegment, { kind: 'variable' }>;

/** A path on its way down the tree: the names given to its segments so far. */
interface Walker {
  readonly reading: PathReading;
  readonly names: readonly string[];
}

export function canonicalNames(
  readings: readonly PathReading[],
  diagnostics: Diagnostic[],
): Map<PathReading, PathRoute> {
  const routes = new Map<PathReading, PathRoute>();
  const descend = (walkers: readonly Walker[], depth: number): void => {
    const literals = new Map<string, Walker[]>();
    const variables: Walker[] = [];
    for (const walker of walkers) {
      const segment = walker.reading.segments[depth];
      if (!segment) routes.set(walker.reading, routeOf(walker, diagnostics));
      else if (segment.kind === 'variable') variables.push(walker);
      else append(literals, segment.text, step(walker, segment.text));
    }
    for (const below of literals.values()) descend(below, depth + 1);
    const kept = withoutGreedyConflicts(variables, depth, diagnostics);
    const [first] = kept;
    if (!first) return;
    const name = chooseName(kept, depth);
    descend(
      kept.map((walker) => step(walker, name)),
      depth + 1,
    );
  };
  descend(
    readings.map((reading) => ({ reading, names: [] })),
    0,
  );
  return routes;
}

function append(groups: Map<string, Walker[]>, key: string, walker: Walker): void {
  const found = groups.get(key);
  if (found) found.push(walker);
  else groups.set(key, [walker]);
}

function step({ reading, names }: Walker, name: string): Walker {
  return { reading, names: [...names, name] };
}

function variableAt(walker: Walker, depth: number): Variable {
  const segment = walker.reading.segments[depth];
  if (segment?.kind !== 'variable')
    throw new Error(`no variable at ${depth} of ${walker.reading.path}`);
  return segment;
}

function withoutGreedyConflicts(
  walkers: readonly Walker[],
  depth: number,
  diagnostics: Diagnostic[],
): readonly Walker[] {
  const plain = walkers.filter((walker) => !variableAt(walker, depth).greedy);
  const [other] = plain;
  if (!other || plain.length === walkers.length) return walkers;
  for (const walker of walkers) {
    const greedy = variableAt(walker, depth);
    if (!greedy.greedy) continue;
    const { path, operations, at } = walker.reading;
    const methods = operations.map(({ method }) => method.toUpperCase()).join(', ');
    const params = { path, methods, greedy: greedy.wanted, other: variableAt(other, depth).wanted };
    const related = [{ at: other.reading.at, message: `${other.reading.path} stands here` }];
    diagnostics.push(pathMessages.report('PLAN-205', at, params, related));
  }
  return plain;
}

function chooseName(walkers: readonly Walker[], depth: number): string {
  const votes = new Map<string, number>();
  for (const walker of walkers) {
    const { wanted } = variableAt(walker, depth);
    votes.set(wanted, (votes.get(wanted) ?? 0) + walker.reading.operations.length);
  }
  // A stable sort keeps the order of the document among equals.
  const wanted = [...votes].sort(([, a], [, b]) => b - a).map(([name]) => name);
  const taken = new Set(walkers.flatMap(({ reading, names }) => namesAbove(reading, names)));
  const free = wanted.find((name) => !taken.has(name));
  if (free !== undefined) return free;
  const base = wanted[0] ?? 'variable';
  let suffix = 2;
  while (taken.has(`${base}${suffix}`)) suffix += 1;
  return `${base}${suffix}`;
}

function namesAbove(reading: PathReading, names: readonly string[]): string[] {
  return names.filter((_, at) => reading.segments[at]?.kind === 'variable');
}

function routeOf({ reading, names }: Walker, diagnostics: Diagnostic[]): PathRoute {
  const renamed = new Map<string, string>();
  const resource: string[] = [];
  const backend: string[] = [];
  for (const [at, segment] of reading.segments.entries()) {
    const name = names[at] ?? segment.text;
    if (segment.kind === 'literal') {
      resource.push(segment.text);
      backend.push(segment.text);
      continue;
    }
    resource.push(segment.greedy ? `{${name}+}` : `{${name}}`);
    backend.push(`{${name}}`);
    for (const from of segment.names)
      if (from !== name && !renamed.has(from)) renamed.set(from, name);
    const note = renameNote(reading, segment, name);
    if (note) diagnostics.push(note);
  }
  const backendPath = `/${backend.join('/')}${reading.trailingSlash ? '/' : ''}`;
  return {
    resourcePath: `/${resource.join('/')}`,
    renamedVariables: Object.fromEntries(renamed),
    backendPath,
  };
}

function renameNote(
  { path, at }: PathReading,
  segment: Variable,
  name: string,
): Diagnostic | undefined {
  if (segment.refused !== undefined) {
    const { text, refused: characters } = segment;
    return pathMessages.report('PLAN-200', at, { path, segment: text, characters, variable: name });
  }
  if (segment.mixed)
    return pathMessages.report('PLAN-202', at, { path, segment: segment.text, variable: name });
  const [from] = segment.names;
  if (from === undefined || from === name) return undefined;
  return pathMessages.report('PLAN-203', at, { path, from, to: name });
}
