// Runs the real Terraform on synthesized stacks, without AWS and, where a provider mirror is installed,
// without a network. One `terraform init` serves a whole test file.

import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface Terraform {
  /** A fresh, initialised folder with these files in it. */
  folder(files: readonly (readonly [name: string, content: string | Uint8Array])[]): string;
  run(folder: string, ...args: string[]): { status: number; stdout: string; stderr: string };
  readonly env: NodeJS.ProcessEnv;
}

/** Terraform, or the reason why there is none to test with. */
export type Found = { readonly terraform: Terraform } | { readonly missing: string };

/** Where providers are installed for all users: https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories */
const MIRROR_ROOTS = [
  '/opt',
  '/usr/share',
  '/usr/local/share',
  path.join(os.homedir(), '.terraform.d'),
  path.join(os.homedir(), '.local', 'share', 'terraform'),
];

/** Finds Terraform and the AWS provider. Throws where `PORTCULLIS_REQUIRE_TERRAFORM=1` and they are missing. */
export function findTerraform(): Found {
  const found = tryTerraform();
  if ('missing' in found && process.env['PORTCULLIS_REQUIRE_TERRAFORM'] === '1') {
    throw new Error(`Terraform tests are required, but ${found.missing}`);
  }
  return found;
}

function tryTerraform(): Found {
  const work = mkdtempSync(path.join(os.tmpdir(), 'portcullis-terraform-'));
  const mirror = process.env['PORTCULLIS_TF_MIRROR'] ?? findMirror();
  const env = environment(work, mirror);
  const run = (folder: string, ...args: string[]) => {
    const { status, stdout, stderr, error } = spawnSync('terraform', args, {
      cwd: folder,
      env,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return { status: status ?? 1, stdout: stdout ?? '', stderr: stderr ?? String(error) };
  };
  const version = run(work, 'version');
  if (version.status !== 0) return { missing: 'the command terraform cannot be run' };
  const base = path.join(work, 'base');
  mkdirSync(base);
  writeFileSync(path.join(base, 'main.tf.json'), JSON.stringify(requirement));
  const init = run(base, 'init', '-input=false', '-no-color');
  if (init.status !== 0) return { missing: `terraform init fails: ${init.stderr.trim()}` };
  let count = 0;
  const folder: Terraform['folder'] = (files) => {
    const made = path.join(work, `stack-${++count}`);
    mkdirSync(path.join(made, '.terraform'), { recursive: true });
    // The provider is hundreds of megabytes: it is linked, the rest of the folder is each stack's own.
    symlinkSync(
      path.join(base, '.terraform', 'providers'),
      path.join(made, '.terraform', 'providers'),
    );
    for (const file of ['.terraform.lock.hcl', path.join('.terraform', 'terraform.tfstate')]) {
      cpSync(path.join(base, file), path.join(made, file));
    }
    for (const [name, content] of files) {
      mkdirSync(path.dirname(path.join(made, name)), { recursive: true });
      writeFileSync(path.join(made, name), content);
    }
    return made;
  };
  return { terraform: { folder, run, env } };
}

const backend = { local: { path: 'terraform.tfstate' } };

const requirement = {
  terraform: {
    backend,
    required_providers: { aws: { source: 'hashicorp/aws', version: '>= 5.100.0, < 7.0.0' } },
  },
};

/** Lets a stack be planned without AWS; Terraform merges `*_override.tf.json` over the rest. */
export const offline: readonly [string, string] = [
  'zz_override.tf.json',
  JSON.stringify({
    terraform: { backend },
    provider: {
      aws: {
        region: 'eu-west-1',
        access_key: 'test',
        secret_key: 'test',
        skip_credentials_validation: true,
        skip_requesting_account_id: true,
        skip_metadata_api_check: true,
      },
    },
  }),
];

/** The parent of the first `registry.terraform.io` with the AWS provider in it. */
function findMirror(): string | undefined {
  for (const root of MIRROR_ROOTS) {
    const found = search(root, 3);
    if (found !== undefined) return found;
  }
  return undefined;
}

function search(folder: string, depth: number): string | undefined {
  if (!existsSync(folder)) return undefined;
  if (existsSync(path.join(folder, 'registry.terraform.io', 'hashicorp', 'aws'))) return folder;
  if (depth === 0) return undefined;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    try {
      const found = search(path.join(folder, entry.name), depth - 1);
      if (found !== undefined) return found;
    } catch {
      // A folder that may not be read holds no mirror for us.
    }
  }
  return undefined;
}

/** Nothing of the user's own Terraform settings, and no credentials. */
function environment(work: string, mirror: string | undefined): NodeJS.ProcessEnv {
  const config = path.join(work, 'terraformrc');
  const installation = mirror
    ? `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`
    : '';
  writeFileSync(config, `disable_checkpoint = true\n${installation}`);
  const kept = Object.entries(process.env).filter(([name]) => !/^(AWS_|TF_)/.test(name));
  return {
    ...Object.fromEntries(kept),
    TF_CLI_CONFIG_FILE: config,
    TF_IN_AUTOMATION: '1',
    CHECKPOINT_DISABLE: '1',
    AWS_EC2_METADATA_DISABLED: 'true',
    CI: '1',
  };
}
