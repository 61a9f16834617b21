// One suite for every rule: its examples, its page, its metadata. A rule needs no test of its own.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { rulePage, rules } from '../../lib/policy/index.js';
import { expectedOf, judgeExample, type RuleExample } from '../../lib/testing/index.js';

const FOLDER = path.join(import.meta.dirname, '../../lib/policy/rules');
const SECTIONS = ['Avoid', 'Prefer', 'Rationale', 'Options', 'References'];

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
      expect(await judgeExample(rule, example)).toEqual(expectedOf(example));
    },
  );
});

function examplesOf(id: string): RuleExample[] {
  const file = path.join(FOLDER, id, 'examples.yaml');
  return existsSync(file) ? parse(readFileSync(file, 'utf8')) : [];
}
