// Reads one path key into segments, and says what API Gateway cannot take of it.

import type { Diagnostic, Outcome } from '../../diagnostics/index.js';
import type { Operation } from '../../model/index.js';
import type { Location } from '../../source/index.js';
import { pathMessages } from './messages.js';
import { readSegment, type Segment } from './segments.js';

export type ServedSegment = Exclude<Segment, { kind: 'refused' }>;

export interface PathReading {
  readonly path: string;
  readonly segments: readonly ServedSegment[];
  readonly trailingSlash: boolean;
  /** Methods that use the path: they count as votes for the names of its variables. */
  readonly operations: readonly Operation[];
  readonly at: Location;
}

/**
 * Each segment is a resource, and so is the root: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
const MOST_SEGMENTS = 299;

const RESERVED = new Set(['/ping', '/sping']);

export function readPath(
  path: string,
  operations: readonly Operation[],
  at: Location,
): Outcome<PathReading> {
  const methods = operations.map(({ method }) => method.toUpperCase()).join(', ');
  const [written = ''] = path.split(/[?#]/, 1);
  const texts = written.split('/').filter((text) => text !== '');
  if (texts.length > MOST_SEGMENTS) {
    const params = { path, methods, count: texts.length, most: MOST_SEGMENTS };
    return fail(pathMessages.report('PLAN-214', at, params));
  }
  const segments = texts.map(readSegment);
  const problem = firstProblem(path, methods, segments, at);
  if (problem) return fail(problem);
  const served = segments.filter((one): one is ServedSegment => one.kind !== 'refused');
  const trailingSlash = texts.length > 0 && written.endsWith('/');
  return {
    value: { path, segments: served, trailingSlash, operations, at },
    diagnostics: notes(path, written, served, at),
  };
}

function firstProblem(
  path: string,
  methods: string,
  segments: readonly Segment[],
  at: Location,
): Diagnostic | undefined {
  for (const [index, one] of segments.entries()) {
    const segment = one.text;
    if (one.kind === 'refused')
      return pathMessages.report('PLAN-212', at, { path, segment, methods });
    if (one.kind === 'variable' && one.greedy && index < segments.length - 1) {
      return pathMessages.report('PLAN-204', at, { path, segment, methods });
    }
  }
  return undefined;
}

function notes(
  path: string,
  written: string,
  segments: readonly ServedSegment[],
  at: Location,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const served = `/${segments.map(({ text }) => text).join('/')}`;
  if (written !== path) found.push(pathMessages.report('PLAN-201', at, { path, served }));
  else if (served !== path) found.push(pathMessages.report('PLAN-206', at, { path, served }));
  if (RESERVED.has(served)) found.push(pathMessages.report('PLAN-208', at, { path: served }));
  for (const one of segments) {
    if (one.kind === 'variable' && one.greedy && one.text !== `{${one.wanted}+}`) {
      const params = { path, segment: one.text, variable: one.wanted };
      found.push(pathMessages.report('PLAN-211', at, params));
    }
  }
  return found;
}

function fail(diagnostic: Diagnostic): Outcome<PathReading> {
  return { diagnostics: [diagnostic] };
}
