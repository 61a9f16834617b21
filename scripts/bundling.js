// What becomes a part of our files, and what stays outside: a plugin of esbuild.

import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Small packages, so that nobody looks for hundreds of files of theirs. What few commands need stays outside. */
const BUNDLED = new Set([
  ...['cli-table3', 'commander', 'fastest-levenshtein', 'js-yaml', 'jsonc-parser', 'picocolors'],
  ...['picomatch', 'yaml', 'zod'],
]);

/**
 * What a user's app must share with the library, which therefore requires it. (Imported, a CommonJS package is read
 * twice, once for names.) The command shares it with nobody and carries its own: one file to read instead of 300.
 */
const SHARED = new Set(['@cdktf/provider-aws', 'cdktf', 'constructs']);

/** Half of what cdktf loads. It zips folders with it; our assets are files. */
const UNUSED = /^archiver$/;

const ENTRY = /^\.\/lib\/cli\/main\.ts$/;
/** What the command has to itself of our sources. The rest, and what that remembers, it shares with the library. */
const OF_COMMAND = ['lib/cli', 'lib/constructs', 'stacks'];
const OF_PACKAGE = /[\\/]node_modules[\\/]/;
const PACKAGE = /^(?:@[^/]+\/)?[^./][^/]*/;

/** Files in this namespace are a second form of themselves, beside what the library has of them. */
const namespace = 'command';

/** @param root of the project */
export const bundling = (root) => ({
  name: 'bundling',
  setup(build) {
    forLibrary(build);
    forCommand(build, root);
  },
});

function forLibrary({ onLoad, onResolve }) {
  onResolve({ filter: PACKAGE, namespace: 'file' }, ({ path: name, importer, kind }) => {
    if (kind === 'entry-point' || OF_PACKAGE.test(importer)) return undefined;
    return SHARED.has(packageOf(name)) ? { path: name, namespace: 'required' } : bundledOrNot(name);
  });
  onLoad({ filter: /./, namespace: 'required' }, ({ path: name }) => ({
    contents: `module.exports = nodeRequire(${JSON.stringify(name)});`,
  }));
}

function forCommand({ onLoad, onResolve, resolve }, root) {
  const folders = OF_COMMAND.map((name) => path.join(root, name, path.sep));
  const ownForm = async (name, { importer, kind, resolveDir }) => {
    const found = await resolve(name, { importer, kind, resolveDir, namespace: 'resolving' });
    const own = OF_PACKAGE.test(found.path) || folders.some((one) => found.path.startsWith(one));
    return own && !found.external ? { path: found.path, namespace } : found;
  };
  onResolve({ filter: ENTRY }, ({ path: name, kind, resolveDir }) =>
    kind === 'entry-point' ? { path: path.join(resolveDir, name), namespace } : undefined,
  );
  onResolve({ filter: UNUSED, namespace }, ({ path: name }) => ({
    path: name,
    namespace: 'unused',
  }));
  onResolve({ filter: /./, namespace }, (asked) => {
    const bare = OF_PACKAGE.test(asked.importer) ? undefined : packageOf(asked.path);
    return bare && !SHARED.has(bare) ? bundledOrNot(asked.path) : ownForm(asked.path, asked);
  });
  onLoad({ filter: /./, namespace }, ({ path: file }) => ({
    contents: readFileSync(file),
    loader: path.extname(file) === '.ts' ? 'ts' : 'default',
    resolveDir: path.dirname(file),
  }));
  onLoad({ filter: /./, namespace: 'unused' }, () => ({ contents: '' }));
}

const packageOf = (name) => PACKAGE.exec(name)?.[0];

const bundledOrNot = (name) =>
  BUNDLED.has(packageOf(name)) ? undefined : { path: name, external: true };
