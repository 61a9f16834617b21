// What a deployment says beside the specification: region, environment, state, variables. Environment variables of
// ours win over cdktf's context (cdktf.json, CDKTF_CONTEXT_JSON), and that over AWS_REGION, which is there for all.

import type { Diagnostic, Outcome } from '../lib/diagnostics/index.js';
import { gatewayName, type LockedShards } from '../lib/plan/index.js';
import { stackMessages } from './messages.js';
import type { State } from './state.js';

export interface Settings {
  readonly region?: string;
  /** For example `production`: part of the names of stacks and of everything in them. */
  readonly environment?: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly defaultBackend?: string;
  state(stack: string): State;
  /** What the project's lock file says about an API, where it is split. */
  shards?(api: string): LockedShards | undefined;
}

/** What a stack gets of the settings. */
export interface StackSettings {
  /** Name of the stack, of its folder and of its local state. */
  readonly id: string;
  readonly region?: string;
  readonly environment?: string;
  readonly state: State;
  readonly shards?: LockedShards;
}

export type ProcessEnvironment = Readonly<Record<string, string | undefined>>;
export type ContextReader = (key: string) => unknown;

const VARIABLE = 'PORTCULLIS_VAR_';
/** Letters, digits and hyphens are what every name that carries it may hold; its length keeps those readable. */
const ENVIRONMENT = /^[A-Za-z0-9][A-Za-z0-9-]{0,23}$/;

/**
 * Reads the settings: `PORTCULLIS_ENVIRONMENT`, `PORTCULLIS_VAR_{name}`, `PORTCULLIS_BACKEND` and
 * `PORTCULLIS_STATE_{BUCKET,REGION,PREFIX,ORGANIZATION}`, or context `environment`, `variables`, `backend` and
 * `state`; context `region` or `AWS_REGION`.
 */
export function readSettings(context: ContextReader, env: ProcessEnvironment): Outcome<Settings> {
  const region =
    text(context('region')) ?? text(env['AWS_REGION']) ?? text(env['AWS_DEFAULT_REGION']);
  const environment = text(env['PORTCULLIS_ENVIRONMENT']) ?? text(context('environment'));
  const defaultBackend = text(env['PORTCULLIS_BACKEND']) ?? text(context('backend'));
  const stored = stateSettings(texts(context('state')), env);
  const stateRegion = stored.region ?? region;
  const diagnostics: Diagnostic[] = [];
  if (environment !== undefined && !ENVIRONMENT.test(environment))
    diagnostics.push(stackMessages.report('STACK-002', undefined, { environment }));
  if (stored.bucket !== undefined && stateRegion === undefined)
    diagnostics.push(stackMessages.report('STACK-001', undefined, { bucket: stored.bucket }));
  if (diagnostics.length > 0) return { diagnostics };
  const prefix = stored.prefix ?? environment;
  const value: Settings = {
    ...(region !== undefined && { region }),
    ...(environment !== undefined && { environment }),
    ...(defaultBackend !== undefined && { defaultBackend }),
    variables: { ...texts(context('variables')), ...variablesOf(env) },
    state: (stack) => stateOf(stack, { ...stored, region: stateRegion, prefix }),
  };
  return { value, diagnostics };
}

/** The settings of the stack of the API that is called `api`. */
export function stackSettings(
  { region, environment, state, shards }: Omit<Settings, 'variables' | 'defaultBackend'>,
  api: string,
): StackSettings {
  const locked = shards?.(api);
  return {
    id: gatewayName(api, environment),
    ...(region !== undefined && { region }),
    ...(environment !== undefined && { environment }),
    state: state(api),
    ...(locked && { shards: locked }),
  };
}

interface StateSettings {
  readonly bucket?: string | undefined;
  readonly organization?: string | undefined;
  readonly region?: string | undefined;
  readonly prefix?: string | undefined;
}

function stateSettings(
  context: Readonly<Record<string, string>>,
  env: ProcessEnvironment,
): StateSettings {
  const read = (key: string) => text(env[`PORTCULLIS_STATE_${key.toUpperCase()}`]) ?? context[key];
  return {
    bucket: read('bucket'),
    organization: read('organization'),
    region: read('region'),
    prefix: read('prefix'),
  };
}

function stateOf(stack: string, { bucket, organization, region, prefix }: StateSettings): State {
  if (bucket !== undefined && region !== undefined) {
    const key = [prefix, `${stack}.tfstate`].filter(Boolean).join('/');
    return { kind: 's3', bucket, key, region };
  }
  if (organization !== undefined) {
    return { kind: 'cloud', organization, workspace: [prefix, stack].filter(Boolean).join('-') };
  }
  return { kind: 'local' };
}

function variablesOf(env: ProcessEnvironment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      name.startsWith(VARIABLE) && value !== undefined
        ? [[name.slice(VARIABLE.length), value]]
        : [],
    ),
  );
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function texts(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (typeof item === 'string' ? [[key, item]] : [])),
  );
}
