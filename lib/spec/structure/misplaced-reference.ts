// References to a component of another kind, a response that is a schema, or to the document itself, and what stands
// beside a reference and is not read.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { SpecVersion } from '../document.js';
import type { SpecNode } from '../node.js';
import { structureMessages } from './messages.js';

/** Where each kind of object has its components. */
const SECTIONS: Readonly<Record<string, string>> = {
  schema: 'schemas',
  response: 'responses',
  parameter: 'parameters',
  requestBody: 'requestBodies',
  header: 'headers',
  securityScheme: 'securitySchemes',
  link: 'links',
  callback: 'callbacks',
  example: 'examples',
};

export function misplacedReference(
  written: SpecNode,
  kind: string,
  version: SpecVersion,
  what: string,
): Diagnostic[] {
  const { ref } = written;
  const named = SECTIONS[kind];
  const expected = version === '2.0' && kind === 'schema' ? 'definitions' : named;
  const pattern =
    version === '2.0' ? /^#\/(definitions|parameters|responses)\// : /^#\/components\/([^/]+)\//;
  // The document itself is a schema at most: a file that holds one.
  const whole = kind !== 'schema' && ref !== undefined && /^#\/?$/.test(ref);
  const found = ref === undefined || whole ? ref : pattern.exec(ref)?.[1];
  if (ref === undefined || expected === undefined || !found || found === expected) return [];
  // One that leads nowhere is told as that.
  if (!written.target()) return [];
  const section = version === '2.0' ? `#/${expected}` : `#/components/${expected}`;
  return [structureMessages.report('SPEC-090', written.at.child('$ref'), { ref, what, section })];
}

/** Keys beside a `$ref` that say something which nobody reads; `describing`: those of which nothing is lost. */
export function besidesReference(
  written: SpecNode,
  describing: ReadonlySet<string> = DESCRIBING,
): Diagnostic[] {
  const ignored = written
    .entries()
    .filter(([key]) => !describing.has(key) && !key.startsWith('x-'));
  const [first] = ignored;
  if (!first) return [];
  const keys = ignored.map(([key]) => `\`${key}\``).join(', ');
  const isSchema = describing !== DESCRIBING;
  return [structureMessages.report('SPEC-091', first[1].at.key(), { keys, isSchema })];
}

const DESCRIBING: ReadonlySet<string> = new Set(['$ref', 'summary', 'description']);
