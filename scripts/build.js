// Builds dist/: the library, the command line, the authorizer function and the JSON Schema. Each file is
// written under a temporary name and renamed, so that commands running at the same time see whole files.

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const stamp = path.join(dist, '.built');

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
  absWorkingDir: root,
};

/** Builds when dist/ is missing or older than any source. */
export async function buildIfStale() {
  if (!existsSync(stamp) || newestSource() > statSync(stamp).mtimeMs) await build();
}

export async function build() {
  const { build: bundle } = await import('esbuild');
  mkdirSync(dist, { recursive: true });
  const work = mkdtempSync(path.join(dist, '.build-'));
  try {
    // Packages stay outside: a user's app must share its cdktf and constructs with us.
    await bundle({
      ...common,
      entryPoints: { index: 'lib/index.ts', testing: 'lib/testing.ts', cli: 'lib/cli/main.ts' },
      outdir: work,
      packages: 'external',
      splitting: true,
      loader: { '.md': 'text' },
    });
    // The function carries everything but the AWS SDK, which Lambda's Node.js runtime brings.
    await bundle({
      ...common,
      target: 'node22',
      entryPoints: { 'runtime/authorizer': 'lib/runtime/authorizer.ts' },
      outExtension: { '.js': '.mjs' },
      outdir: work,
      external: ['@aws-sdk/*'],
      minify: true,
      legalComments: 'none',
    });
    install(work, dist);
    const { gatewayJsonSchema } = await import(
      `${pathToFileURL(path.join(dist, 'index.js')).href}?${Date.now()}`
    );
    writeFileSync(path.join(work, 'schema'), `${JSON.stringify(gatewayJsonSchema(), null, 2)}\n`);
    renameSync(path.join(work, 'schema'), path.join(dist, 'x-gateway.schema.json'));
    writeFileSync(stamp, '');
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Moves chunks before entries, so that an entry never names a chunk that is not there yet. */
function install(from, to) {
  const files = readdirSync(from, { recursive: true })
    .map(String)
    .filter((name) => statSync(path.join(from, name)).isFile())
    .sort((a, b) => Number(b.startsWith('chunk-')) - Number(a.startsWith('chunk-')));
  for (const name of files) {
    mkdirSync(path.dirname(path.join(to, name)), { recursive: true });
    renameSync(path.join(from, name), path.join(to, name));
  }
}

function newestSource() {
  let newest = 0;
  for (const folder of ['lib', 'stacks', 'scripts']) {
    for (const name of readdirSync(path.join(root, folder), { recursive: true })) {
      newest = Math.max(newest, statSync(path.join(root, folder, String(name))).mtimeMs);
    }
  }
  return newest;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
