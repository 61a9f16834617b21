// portcullis init: the files of a project that deploys, in the working directory. What is there already stays.

import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { findSpecifications, SPECS } from '../../../stacks/specifications.js';
import { slug } from '../../annotations/index.js';
import { plural } from '../../report/index.js';
import type { Command } from '../command.js';
import { EXIT } from '../failure.js';
import { advice } from '../init/advice.js';
import { type CopiedSpecification, copySpecification } from '../init/specification.js';
import {
  APP,
  cdktfJson,
  config,
  EXAMPLE,
  editorSettings,
  IGNORED,
  type Packages,
  packageJson,
  packagesOf,
  SPECIFICATION_SCHEMA,
  specificationSchema,
  TSCONFIG,
  WORKFLOW,
} from '../init/templates.js';
import { type NewFile, writeAll } from '../init/write-all.js';
import { readManifest } from '../manifest.js';

const MANIFEST = 'package.json';
const IGNORE = '.gitignore';

export const init: Command = {
  name: 'init',
  summary: 'Writes the files of a project that deploys, beside what is there already',
  examples: ['portcullis init', 'portcullis init ../orders/openapi.yaml'],
  define: (program, run) => {
    program
      .argument('[spec]', 'specification to copy below specs/ (default: an example)')
      .option('--force', 'replace files that exist, except package.json and .gitignore')
      .action(
        run(async ({ terminal }, spec: string | undefined, { force }: { force?: boolean }) => {
          const copied = spec === undefined ? firstSpecification() : await copySpecification(spec);
          const packages = packagesOf(readManifest());
          const manifest = read(MANIFEST);
          const wanted = [...projectFiles(manifest, packages, copied), ...copied.files];
          const kept = force ? [] : wanted.filter(({ file }) => isFile(file));
          const files = wanted.filter((one) => !kept.includes(one));
          const ignore = ignoreFile(read(IGNORE));
          writeAll([...files, ...ignore]);
          terminal.out(
            [
              ...section('Written', [...files, ...ignore], copied),
              ...section('Kept as it is (--force replaces it)', kept, copied),
              ...advice(copied, kept),
              'Next',
              `  ${installing(packages, manifest)}`,
              '  npx portcullis check',
              '',
            ].join('\n'),
          );
          return EXIT.ok;
        }),
      );
  },
};

function read(file: string): string | undefined {
  return isFile(file) ? readFileSync(file, 'utf8') : undefined;
}

function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}

/** All but specifications; package.json where there is none. */
function projectFiles(
  manifest: string | undefined,
  packages: Packages,
  { annotated }: CopiedSpecification,
): NewFile[] {
  // The app waits at its top level, which only modules can.
  const app = manifest === undefined || isModule(manifest) ? 'main.ts' : 'main.mts';
  const name = slug(path.basename(process.cwd()));
  return [
    ...(manifest === undefined ? [{ file: MANIFEST, content: packageJson(name, packages) }] : []),
    { file: 'cdktf.json', content: cdktfJson(app) },
    { file: app, content: APP },
    { file: 'tsconfig.json', content: TSCONFIG },
    { file: 'portcullis.yaml', content: config(annotated?.variables ?? []) },
    { file: '.github/workflows/gateway.yml', content: WORKFLOW },
    { file: '.vscode/settings.json', content: editorSettings() },
    { file: SPECIFICATION_SCHEMA, content: specificationSchema() },
  ];
}

interface WrittenManifest {
  readonly type?: unknown;
  readonly dependencies?: object;
  readonly devDependencies?: object;
}

/** What package.json says; nothing where it cannot be read. */
function manifestOf(text: string): WrittenManifest {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

function isModule(manifest: string): boolean {
  return manifestOf(manifest).type === 'module';
}

/** An example, unless the project has a specification. */
function firstSpecification(): CopiedSpecification {
  const there = findSpecifications().length > 0;
  return { files: there ? [] : [{ file: `${SPECS}/example.yaml`, content: EXAMPLE }] };
}

/** The lines that .gitignore lacks are added to it; nothing where it lacks none. */
function ignoreFile(before = ''): NewFile[] {
  // With or without the slash a folder is ignored.
  const there = new Set(before.split(/\r?\n/).map((line) => line.trim().replace(/\/$/, '')));
  const missing = IGNORED.filter((line) => !there.has(line.replace(/\/$/, '')));
  if (missing.length === 0) return [];
  const start = before === '' || before.endsWith('\n') ? before : `${before}\n`;
  return [{ file: IGNORE, content: `${start}${missing.join('\n')}\n` }];
}

/** Names the entry file of a specification alone: others refer to it, by the hundred sometimes. */
function section(
  title: string,
  files: readonly NewFile[],
  { files: [entry, ...others] }: CopiedSpecification,
): string[] {
  if (files.length === 0) return [];
  const named = files.filter((one) => !others.includes(one));
  const left = files.length - named.length;
  const lines = named.map((one) => {
    const more = one === entry && left > 0 ? ` and ${plural(left, 'file')} that it refers to` : '';
    return `  ${one.file}${more}`;
  });
  return [title, ...lines, ''];
}

/** Adds what package.json lacks; one that is written here lacks nothing. */
function installing({ dependencies, devDependencies }: Packages, manifest?: string): string {
  if (manifest === undefined) return 'npm install';
  const written = manifestOf(manifest);
  const there = { ...written.devDependencies, ...written.dependencies };
  const adding = (command: string, packages: Readonly<Record<string, string>>) => {
    const missing = Object.entries(packages).filter(([name]) => !Object.hasOwn(there, name));
    if (missing.length === 0) return [];
    return [[command, ...missing.map(([name, range]) => `'${name}@${range}'`)].join(' ')];
  };
  const commands = [
    ...adding('npm install', dependencies),
    ...adding('npm install --save-dev', devDependencies),
  ];
  return commands.join(' && ') || 'npm install';
}
