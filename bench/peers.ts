// The tools that others would use, in a folder of their own: none is a dependency of the project.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const PACKAGES = [
  ...['aws-cdk@2', 'aws-cdk-lib@2', 'cdk-nag@2', 'constructs@10', 'yaml@2'],
  ...['@stoplight/spectral-cli@6', '@stoplight/spectral-owasp-ruleset@2', '@redocly/cli@2'],
];

/** What SpecRestApi and cdk-nag are asked for: the template, and what AWS's own solutions are held to. */
const CDK = `
import { readFileSync } from 'node:fs';
import { App, Aspects, Stack } from 'aws-cdk-lib';
import { ApiDefinition, SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import { AwsSolutionsChecks } from 'cdk-nag';
import { parse } from 'yaml';

const text = readFileSync(process.argv[2], 'utf8');
const app = new App({ outdir: 'cdk.out' });
const stack = new Stack(app, 'peer');
const apiDefinition = ApiDefinition.fromInline(text.startsWith('{') ? JSON.parse(text) : parse(text));
new SpecRestApi(stack, 'api', { apiDefinition });
Aspects.of(app).add(new AwsSolutionsChecks());
app.synth();
`;

export interface Peer {
  readonly name: string;
  readonly args: (file: string) => readonly string[];
  /** Exit codes that say the tool did its work, findings or not. */
  readonly works: readonly number[];
}

export const PEERS: readonly Peer[] = [
  { name: 'CDK SpecRestApi + cdk-nag, the app', args: (file) => ['cdk.mjs', file], works: [0] },
  {
    name: 'CDK SpecRestApi + cdk-nag, cdk synth',
    args: (file) => [
      'node_modules/aws-cdk/bin/cdk',
      ...['synth', '--quiet', '--no-notices', '--app', `node cdk.mjs ${file}`],
    ],
    works: [0, 1],
  },
  {
    name: 'Spectral, OWASP ruleset',
    args: (file) => [
      'node_modules/@stoplight/spectral-cli/dist/index.js',
      ...['lint', file, '--ruleset', 'spectral.yaml', '--quiet'],
    ],
    works: [0, 1],
  },
  {
    name: 'Redocly lint',
    args: (file) => ['node_modules/@redocly/cli/bin/cli.js', 'lint', file],
    works: [0, 1],
  },
];

/** Installs them where they are missing and returns their folder. */
export function installPeers(cache: string): string {
  const folder = path.join(cache, 'peers');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  writeFileSync(path.join(folder, 'cdk.mjs'), CDK);
  writeFileSync(
    path.join(folder, 'spectral.yaml'),
    'extends: ["@stoplight/spectral-owasp-ruleset"]\n',
  );
  const isInstalled = PACKAGES.every((one) =>
    existsSync(path.join(folder, 'node_modules', one.slice(0, one.lastIndexOf('@')))),
  );
  if (isInstalled) return folder;
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-save'];
  spawnSync('npm', ['install', ...options, ...PACKAGES], { cwd: folder, stdio: 'inherit' });
  return folder;
}
