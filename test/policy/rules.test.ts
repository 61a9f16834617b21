// One suite for every rule: its examples, its page, its metadata. A rule needs no test of its own.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readAnnotations } from '../../lib/annotations/index.js';
import { readModel } from '../../lib/model/index.js';
import { awsVariables, planGateway } from '../../lib/plan/index.js';
import {
  evaluate,
  inFile,
  type Rule,
  readTerraform,
  rulePage,
  rules,
  type Subject,
} from '../../lib/policy/index.js';
import { SourceFile } from '../../lib/source/index.js';
import { loadSpecText } from '../../lib/spec/index.js';

const FOLDER = path.join(import.meta.dirname, '../../lib/policy/rules');
const SECTIONS = ['Avoid', 'Prefer', 'Rationale', 'Options', 'References'];

interface Example {
  readonly name: string;
  readonly verdict: 'fail' | 'pass' | 'not-applicable';
  /** A specification; what every document needs is added at its end, so that lines hold. */
  readonly spec?: string;
  /** Terraform's JSON configuration. */
  readonly terraform?: object;
  /** Lines of the findings in `spec`. */
  readonly lines?: readonly number[];
}

describe('the catalogue', () => {
  it('lists every folder once, sorted', () => {
    const folders = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    );
    expect(rules.map(({ id }) => id)).toEqual(folders.sort());
  });

  it('covers every group', () => {
    expect([...new Set(rules.map(({ group }) => group))].sort()).toEqual([
      'authentication',
      'authorization',
      'data-protection',
      'hygiene',
      'input-validation',
      'logging',
      'rate-limits',
      'resilience',
      'transport',
      'waf',
    ]);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const examples = examplesOf(id);

  it('says what it requires, what is at risk and what to type', () => {
    for (const text of [rule.title, rule.risk, rule.hint]) expect(text.trim()).not.toBe('');
    expect(new Set(rule.aliases).size).toBe(rule.aliases.length);
  });

  it('has a page with every section', () => {
    const page = rulePage(id);
    expect(page.startsWith(`# ${id}\n`)).toBe(true);
    expect([...page.matchAll(/^## (.+)$/gm)].map(([, section]) => section)).toEqual(SECTIONS);
  });

  it('has enough examples', () => {
    const count = (verdict: string) => examples.filter((one) => one.verdict === verdict).length;
    expect([count('fail') >= 2, count('pass') >= 2, count('not-applicable') >= 1]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it.each(examples.map((one) => [one.verdict, one.name, one] as const))(
    '%s: %s',
    async (_, __, example) => {
      expect(await judge(rule, example)).toEqual(expected(example));
    },
  );
});

function examplesOf(id: string): Example[] {
  const file = path.join(FOLDER, id, 'examples.yaml');
  return existsSync(file) ? parse(readFileSync(file, 'utf8')) : [];
}

function expected({ verdict, lines, terraform }: Example): unknown {
  if (verdict === 'not-applicable') return 'not-applicable';
  if (verdict === 'pass') return [];
  return terraform ? 'a finding' : lines;
}

async function judge(rule: Rule, example: Example): Promise<unknown> {
  const subject = example.terraform
    ? terraformSubject(example.terraform)
    : await specSubject(example.spec ?? '');
  const { findings, applied } = evaluate(subject, { rules: [rule], honourWaivers: false });
  if (applied.length === 0) return 'not-applicable';
  expect(findings.map(({ verdict }) => verdict)).not.toContain('unknown');
  return example.terraform && findings.length === 1
    ? 'a finding'
    : findings.map(({ at }) => at.line);
}

function terraformSubject(json: object): Subject {
  const source = new SourceFile('main.tf.json', '/main.tf.json', JSON.stringify(json));
  return { terraform: readTerraform(json, inFile(source)) };
}

async function specSubject(written: string): Promise<Subject> {
  const rest = ['openapi: 3.1.0', 'info: { title: T, version: 1.0.0 }', 'paths: {}'];
  const missing = rest.filter((line) => !new RegExp(`^${line.split(':')[0]}:`, 'm').test(written));
  const spec = await loadSpecText(`${written.trimEnd()}\n${missing.join('\n')}\n`);
  if (!spec.value) throw new Error(told(spec.diagnostics));
  const annotations = readAnnotations(spec.value, {
    defaultBackend: 'https://backend.example.com',
  });
  if (!annotations.value) throw new Error(told(annotations.diagnostics));
  const model = readModel(spec.value, annotations.value).value;
  if (!model) throw new Error('no model');
  const plan = planGateway(model, { references: awsVariables(model) });
  if (!plan.value) throw new Error(told(plan.diagnostics));
  return { model, plan: plan.value };
}

function told(diagnostics: readonly { code: string; severity: string; message: string }[]): string {
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code} ${message}`)
    .join('\n');
}
