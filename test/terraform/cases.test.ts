// Every golden specification through the real `terraform validate`.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadApi } from '../../lib/model/index.js';
import { synthesize } from '../../stacks/synthesize.js';
import { stubBundle } from '../constructs/synthesize.js';
import { type Files, validateTogether } from './modules.js';
import { findTerraform, type Terraform } from './terraform.js';

const found = findTerraform();
const CASES = path.join(import.meta.dirname, '../cases');

/** What is synthesized of a case; nothing for a case that is about an error. */
async function filesOf(name: string): Promise<Files> {
  const { value: model } = await loadApi(path.join(CASES, name, 'spec.yaml'));
  return model ? synthesize(model, { authorizerBundle: stubBundle() }).files() : [];
}

describe.skipIf('missing' in found)('Terraform, given every golden case', () => {
  const { terraform } = found as { terraform: Terraform };

  it('finds all of them valid', async () => {
    const cases = await Promise.all(
      readdirSync(CASES).map(async (name) => [`case-${name}`, await filesOf(name)] as const),
    );
    const stacks = new Map(cases.filter(([, files]) => files.length > 0));
    expect(stacks.size).toBeGreaterThan(50);
    expect(validateTogether(terraform, stacks)).toMatchObject({
      valid: true,
      error_count: 0,
      diagnostics: [],
    });
  });
});
