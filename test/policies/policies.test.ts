// The rules of policies/, tested as their README tells the users to.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readProject } from '../../lib/config/index.js';
import { expectedOf, judgeExample, type RuleExample } from '../../lib/testing/index.js';

const FOLDER = path.join(import.meta.dirname, '../../policies');
const examples: Record<string, RuleExample[]> = parse(
  readFileSync(path.join(FOLDER, 'examples.yaml'), 'utf8'),
);
const { value } = await readProject({ policies: FOLDER });
const rules = (value?.policy.catalogue ?? []).filter(({ id }) => id in examples);

describe('policies/', () => {
  it('has examples for each of its rules', () => {
    expect(rules.map(({ id }) => id).sort()).toEqual(Object.keys(examples).sort());
  });

  describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    it.each((examples[id] ?? []).map((one) => [one.verdict, one.name, one] as const))(
      '%s: %s',
      async (_, __, example) => {
        expect(await judgeExample(rule, example)).toEqual(expectedOf(example));
      },
    );
  });
});
