// Every golden specification through the real `terraform validate`: each is a module of one configuration, so that
// one start of the provider serves them all.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadApi } from '../../lib/model/index.js';
import { synthesize } from '../../stacks/synthesize.js';
import { stubBundle } from '../constructs/synthesize.js';
import { findTerraform, type Terraform } from './terraform.js';

const found = findTerraform();
const CASES = path.join(import.meta.dirname, '../cases');

/** What the module of a case holds; nothing for a case that is about an error. */
async function moduleOf(name: string): Promise<[name: string, content: string | Uint8Array][]> {
  const { value: model } = await loadApi(path.join(CASES, name, 'spec.yaml'));
  if (!model) return [];
  const { files } = synthesize(model, { authorizerBundle: stubBundle() });
  return files.map(([file, content]) => [
    `cases/${name}/${file}`,
    file === 'cdk.tf.json' ? withoutRoot(String(content)) : content,
  ]);
}

/** State and provider are the root's: a module has neither. */
function withoutRoot(content: string): string {
  const { provider: _, terraform, ...rest } = JSON.parse(content);
  const { backend: __, ...requirements } = terraform;
  return JSON.stringify({ ...rest, terraform: requirements });
}

describe.skipIf('missing' in found)('Terraform, given every golden case', () => {
  const { terraform } = found as { terraform: Terraform };

  it('finds all of them valid', async () => {
    const modules = await Promise.all(readdirSync(CASES).map(moduleOf));
    const names = [...new Set(modules.flat().map(([file]) => file.split('/')[1] ?? ''))];
    expect(names.length).toBeGreaterThan(50);
    const main = {
      provider: { aws: { region: 'eu-west-1' } },
      module: Object.fromEntries(
        names.map((name) => [`case-${name}`, { source: `./cases/${name}` }]),
      ),
    };
    const folder = terraform.folder([...modules.flat(), ['main.tf.json', JSON.stringify(main)]]);
    const init = terraform.run(folder, 'init', '-input=false', '-no-color', '-backend=false');
    expect(init.stderr).toBe('');
    expect(JSON.parse(terraform.run(folder, 'validate', '-json').stdout)).toMatchObject({
      valid: true,
      error_count: 0,
      diagnostics: [],
    });
  });
});
