import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { App } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { GatewayStack, type GatewayStackProps } from '../../stacks/gateway-stack.js';
import { filesOf } from '../../stacks/synthesize.js';
import { petsPlan } from '../constructs/fixture.js';
import { emptyFolder, expectSameFile, stubBundle } from '../constructs/synthesize.js';

const authorizerBundle = stubBundle();

function synth(props: Partial<Omit<GatewayStackProps, 'plan' | 'model'>> = {}) {
  const outdir = emptyFolder();
  const app = new App({ outdir, stackTraces: false });
  const stack = new GatewayStack(app, 'pets', {
    plan: (references) => ({
      value: petsPlan(references, { owner: 'team-pets' }),
      diagnostics: [],
    }),
    authorizerBundle,
    ...props,
  });
  const files = Object.fromEntries(filesOf(stack).files());
  app.synth();
  const from = path.join(outdir, 'stacks', 'pets');
  const written = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [path.relative(from, file), readFileSync(file)] as const);
  return { files, written: Object.fromEntries(written) };
}

const terraformOf = (props?: Partial<Omit<GatewayStackProps, 'plan' | 'model'>>) =>
  JSON.parse(String(synth(props).written['cdk.tf.json']));

describe('GatewayStack', () => {
  it('is the same, byte for byte, at every synthesis', () => {
    expect(synth().written).toEqual(synth().written);
  });

  it('tells the files that cdktf writes before it writes them', () => {
    const { files, written } = synth();
    expect(Object.keys(files).sort()).toEqual(Object.keys(written).sort());
    for (const [name, content] of Object.entries(files)) {
      expectSameFile(name, Buffer.from(content), written[name]);
    }
  });

  it('holds no path of the machine it was made on', () => {
    expect(String(synth().written['cdk.tf.json'])).not.toContain(process.cwd());
  });

  it('tags everything with who owns it', () => {
    expect(terraformOf({ environment: 'test', region: 'eu-west-1' }).provider.aws).toEqual([
      {
        region: 'eu-west-1',
        default_tags: [
          {
            tags: {
              'managed-by': 'portcullis',
              api: 'pets',
              owner: 'team-pets',
              environment: 'test',
            },
          },
        ],
      },
    ]);
  });

  it.each([
    [undefined, { local: { path: '../../../terraform.pets.tfstate' } }],
    [
      { kind: 's3', bucket: 'b', key: 'k', region: 'eu-west-1' } as const,
      { s3: { bucket: 'b', key: 'k', region: 'eu-west-1', encrypt: true, use_lockfile: true } },
    ],
  ])('keeps its state in %j', (state, want) => {
    expect(terraformOf(state && { state }).terraform.backend).toEqual(want);
  });

  it('keeps its state in HCP Terraform', () => {
    const { terraform } = terraformOf({
      state: { kind: 'cloud', organization: 'acme', workspace: 'pets' },
    });
    expect(terraform.cloud).toEqual({ organization: 'acme', workspaces: { name: 'pets' } });
  });

  it('says where the API answers', () => {
    expect(Object.keys(terraformOf().output).sort()).toEqual(['api_id', 'url', 'web_acl_arn']);
  });

  it('does not synthesize what its policy refuses', () => {
    expect(() => synth({ evaluate: () => ['no'] })).toThrow('no');
  });
});
