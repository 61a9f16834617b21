// Holds the house to its plan: rooms import earlier rooms, through their index, and only two of them know cdktf.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const ROOMS = [
  'source',
  'diagnostics',
  'spec',
  'annotations',
  'model',
  'plan',
  'policy',
  'config',
  'diff',
  'testing',
  'report',
  'constructs',
  'stacks',
  'cli',
];
/** Lines of a file; tables and catalogues may be longer. */
const LONGEST = 310;
const TABLES = [
  'lib/annotations/settings.ts',
  'lib/runtime/config.ts',
  // Generated, a line for each rule.
  'lib/policy/rules/index.ts',
];

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = ['lib', 'stacks'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true })
    .map((name) => path.posix.join(folder, String(name).split(path.sep).join('/')))
    .filter((name) => name.endsWith('.ts')),
);
const imports = files.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, to]) => to ?? '');
  return found.map((to) => ({
    from: file,
    to: to.startsWith('.')
      ? path.posix.normalize(path.posix.join(path.posix.dirname(file), to))
      : to,
  }));
}

/** `plan` of `lib/plan/waf/index.ts`; `stacks`; nothing for the public surface. */
function roomOf(file: string): string | undefined {
  if (file.startsWith('stacks/')) return 'stacks';
  const [, room, inside] = /^lib\/([^/]+)\/(.+)$/.exec(file) ?? [];
  return inside === undefined ? undefined : room;
}

const between = imports.filter(({ from, to }) => {
  const [a, b] = [roomOf(from), roomOf(to)];
  return a !== undefined && b !== undefined && a !== b;
});

describe('the house', () => {
  it('has imports between rooms at all', () => {
    expect(between.length).toBeGreaterThan(100);
  });

  it('has rooms that import earlier rooms only', () => {
    const rank = (file: string) => ROOMS.indexOf(roomOf(file) ?? '');
    const wrong = between.filter(
      ({ from, to }) =>
        roomOf(from) === 'runtime' ||
        (roomOf(to) === 'runtime' && roomOf(from) !== 'cli') ||
        rank(to) > rank(from),
    );
    expect(wrong).toEqual([]);
  });

  it('has rooms that are entered through their index', () => {
    const wrong = between.filter(
      ({ to }) => roomOf(to) !== 'stacks' && !/^lib\/[^/]+\/index\.js$/.test(to),
    );
    expect(wrong).toEqual([]);
  });

  it('lets constructs and stacks alone know cdktf', () => {
    const cdktf = imports.filter(({ to }) => /^(cdktf|constructs|@cdktf\/.*)$/.test(to));
    expect(cdktf.length).toBeGreaterThan(20);
    expect(
      cdktf.filter(({ from }) => !['constructs', 'stacks'].includes(roomOf(from) ?? '')),
    ).toEqual([]);
  });

  it('imports single resources of the provider, never its index', () => {
    const provider = imports.filter(({ to }) => to.startsWith('@cdktf/provider-aws'));
    expect(
      provider.filter(({ to }) => !/^@cdktf\/provider-aws\/lib\/[a-z0-9-]+\/index\.js$/.test(to)),
    ).toEqual([]);
  });

  it('has files that can be read in one go', () => {
    const long = files.filter(
      (file) =>
        !TABLES.includes(file) &&
        readFileSync(path.join(root, file), 'utf8').split('\n').length > LONGEST,
    );
    expect(long).toEqual([]);
  });
});
