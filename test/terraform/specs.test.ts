import { describe, expect, it } from 'vitest';
import { loadApi } from '../../lib/model/index.js';
import { findSpecifications } from '../../stacks/specifications.js';
import { synthesize } from '../../stacks/synthesize.js';
import { stubBundle } from '../constructs/synthesize.js';
import { findTerraform, offline, type Terraform } from './terraform.js';

const found = findTerraform();
if ('missing' in found) console.warn(`Terraform tests are skipped: ${found.missing}`);

const account = '111122223333';

/** Values of every `${name}` in `specs/`. */
const variables = {
  certificateArn: `arn:aws:acm:us-east-1:${account}:certificate/0f3c2c4e-0000-4000-8000-000000000000`,
  truststoreUri: 's3://trust/store.pem',
  vpcEndpointId: 'vpce-0123456789abcdef0',
  zoneId: 'Z0123456789',
  truststoreVersion: '3sL4kqtJlcpXroDTDmJ',
};

describe.skipIf('missing' in found)('Terraform, given an example specification', () => {
  const { terraform } = found as { terraform: Terraform };

  it.each(findSpecifications())('plans %s without AWS', async (file) => {
    const { value: model, diagnostics } = await loadApi(file, { variables });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (!model) throw new Error(`${file} has no model`);
    const made = synthesize(model, { authorizerBundle: stubBundle() });
    expect(made.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const folder = terraform.folder([...made.files(), offline]);
    expect(JSON.parse(terraform.run(folder, 'validate', '-json').stdout)).toMatchObject({
      valid: true,
      diagnostics: [],
    });
    const { stdout, stderr } = terraform.run(folder, 'plan', '-input=false', '-no-color');
    expect(stderr).toBe('');
    expect(stdout).toMatch(/Plan: \d+ to add, 0 to change, 0 to destroy/);
  });
});
