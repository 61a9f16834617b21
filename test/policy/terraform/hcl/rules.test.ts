// Terraform in HCL is judged as the same Terraform in JSON: every example of every rule, written in both.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  evaluate,
  inFile,
  isPlan,
  type Rule,
  readHcl,
  readTerraform,
  rules,
  type TerraformGraph,
} from '../../../../lib/policy/index.js';
import { SourceFile } from '../../../../lib/source/index.js';
import type { RuleExample } from '../../../../lib/testing/index.js';
import { printHcl } from '../../../support/print-hcl.js';

const RULES = path.join(import.meta.dirname, '../../../../lib/policy/rules');

interface Case {
  readonly rule: Rule;
  readonly example: RuleExample & { readonly terraform: object };
}

const cases = rules.flatMap((rule) => examplesOf(rule).flatMap((example) => caseOf(rule, example)));

function examplesOf({ id }: Rule): RuleExample[] {
  const folder = path.join(RULES, id);
  return readdirSync(folder).includes('examples.yaml')
    ? parse(readFileSync(path.join(folder, 'examples.yaml'), 'utf8'))
    : [];
}

function caseOf(rule: Rule, { terraform, spec, ...example }: RuleExample): Case[] {
  if (!terraform || spec !== undefined || isPlan(terraform)) return [];
  return [
    {
      rule: example.options ? rule.withOptions(example.options) : rule,
      example: { ...example, terraform },
    },
  ];
}

/** What a rule says of a configuration, and where; lists of one block are that block. */
function judge(rule: Rule, terraform: TerraformGraph) {
  const { findings, results } = evaluate({ terraform }, { rules: [rule], honourWaivers: false });
  const told = findings.map(({ of, message, at }) =>
    [of, message, at.pointer.replaceAll(/\/0(?=\/|$)/g, '')].join(' '),
  );
  return { verdict: results[0]?.verdict, findings: told.sort() };
}

describe('the examples of the rules', () => {
  it('are many', () => {
    expect(cases.length).toBeGreaterThan(500);
  });

  it.each(cases.map((one) => [one.rule.id, one.example.name, one] as const))(
    '%s: %s',
    (_, __, { rule, example: { terraform, generated = [] } }) => {
      const isGenerated = (type: string, name: string) => generated.includes(`${type}.${name}`);
      const json = new SourceFile('main.tf.json', '/main.tf.json', JSON.stringify(terraform));
      const hcl = readHcl('main.tf', printHcl(terraform as Readonly<Record<string, unknown>>));
      expect(hcl.diagnostics).toEqual([]);
      expect(judge(rule, readTerraform(hcl.json, inFile(hcl.source), isGenerated))).toEqual(
        judge(rule, readTerraform(terraform, inFile(json), isGenerated)),
      );
    },
  );
});
