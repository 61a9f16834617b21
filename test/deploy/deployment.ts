// One synthesized stack, its folder, and a control plane of its own to deploy it to.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { parse, stringify } from 'yaml';
import { loadApi } from '../../lib/model/index.js';
import type { ShardLock } from '../../lib/plan/index.js';
import { withApi } from '../../stacks/shard-lock.js';
import { type SynthesizeOptions, synthesize } from '../../stacks/synthesize.js';
import { stubBundle } from '../constructs/synthesize.js';
import { ControlPlane, type ControlPlaneOptions } from '../support/aws/control-plane.js';
import { ACCOUNT, REGION } from '../support/aws/world.js';
import type { Terraform } from '../terraform/terraform.js';
import { type Finished, type Running, start } from './terraform-process.js';

/** Values of every `${name}` in `specs/`. */
const variables = {
  certificateArn: `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/0f3c2c4e-0000-4000-8000-000000000000`,
  zoneId: 'Z0123456789',
  truststoreVersion: '3sL4kqtJlcpXroDTDmJ',
};

/** What the examples expect to be in the account already. */
const SURROUNDINGS: ControlPlaneOptions = {
  zones: { Z0123456789: 'example.com' },
  vpcLinks: ['a1b2c3'],
  functions: ['lab-signature', 'receive-lab-result'].map(
    (name) => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`,
  ),
};

/** Part of a specification, as YAML has it. */
export interface Specification {
  readonly paths: Record<string, unknown>;
  readonly [key: string]: unknown;
}

/** Terraform's answer to `plan -detailed-exitcode`. */
export const NO_CHANGES = 0;

export class Deployment {
  private readonly folder: string;
  /** As the project's lock file: what the stack was split into last. */
  private lock: ShardLock = new Map();

  /** @param files the stack, as `cdktf synth` writes it */
  constructor(
    private readonly terraform: Terraform,
    readonly plane: ControlPlane,
    files: Files,
  ) {
    this.folder = terraform.folder([...files, STATE]);
  }

  /** A gateway in an account of its own. */
  static async of(
    terraform: Terraform,
    specification: string,
    options: ControlPlaneOptions = {},
  ): Promise<Deployment> {
    const plane = await ControlPlane.start({ ...SURROUNDINGS, ...options });
    const { files, lock } = await stackOf(specification, new Map());
    const deployment = new Deployment(terraform, plane, files);
    deployment.lock = lock;
    return deployment;
  }

  /** Replaces the stack by that of another specification. */
  async change(specification: string, options: SynthesizeOptions = {}): Promise<void> {
    const { files, lock } = await stackOf(specification, this.lock, options);
    this.lock = lock;
    for (const [name, content] of files) {
      const file = path.join(this.folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }

  begin(...args: readonly string[]): Running {
    return this.start([...args, '-input=false', '-no-color']);
  }

  private start(args: readonly string[]): Running {
    const env = { ...this.terraform.env, ...this.plane.env };
    return start('terraform', args, { cwd: this.folder, env });
  }

  apply(...args: readonly string[]): Promise<Finished> {
    return this.begin('apply', '-auto-approve', ...args).finished;
  }

  plan(): Promise<Finished> {
    return this.begin('plan', '-detailed-exitcode').finished;
  }

  destroy(): Promise<Finished> {
    return this.begin('destroy', '-auto-approve').finished;
  }

  /** Has a resource count as made, whose creation failed half-way. */
  untaint(address: string): Promise<Finished> {
    return this.start(['untaint', '-no-color', address]).finished;
  }

  /** What the stack's stage answers, as `GET /orders/{id}`. */
  served(): string[] {
    return this.plane.apiGateway
      .served()
      .flatMap(({ resources }) => Object.values(resources))
      .flatMap(({ path: at, methods }) => Object.keys(methods).map((method) => `${method} ${at}`))
      .sort();
  }

  async end(): Promise<void> {
    await this.plane.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export type Files = readonly (readonly [name: string, content: string | Uint8Array])[];

/** State beside the stack: the test's folder is gone with it. */
const STATE = [
  'zz_override.tf.json',
  JSON.stringify({ terraform: { backend: { local: { path: 'terraform.tfstate' } } } }),
] as const;

async function stackOf(
  specification: string,
  lock: ShardLock,
  options: SynthesizeOptions = {},
): Promise<{ readonly files: Files; readonly lock: ShardLock }> {
  const { value: model, diagnostics } = await loadApi(specification, { variables });
  if (!model) throw new Error(JSON.stringify(diagnostics));
  const shards = lock.get(model.annotations.root.name);
  const { plan, files, ...made } = synthesize(model, {
    authorizerBundle: stubBundle(),
    region: REGION,
    ...(shards && { shards }),
    ...options,
  });
  const errors = made.diagnostics.filter(({ severity }) => severity === 'error');
  if (!plan || errors.length > 0) throw new Error(JSON.stringify(errors));
  return { files: files(), lock: withApi(lock, { model, plan }) };
}

/** The smallest gateway: one operation, and everything that stands around every API. */
export function smallest(): string {
  return written({
    openapi: '3.1.0',
    info: { title: 'Smallest', version: '1.0.0' },
    'x-gateway': { backend: { http: 'https://backend.example.com' } },
    paths: { '/first': { get: operation('first') } },
  });
}

/** A specification in a folder of its own. */
export function written(document: Specification): string {
  const file = path.join(temporaryFolder(), 'api.yaml');
  writeFileSync(file, stringify(document));
  return file;
}

/** An operation that answers by itself. */
export function operation(operationId: string): object {
  return {
    operationId,
    security: [],
    'x-gateway': { public: 'a test', backend: { mock: { status: 200, body: {} } } },
    responses: { '200': { description: 'Fine' } },
  };
}

/** A copy of a specification, with the files around it, that `edit` has changed. */
export function edited(file: string, edit: (document: Specification) => void): string {
  const folder = temporaryFolder();
  cpSync(path.dirname(file), folder, { recursive: true });
  const copy = path.join(folder, path.basename(file));
  const document = parse(readFileSync(copy, 'utf8')) as Specification;
  edit(document);
  writeFileSync(copy, stringify(document));
  return copy;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portcullis-deploy-'));
  folders.push(folder);
  return folder;
}
