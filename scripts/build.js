// Builds dist/: the library, the command line, the authorizer function and the JSON Schema. Each file is
// written under a temporary name and renamed, so that commands running at the same time see whole files.

import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundling } from './bundling.js';
import { sweep, writtenBy } from './sweep.js';

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
    const { metafile } = await bundle({
      ...common,
      entryPoints: {
        index: 'lib/index.ts',
        app: 'stacks/app.ts',
        policy: 'lib/policy/index.ts',
        testing: 'lib/testing/index.ts',
        cli: 'lib/cli/main.ts',
      },
      outdir: work,
      plugins: [bundling(root)],
      // jsonc-parser's other form asks for its own parts at run time.
      mainFields: ['module', 'main'],
      // Packages written for CommonJS ask for Node's own modules at run time.
      banner: {
        js: "import { createRequire as nodeCreateRequire } from 'node:module'; const nodeRequire = nodeCreateRequire(import.meta.url); const require = nodeRequire;",
      },
      splitting: true,
      metafile: true,
      // Half of the text, and so half of the time to read it; names stay for stack traces.
      minifySyntax: true,
      minifyWhitespace: true,
      // Node.js shows the line that threw.
      lineLimit: 160,
      legalComments: 'none',
    });
    writeLicences(work, metafile);
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
    copyRulePages(work);
    const before = writtenBy(stamp);
    const installed = install(work, dist);
    const library = await import(
      `${pathToFileURL(path.join(dist, 'index.js')).href}?${Date.now()}`
    );
    const schemas = {
      'x-gateway.schema.json': library.gatewayJsonSchema(),
      'portcullis.schema.json': library.configJsonSchema(),
      'report.schema.json': library.reportJsonSchema(),
    };
    for (const [name, schema] of Object.entries(schemas)) writeSchema(work, name, schema);
    const written = [...installed, ...Object.keys(schemas)];
    sweep(dist, written, before);
    writeFileSync(stamp, JSON.stringify(written));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The licences of bundled packages ask to be kept with them, and some to say where the sources are. */
function writeLicences(work, { inputs }) {
  const folders = Object.keys(inputs).flatMap(
    (input) => /[^:]*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(input)?.[0] ?? [],
  );
  const texts = [...new Set(folders.map((folder) => path.resolve(root, folder)))]
    .sort()
    .map((folder) => {
      const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
      const { name, version, license, repository, homepage } = manifest;
      const sources = repository?.url ?? repository ?? homepage;
      const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
      const text = file ? readFileSync(path.join(folder, file), 'utf8').trim() : license;
      return `${name} ${version}${sources ? ` (${sources})` : ''}\n\n${text}\n`;
    });
  writeFileSync(path.join(work, 'LICENCES.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`));
}

function writeSchema(work, name, schema) {
  writeFileSync(path.join(work, name), `${JSON.stringify(schema, null, 2)}\n`);
  renameSync(path.join(work, name), path.join(dist, name));
}

/** `rulePage` finds them beside the code, as in the sources. */
function copyRulePages(to) {
  const rules = path.join(root, 'lib', 'policy', 'rules');
  for (const id of readdirSync(rules)) {
    const page = path.join(rules, id, 'rule.md');
    if (!existsSync(page)) continue;
    mkdirSync(path.join(to, 'rules', id), { recursive: true });
    copyFileSync(page, path.join(to, 'rules', id, 'rule.md'));
  }
}

/** Type declarations, which only a package needs. */
export function buildTypes() {
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['-p', 'tsconfig.build.json', '--outDir', path.join(dist, 'types')];
  const { status } = spawnSync(process.execPath, [tsc, ...options], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the type declarations could not be built');
}

/** Moves chunks before entries, so that an entry never names a chunk that is not there yet. Returns their names. */
function install(from, to) {
  const files = readdirSync(from, { recursive: true })
    .map(String)
    .filter((name) => statSync(path.join(from, name)).isFile())
    .sort((a, b) => Number(b.startsWith('chunk-')) - Number(a.startsWith('chunk-')));
  for (const name of files) {
    mkdirSync(path.dirname(path.join(to, name)), { recursive: true });
    renameSync(path.join(from, name), path.join(to, name));
  }
  return files;
}

/** Runs before every command of a checkout: no more calls than it takes. */
function newestSource() {
  let newest = 0;
  const folders = ['lib', 'stacks', 'scripts'].map((name) => `${root}/${name}`);
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const at = `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(at);
      else if (!entry.name.endsWith('.yaml')) newest = Math.max(newest, statSync(at).mtimeMs);
    }
  }
  return newest;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // A package must not carry chunks of earlier builds.
  rmSync(dist, { recursive: true, force: true });
  await build();
  buildTypes();
}
