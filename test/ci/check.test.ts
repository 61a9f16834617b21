// The script of the CI job, and the files that describe it to GitHub and GitLab.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkArguments } from '../../ci/check.js';
import { CLOSED, OPEN, project } from '../cli/run.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A project that has Portcullis installed, with a commit to compare with. */
function repository(): string {
  const folder = project({ 'specs/orders.yaml': CLOSED, '.gitignore': 'node_modules\n' });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '-qm', 'first');
  const bin = path.join(folder, 'node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  const command = `#!/bin/sh\nexec "${process.execPath}" "${path.join(root, 'bin/portcullis.js')}" "$@"\n`;
  writeFileSync(path.join(bin, 'portcullis'), command, { mode: 0o755 });
  writeFileSync(path.join(folder, 'specs', 'orders.yaml'), OPEN);
  return folder;
}

function run(folder: string, env: Record<string, string>): { status: number; stdout: string } {
  try {
    const stdout = execFileSync(process.execPath, [path.join(root, 'ci/check.js')], {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: folder, ...env },
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return { status: 0, stdout };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { status, stdout };
  }
}

describe('the check of a CI job', () => {
  it('passes its inputs on as arguments, whatever is in them', () => {
    const env = {
      PORTCULLIS_FILES: 'specs/a b.yaml\n\n  $(rm -rf)\n',
      PORTCULLIS_BASE: 'origin/main',
      PORTCULLIS_PACKS: 'pci-dss-4\nhipaa',
      PORTCULLIS_FAIL_ON: 'warning',
      PORTCULLIS_ARGUMENTS: '--backend\nhttps://b.example.com',
    };
    expect(checkArguments(env, ['github'])).toEqual([
      ...['check', 'specs/a b.yaml', '$(rm -rf)', '--format', 'github', '--base', 'origin/main'],
      ...['--pack', 'pci-dss-4', '--pack', 'hipaa', '--fail-on', 'warning'],
      ...['--backend', 'https://b.example.com'],
    ]);
  });

  it('on GitHub annotates lines, leaves files for later steps and does not fail by itself', () => {
    const folder = repository();
    const [output, summary] = ['output', 'summary'].map((name) => path.join(folder, name));
    if (!output || !summary) throw new Error('unreachable: there are two names');
    const { status, stdout } = run(folder, {
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      PORTCULLIS_BASE: 'main',
    });
    expect(status).toBe(0);
    expect(stdout).toContain('::error file=specs/orders.yaml,line=');
    const outputs = Object.fromEntries(
      readFileSync(output, 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split('=')),
    );
    expect(outputs['status']).toBe('1');
    expect(JSON.parse(readFileSync(String(outputs['sarif']), 'utf8')).version).toBe('2.1.0');
    expect(readFileSync(summary, 'utf8')).toContain('is public, and no longer says why');
  });

  it('leaves no report of another run where it cannot check', () => {
    const folder = repository();
    const [report, summary] = ['.portcullis/report.md', 'summary'].map((name) =>
      path.join(folder, name),
    );
    if (!report || !summary) throw new Error('unreachable: there are two names');
    mkdirSync(path.dirname(report));
    for (const name of ['report.md', 'portcullis.sarif'])
      writeFileSync(path.join(folder, '.portcullis', name), '## ✅ Portcullis');
    const output = path.join(folder, 'output');
    run(folder, {
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      PORTCULLIS_BASE: 'nowhere',
    });
    expect(readFileSync(output, 'utf8')).toBe(`status=2\nreport=${report}\n`);
    expect(readFileSync(summary, 'utf8')).toBe(
      '<!-- portcullis -->\n\n## ❌ Portcullis: the check ended with exit code 2\n\nNothing was checked: the log of the job says why.\n',
    );
  });

  it('names files from the top of the repository, where the project is not', () => {
    const folder = repository();
    const inner = path.join(folder, 'apis', 'orders');
    mkdirSync(path.join(inner, 'specs'), { recursive: true });
    writeFileSync(path.join(inner, 'specs', 'orders.yaml'), OPEN);
    mkdirSync(path.join(inner, 'node_modules'));
    cpSync(path.join(folder, 'node_modules', '.bin'), path.join(inner, 'node_modules', '.bin'), {
      recursive: true,
    });
    const name = 'apis/orders/specs/orders.yaml';
    const { stdout } = run(inner, { GITHUB_OUTPUT: path.join(folder, 'output') });
    expect(stdout).toContain(`::error file=${name},line=8,`);
    const sarif = JSON.parse(
      readFileSync(path.join(inner, '.portcullis', 'portcullis.sarif'), 'utf8'),
    );
    expect(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(name);
    run(inner, { GITLAB_CI: 'true' });
    const quality = path.join(inner, '.portcullis', 'gl-code-quality-report.json');
    expect(JSON.parse(readFileSync(quality, 'utf8'))[0].location.path).toBe(name);
  });

  it('on GitLab writes the reports that its widgets read, and fails the job', () => {
    const folder = repository();
    const { status } = run(folder, { GITLAB_CI: 'true', PORTCULLIS_BASE: 'main' });
    expect(status).toBe(1);
    const quality = path.join(folder, '.portcullis', 'gl-code-quality-report.json');
    expect(JSON.parse(readFileSync(quality, 'utf8'))[0].check_name).toBe(
      'operation-has-authentication',
    );
    expect(existsSync(path.join(folder, '.portcullis', 'junit.xml'))).toBe(true);
  });
});

describe('action.yml', () => {
  const action = parse(readFileSync(path.join(root, 'action.yml'), 'utf8'));

  it('is a composite action whose scripts exist', () => {
    expect(action.runs.using).toBe('composite');
    const text = JSON.stringify(action.runs.steps);
    const scripts = [...text.matchAll(/GITHUB_ACTION_PATH\/([\w/.-]+)/g)].map(([, file]) => file);
    expect(scripts).toEqual(['ci/check.js', 'ci/sticky-comment.js']);
    for (const file of scripts) expect(existsSync(path.join(root, String(file)))).toBe(true);
  });

  it('puts no input into a command', () => {
    for (const { run: command = '' } of action.runs.steps) expect(command).not.toContain('${{');
  });

  it('uses the inputs that it declares, and no others', () => {
    const used = [...JSON.stringify(action.runs).matchAll(/inputs\.([\w-]+)/g)].map(
      ([, one]) => one,
    );
    expect([...new Set(used)].sort()).toEqual(Object.keys(action.inputs).sort());
  });

  it('shows its results before it fails', () => {
    const conditions = action.runs.steps.slice(1).map((step: { if: string }) => step.if);
    for (const condition of conditions) expect(condition).toContain('always()');
    expect(action.runs.steps.at(-1).run).toContain('exit');
  });
});

describe('the GitLab template', () => {
  it('keeps the reports and compares with the target branch', () => {
    const template = parse(readFileSync(path.join(root, 'ci/gitlab-ci.yml'), 'utf8'))[
      '.portcullis'
    ];
    expect(template.artifacts.reports).toEqual({
      codequality: '.portcullis/gl-code-quality-report.json',
      junit: '.portcullis/junit.xml',
    });
    expect(template.variables.PORTCULLIS_BASE).toContain('$CI_MERGE_REQUEST_TARGET_BRANCH_NAME');
  });
});
