// The stacks of the documents in one file of tests: the file's last test gives them all to Terraform.

import { describe, expect, it } from 'vitest';
import type { ApiModel } from '../../lib/model/index.js';
import { synthesize } from '../../stacks/synthesize.js';
import { stubBundle } from '../constructs/synthesize.js';
import { type Files, validateTogether } from '../terraform/modules.js';
import { findTerraform, type Terraform } from '../terraform/terraform.js';

const found = findTerraform();

export class Stacks {
  private readonly stacks = new Map<string, Files>();

  constructor(private readonly name: string) {
    if ('missing' in found) console.warn(`The ${name} stacks are not validated: ${found.missing}`);
  }

  /** Takes in the stack of a model that has a plan. */
  add(model: ApiModel): void {
    if ('missing' in found) return;
    const files = synthesize(model, { authorizerBundle: stubBundle() }).files();
    expect(files).not.toEqual([]);
    this.stacks.set(`${this.name}-${this.stacks.size}`, files);
  }

  /** @param count of the documents that are not refused */
  areValid(count: number): void {
    describe.skipIf('missing' in found)('Terraform', () => {
      const { terraform } = found as { terraform: Terraform };

      it('finds the stacks of all these documents valid', { timeout: 300_000 }, () => {
        expect(this.stacks.size).toBe(count);
        expect(validateTogether(terraform, this.stacks)).toMatchObject({
          valid: true,
          error_count: 0,
          diagnostics: [],
        });
      });
    });
  }
}
