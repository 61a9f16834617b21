// GitHub's description of its REST API, about 1,200 operations, in REST APIs that AWS would take.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { readAnnotations } from '../../lib/annotations/index.js';
import { readModel } from '../../lib/model/index.js';
import { checkBody } from '../../lib/plan/index.js';
import { loadSpecText } from '../../lib/spec/index.js';
import { synthesize } from '../../stacks/synthesize.js';
import { stubBundle } from '../constructs/synthesize.js';
import { findTerraform, offline } from './terraform.js';

const found = findTerraform();
const GITHUB = createRequire(import.meta.url).resolve(
  '@octokit/openapi/generated/api.github.com.json',
);
const domain = {
  name: 'api.example.com',
  certificate:
    'arn:aws:acm:eu-west-1:111122223333:certificate/0f3c2c4e-0000-4000-8000-000000000000',
};

/** Synthesizes GitHub's API with annotations at the root and on path items. */
async function github(root: object, pathItems: Readonly<Record<string, object>> = {}) {
  const document = JSON.parse(readFileSync(GITHUB, 'utf8')) as { paths: Record<string, object> };
  for (const [path, annotations] of Object.entries(pathItems))
    document.paths[path] = { ...document.paths[path], 'x-gateway': annotations };
  const text = JSON.stringify({ ...document, 'x-gateway': { name: 'github', ...root } });
  const { value: spec } = await loadSpecText(text);
  const annotations =
    spec && readAnnotations(spec, { defaultBackend: 'https://github.internal.example.com' });
  const model = spec && annotations?.value && readModel(spec, annotations.value).value;
  if (!model) throw new Error("GitHub's description cannot be read");
  const made = synthesize(model, { authorizerBundle: stubBundle() });
  const errors = made.diagnostics.filter(({ severity }) => severity === 'error');
  return { made, errors, shards: made.plan?.shards ?? [] };
}

const COLLAPSED = {
  '/repos/{owner}/{repo}/actions': { collapse: true },
  '/repos/{owner}/{repo}/issues': { collapse: true },
};

describe("GitHub's API", () => {
  it('has one prefix that no domain can divide, and is told how much it needs', async () => {
    const { errors } = await github({ domain });
    expect(errors.map(({ code, message }) => `${code} ${message.slice(0, 31)}`)).toEqual([
      'PLAN-209 `/repos` needs 384 resources (o',
    ]);
  });

  it('is split by prefix once the account has the quota', async () => {
    const { errors, shards, made } = await github({ domain, shards: { resources: 400 } });
    expect(errors).toEqual([]);
    expect(shards.map(({ basePath, quotas }) => [basePath, quotas.resources])).toEqual([
      ['', 305],
      ['orgs', 284],
      ['repos', 384],
    ]);
    for (const { body } of shards)
      expect(checkBody(body).filter(({ kind }) => kind !== 'resources')).toEqual([]);
    expect(shards.flatMap(({ routes }) => routes)).toHaveLength(made.plan?.routes.length ?? 0);
  });

  it('is split within the default quotas with two parts of it collapsed, into valid Terraform', async () => {
    const { errors, shards, made } = await github({ domain }, COLLAPSED);
    expect(errors).toEqual([]);
    expect(shards.map(({ basePath }) => basePath)).toEqual(['', 'orgs', 'repos', 'user']);
    for (const { body, quotas } of shards) {
      expect(checkBody(body)).toEqual([]);
      expect(quotas.resources).toBeLessThanOrEqual(300);
    }
    if ('missing' in found) return console.warn(`not validated: ${found.missing}`);
    const folder = found.terraform.folder([...made.files(), offline]);
    expect(JSON.parse(found.terraform.run(folder, 'validate', '-json').stdout)).toMatchObject({
      valid: true,
      diagnostics: [],
    });
  });
});
