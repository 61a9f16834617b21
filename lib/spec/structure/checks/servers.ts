// Addresses of servers, and the variables in them.

import { type Diagnostic, nearest } from '../../../diagnostics/index.js';
import type { SpecNode } from '../../node.js';
import { structureMessages } from '../messages.js';
import { schemaMessages } from '../schemas/messages.js';
import { type Checks, resolvedEntries } from './check.js';

export const servers: Checks = {
  server: [
    (server) => {
      const url = server.get('url')?.string ?? '';
      const used = new Set([...url.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? ''));
      const variables = server.get('variables');
      const defined = variables?.names() ?? [];
      return [
        ...[...used].flatMap((name) => undefinedIn(server, name, defined)),
        ...resolvedEntries(variables).flatMap(([, variable]) => emptyChoice(variable)),
        ...defined
          .filter((name) => !used.has(name) && !name.startsWith('x-'))
          .map((name) =>
            structureMessages.report('SPEC-085', server.at.child('variables', name).key(), {
              name,
            }),
          ),
      ];
    },
  ],
  document: [(root) => [...host(root.get('host')), ...basePath(root.get('basePath'))]],
};

function emptyChoice(variable: SpecNode): Diagnostic[] {
  const choice = variable.get('enum');
  if (!Array.isArray(choice?.value) || choice.value.length > 0) return [];
  return [schemaMessages.report('SPEC-113', choice.at.key(), { keyword: 'enum' })];
}

function undefinedIn(server: SpecNode, name: string, defined: readonly string[]): Diagnostic[] {
  if (defined.includes(name)) return [];
  const near = nearest(name, defined);
  return [structureMessages.report('SPEC-084', server.at.child('url'), { name, near })];
}

function host(node: SpecNode | undefined): Diagnostic[] {
  const found = node?.string;
  if (!node || found === undefined || !/[/\s{}]/.test(found)) return [];
  const bare = found.replace(/^[a-z]+:\/\//i, '').split('/')[0] ?? '';
  const expected = 'a host, with its port at most';
  const hint = `write \`${bare}\`; the scheme belongs to \`schemes\`, the path to \`basePath\``;
  return [structureMessages.report('SPEC-086', node.at, { key: 'host', found, expected, hint })];
}

function basePath(node: SpecNode | undefined): Diagnostic[] {
  const found = node?.string;
  if (!node || found === undefined || found.startsWith('/')) return [];
  const hint = `write \`/${found}\``;
  const expected = 'a path that begins with a slash';
  return [
    structureMessages.report('SPEC-086', node.at, { key: 'basePath', found, expected, hint }),
  ];
}
