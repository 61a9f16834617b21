// Specifications that break every rule a specification can break. `broken-open.yaml` has what excludes the
// rest: no web ACL at all, and an API key that no plan knows.

import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { rules } from '../../lib/policy/index.js';
import type { RuleExample } from '../../lib/testing/index.js';
import { cdktfMissing, runCdktf } from '../terraform/run-cdktf.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = path.join(root, 'test', 'broken');
const expected: Record<string, [rule: string, line: number][]> = JSON.parse(
  readFileSync(path.join(here, 'expected.json'), 'utf8'),
);
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Whether a specification alone breaks the rule: no options of it, nothing deployed to compare with. */
function breaksAlone({ verdict, spec, terraform, options }: RuleExample): boolean {
  return verdict === 'fail' && spec !== undefined && !terraform && !options;
}

const BREAKABLE = rules.filter(({ id }) => {
  const file = path.join(root, 'lib', 'policy', 'rules', id, 'examples.yaml');
  const examples: RuleExample[] = parse(readFileSync(file, 'utf8'));
  return examples.some(breaksAlone);
});

describe('broken specifications', () => {
  it('break every rule that a specification can break', () => {
    const broken = new Set(Object.values(expected).flatMap((list) => list.map(([rule]) => rule)));
    expect([...broken].sort()).toEqual(BREAKABLE.map(({ id }) => id));
  });

  it.each(Object.entries(expected))(
    '%s: portcullis check finds each at its line',
    (name, findings) => {
      const file = `test/broken/specs/${name}.yaml`;
      const { status, stdout } = spawnSync(
        process.execPath,
        ['bin/portcullis.js', 'check', file, '--pack', 'strict', '--format', 'json'],
        { cwd: root, encoding: 'utf8' },
      );
      const report = JSON.parse(stdout) as {
        findings: { rule: string; file: string; line: number }[];
      };
      expect(report.findings.map(({ rule, line }) => [rule, line])).toEqual(findings);
      expect(new Set(report.findings.map((one) => one.file))).toEqual(new Set([file]));
      expect(status).toBe(1);
    },
  );

  it.skipIf(cdktfMissing).each(Object.entries(expected))(
    '%s: cdktf synth is stopped, each finding told at its line',
    (name, findings) => {
      const folder = project(name);
      const { status, output } = runCdktf(folder, ['synth']);
      for (const [rule, line] of findings) {
        expect(output).toMatch(
          new RegExp(`specs/${name}\\.yaml:${line}:\\d+ (error|warning|info) ${rule}: `),
        );
      }
      expect(status).not.toBe(0);
      expect(stackFiles(folder)).toEqual([]);
    },
  );
});

/** What stands in the output folder of stacks. */
function stackFiles(folder: string): string[] {
  const stacks = path.join(folder, 'cdktf.out', 'stacks');
  if (!existsSync(stacks)) return [];
  return readdirSync(stacks, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

/** A project of one broken specification, with the stacks of this one. */
function project(name: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portcullis-broken-'));
  folders.push(folder);
  mkdirSync(path.join(folder, 'specs'));
  cpSync(path.join(here, 'specs', `${name}.yaml`), path.join(folder, 'specs', `${name}.yaml`));
  const app = `node --import ${import.meta.resolve('tsx')} ${path.join(root, 'stacks', 'main.ts')}`;
  const config = { language: 'typescript', app, projectId: 'broken', sendCrashReports: 'false' };
  writeFileSync(path.join(folder, 'cdktf.json'), JSON.stringify(config));
  writeFileSync(path.join(folder, 'portcullis.yaml'), 'packs: [strict]\n');
  return folder;
}
