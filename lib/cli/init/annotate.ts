// The annotations that a specification cannot be deployed without.

import path from 'node:path';
import { slug } from '../../annotations/index.js';
import type { Diagnostic, PartialOutcome } from '../../diagnostics/index.js';
import { type ApiModel, readApi } from '../../model/index.js';
import {
  awsVariables,
  type GatewayPlan,
  INTEGRATION,
  planGateway,
  type RoutePlan,
} from '../../plan/index.js';
import { evaluate, rules } from '../../policy/index.js';
import type { SourceFile } from '../../source/index.js';
import { loadSpecText, type SpecDocument } from '../../spec/index.js';
import { authorizerOf, uncheckedSchemes } from './authorizers.js';
import { type Entry, inserted, insertion } from './insert.js';
import { type Variable, Variables } from './variables.js';

export interface Annotated {
  /** The files that differ from what they were, with their new texts. */
  readonly texts: ReadonlyMap<SourceFile, string>;
  /** What the user has to give values. */
  readonly variables: readonly Variable[];
  /** What is likely but not known: `owner`. */
  readonly guesses: readonly string[];
  /** What keeps it from being deployed when the variables have values. */
  readonly errors: readonly Diagnostic[];
  /** How many operations anybody may call, without a reason. */
  readonly open: number;
  /** Whether there is a security scheme that they could ask for. */
  readonly hasSchemes: boolean;
}

/** What one REST API has no room for, and several under a domain may have: resources, a body, authorizers. */
const NEEDS_DOMAIN = new Set(['PLAN-209', 'PLAN-300', 'PLAN-306']);

const AUTHENTICATION = rules.filter(({ id }) => id === 'operation-has-authentication');
const ANY_BACKEND = 'https://backend.example.com';
const CERTIFICATE = 'arn:aws:acm:eu-central-1:111122223333:certificate/1f2e3d4c';
const PLANS: Entry = {
  key: 'plans',
  value: { standard: { throttle: { rate: 10, burst: 20 }, quota: { limit: 10_000, per: 'day' } } },
  comment: 'what callers with an API key may use',
};
/** A server that only the machine of the specification's author reaches. */
const LOCAL = /^https?:\/\/(localhost|127\.|0\.0\.0\.0|\[::1?\])/i;

export async function annotate(document: SpecDocument): Promise<Annotated> {
  let needs: Needs = { domain: false, plans: false };
  for (;;) {
    const annotated = written(document, needs);
    const { errors, plan, model } = await tried(document, annotated);
    const found: Needs = {
      domain: needs.domain || errors.some(({ code }) => NEEDS_DOMAIN.has(code)),
      plans: needs.plans || plan?.routes.some(isKeyed) === true,
    };
    if (found.domain === needs.domain && found.plans === needs.plans)
      return {
        ...annotated,
        errors,
        open: model ? evaluate({ model }, { rules: AUTHENTICATION }).findings.length : 0,
        hasSchemes: Object.keys(model?.securitySchemes ?? {}).length > 0,
      };
    needs = found;
  }
}

/** What only a plan can tell. */
interface Needs {
  readonly domain: boolean;
  /** API Gateway refuses every key that belongs to no usage plan. */
  readonly plans: boolean;
}

function isKeyed({ authentication }: RoutePlan): boolean {
  return authentication.kind !== 'none' && authentication.apiKey;
}

type Written = Pick<Annotated, 'texts' | 'variables' | 'guesses'>;

function written(document: SpecDocument, { domain, plans }: Needs): Written {
  const { value, partial } = modelOf({ value: document, diagnostics: [] });
  const model = value ?? partial;
  const api = slug(String(document.root.get('info')?.get('title')?.value ?? ''));
  const variables = new Variables(api);
  const isServed = model !== undefined && hasBackends(model);
  const address = model && addressOf(model);
  const entries = [
    { key: 'owner', value: `team-${api}`, comment: 'who operates it' },
    ...(isServed ? [] : [backend(address, variables)]),
    ...(plans ? [PLANS] : []),
    ...(domain ? [domainOf(variables)] : []),
  ];
  const schemes = model ? uncheckedSchemes(model) : [];
  const insertions = [
    insertion(document.root.at, { key: 'x-gateway', entries, isApart: true }, 'paths'),
    ...schemes.map((scheme) =>
      insertion(scheme.at, authorizerOf(scheme, schemes.length > 1 ? scheme.name : '', variables)),
    ),
  ];
  return {
    texts: inserted(insertions.filter((one) => one !== undefined)),
    variables: variables.used,
    guesses: [
      'owner',
      ...(!isServed && address && isEncrypted(address) ? ['back end'] : []),
      ...(plans ? ['usage plan'] : []),
    ],
  };
}

/** Not where every operation brings an integration of its own, as in exports of API Gateway. */
function hasBackends({ operations }: ApiModel): boolean {
  return operations.length > 0 && operations.every(({ extensions }) => extensions[INTEGRATION]);
}

/** Where the API answers today: the first server that others reach, with https if any has it. */
function addressOf({ servers }: ApiModel): string | undefined {
  const urls = servers
    .map(({ url }) => url.replace(/\/+$/, ''))
    .filter((url) => /^https?:\/\/[^{}\s?#]+$/.test(url) && URL.canParse(url) && !LOCAL.test(url));
  return urls.find(isEncrypted) ?? urls[0];
}

function isEncrypted(address: string): boolean {
  return address.startsWith('https:');
}

/** The address is a guess; one in clear text is none that API Gateway may call. */
function backend(address: string | undefined, variables: Variables): Entry {
  const http =
    address && isEncrypted(address)
      ? address
      : variables.use('backend', address?.replace('http:', 'https:') ?? ANY_BACKEND);
  return { key: 'backend', value: { http }, comment: 'where API Gateway sends requests' };
}

function domainOf(variables: Variables): Entry {
  const name = variables.use('domain', 'api.example.com');
  const certificate = variables.use('certificate', CERTIFICATE);
  return {
    key: 'domain',
    value: { name, certificate },
    comment: 'one REST API has no room for all of it: they become several under one name',
  };
}

/** Reads and plans the new texts, as if the variables had values. */
async function tried(
  { root, files }: SpecDocument,
  { texts, variables }: Written,
): Promise<{
  errors: readonly Diagnostic[];
  model?: ApiModel | undefined;
  plan?: GatewayPlan | undefined;
}> {
  const folder = path.dirname(root.file.source.path);
  const [entry = '', ...others] = files.map(({ source }) => texts.get(source) ?? source.text);
  const names = files.map(({ source }) => path.relative(folder, source.path));
  const [name = '', ...otherNames] = names;
  const read = await loadSpecText(entry, {
    cwd: folder,
    name,
    files: Object.fromEntries(otherNames.map((one, index) => [one, others[index] ?? ''])),
  });
  const values = Object.fromEntries(variables.map(({ name, example }) => [name, example]));
  const api = modelOf(read, values);
  const planned = api.value && planGateway(api.value, { references: awsVariables(api.value) });
  const told = [...api.diagnostics, ...(planned?.diagnostics ?? [])];
  const errors = told.filter(({ severity }) => severity === 'error');
  return { errors, model: api.value ?? api.partial, plan: planned?.value };
}

function modelOf(read: PartialOutcome<SpecDocument>, variables: Record<string, string> = {}) {
  return readApi(read, { variables, defaultBackend: ANY_BACKEND });
}
