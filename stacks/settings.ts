// What a deployment says beside the specification: region, environment, state, variables. From cdktf's
// context (cdktf.json, CDKTF_CONTEXT_JSON) first, then from the process's environment.

import type { State } from './state.js';

export interface Settings {
  readonly region?: string;
  readonly environment?: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly defaultBackend?: string;
  state(stack: string): State;
}

export type Environment = Readonly<Record<string, string | undefined>>;
export type ContextReader = (key: string) => unknown;

const VARIABLE = 'PORTCULLIS_VAR_';

/**
 * Reads the settings: context `region`, `environment`, `variables`, `backend` and `state`, or
 * `AWS_REGION`, `PORTCULLIS_ENVIRONMENT`, `PORTCULLIS_VAR_{name}`, `PORTCULLIS_BACKEND` and
 * `PORTCULLIS_STATE_{BUCKET,REGION,PREFIX,ORGANIZATION}`.
 */
export function readSettings(context: ContextReader, env: Environment): Settings {
  const read = (key: string, ...names: string[]) =>
    text(context(key)) ?? names.map((name) => text(env[name])).find((value) => value !== undefined);
  const region = read('region', 'AWS_REGION', 'AWS_DEFAULT_REGION');
  const environment = read('environment', 'PORTCULLIS_ENVIRONMENT');
  const defaultBackend = read('backend', 'PORTCULLIS_BACKEND');
  return {
    ...(region !== undefined && { region }),
    ...(environment !== undefined && { environment }),
    ...(defaultBackend !== undefined && { defaultBackend }),
    variables: { ...variablesOf(env), ...texts(context('variables')) },
    state: (stack) => stateOf(stack, texts(context('state')), env, region, environment),
  };
}

function stateOf(
  stack: string,
  context: Readonly<Record<string, string>>,
  env: Environment,
  region: string | undefined,
  environment: string | undefined,
): State {
  const read = (key: string) => context[key] ?? text(env[`PORTCULLIS_STATE_${key.toUpperCase()}`]);
  const bucket = read('bucket');
  const organization = read('organization');
  const prefix = read('prefix') ?? environment;
  if (bucket !== undefined) {
    const at = read('region') ?? region;
    const key = [prefix, `${stack}.tfstate`].filter(Boolean).join('/');
    if (at === undefined)
      throw new Error('the region of the state bucket is not set: PORTCULLIS_STATE_REGION');
    return { kind: 's3', bucket, key, region: at };
  }
  if (organization !== undefined) {
    return { kind: 'cloud', organization, workspace: [prefix, stack].filter(Boolean).join('-') };
  }
  return { kind: 'local' };
}

function variablesOf(env: Environment): Record<string, string> {
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
