// Answers that have no body, and media types of 2.0 that nobody names.

import type { Diagnostic } from '../../../diagnostics/index.js';
import type { SpecNode } from '../../node.js';
import { structureMessages } from '../messages.js';
import { type Checks, type Context, resolvedEntries } from './check.js';

export const responses: Checks = {
  pathItem: [
    (item) =>
      answered(item.get('head')?.deref())
        .filter(([status]) => status.startsWith('2'))
        .flatMap(([, response]) => described(response, 'an answer to HEAD')),
  ],
  operation: [
    (operation) =>
      answered(operation)
        .filter(([status]) => /^(1..|204|205|304)$/.test(status))
        .flatMap(([status, response]) => described(response, `the response ${status}`)),
    (operation, context) =>
      context.version === '2.0'
        ? [...produced(operation, context), ...examplesOfOthers(operation, context)]
        : [],
  ],
};

const answered = (operation: SpecNode | undefined) => resolvedEntries(operation?.get('responses'));

function described(response: SpecNode, what: string): Diagnostic[] {
  const content = response.get('content');
  const body = content && content.names().length > 0 ? content : response.get('schema');
  return body ? [structureMessages.report('SPEC-080', body.at.key(), { what })] : [];
}

function produced(operation: SpecNode, { root }: Context): Diagnostic[] {
  if (operation.get('produces') ?? root.get('produces')) return [];
  if (!answered(operation).some(([, response]) => response.get('schema'))) return [];
  const what = 'what is answered';
  return [structureMessages.report('SPEC-075', operation.at, { key: 'produces', what })];
}

function examplesOfOthers(operation: SpecNode, { root }: Context): Diagnostic[] {
  const known = (operation.get('produces') ?? root.get('produces'))?.items() ?? [];
  const types = known.flatMap(({ string }) => string ?? []);
  if (types.length === 0) return [];
  return answered(operation)
    .flatMap(([, response]) => response.get('examples')?.entries() ?? [])
    .filter(([type]) => type.includes('/') && !types.includes(type))
    .map(([type, example]) =>
      structureMessages.report('SPEC-094', example.at.key(), { type, known: types.join(', ') }),
    );
}
