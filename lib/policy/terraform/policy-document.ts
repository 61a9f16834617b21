// IAM policies as rules read them, wherever they are written: as JSON text, with `jsonencode`, or as a data
// source `aws_iam_policy_document`.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html

import type { Block } from './block.js';
import { Encoded } from './expression.js';
import type { TerraformGraph } from './graph.js';
import { asList, asObject, isObject } from './json.js';
import type { TerraformResource } from './resource.js';
import { hasUnknown, isUnknown, Unknown } from './unknown.js';

export interface PolicyStatement {
  readonly effect: 'Allow' | 'Deny';
  /** Patterns, as written. A part that is not known is `Unknown`. */
  readonly actions: readonly unknown[];
  readonly notActions: readonly unknown[];
  readonly resources: readonly unknown[];
  readonly notResources: readonly unknown[];
  /** By kind: `AWS`, `Service`, `Federated`; everybody is `{ AWS: ['*'] }`. Absent: the policy names none. */
  readonly principals?: Readonly<Record<string, readonly unknown[]>>;
  readonly notPrincipals: boolean;
  /** `StringEquals` → `aws:SourceAccount` → values. */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;
}

/** The statements of the policy in an argument; `Unknown` when it cannot be read, `undefined` when it is not set. */
export function policyStatements(
  resource: TerraformResource,
  graph: TerraformGraph,
  ...argument: readonly string[]
): readonly PolicyStatement[] | Unknown | undefined {
  const value = resource.get(...argument);
  const statements = policyOf(value);
  if (!isUnknown(statements) || !isUnknown(value) || value instanceof Encoded) return statements;
  const documents = documentsIn(graph.targets(resource, ...argument));
  return documents.length > 0 && /^\$\{data\.[\w.[\]"-]+\.(minified_)?json\}$|^$/.test(value.text)
    ? documents.flatMap((one) => documentStatements(one, graph))
    : value;
}

function documentsIn(resources: readonly TerraformResource[]): readonly TerraformResource[] {
  return resources.filter(({ type }) => type === 'aws_iam_policy_document');
}

/** The statements of a policy that is given as an object or as text. */
export function policyOf(value: unknown): readonly PolicyStatement[] | Unknown | undefined {
  if (value === undefined || value === '') return undefined;
  if (value instanceof Encoded) return statementsOf(value.value);
  return isUnknown(value) ? value : statementsOf(parsed(value));
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function statementsOf(policy: unknown): readonly PolicyStatement[] | Unknown {
  if (!isObject(policy)) return new Unknown('a policy that cannot be read');
  return asList(policy['Statement']).map((one) => statementOf(asObject(one)));
}

function statementOf(one: Readonly<Record<string, unknown>>): PolicyStatement {
  const { Principal: principal } = one;
  return {
    effect: one['Effect'] === 'Deny' ? 'Deny' : 'Allow',
    actions: asList(one['Action']),
    notActions: asList(one['NotAction']),
    resources: asList(one['Resource']),
    notResources: asList(one['NotResource']),
    ...(principal !== undefined && {
      principals:
        isObject(principal) && !isUnknown(principal)
          ? mapped(principal)
          : { AWS: asList(principal) },
    }),
    notPrincipals: one['NotPrincipal'] !== undefined,
    conditions: Object.fromEntries(
      Object.entries(asObject(one['Condition'])).map(([operator, keys]) => [
        operator,
        mapped(asObject(keys)),
      ]),
    ),
  };
}

function mapped(object: Readonly<Record<string, unknown>>): Record<string, readonly unknown[]> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, asList(value)]));
}

/** The documents that one is merged from: their statements come before its own, or after them. */
const BEFORE = ['source_policy_documents', 'source_json'];
const AFTER = ['override_policy_documents', 'override_json'];

/**
 * Its statements, with those of the documents that it is merged from; of statements with the same `sid` the last counts.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
function documentStatements(document: TerraformResource, graph: TerraformGraph): PolicyStatement[] {
  const all = mergedStatements(document, graph, new Set());
  const last = new Map(all.map(({ sid }, at) => [sid, at]));
  return all.filter(({ sid }, at) => sid === undefined || last.get(sid) === at).map(({ of }) => of);
}

interface NamedStatement {
  readonly sid?: string;
  readonly of: PolicyStatement;
}

function mergedStatements(
  document: TerraformResource,
  graph: TerraformGraph,
  open: Set<TerraformResource>,
): NamedStatement[] {
  if (open.has(document)) return [];
  open.add(document);
  const from = (names: readonly string[]) =>
    names.flatMap((name) => [
      ...documentsIn(graph.targets(document, name)).flatMap((one) =>
        mergedStatements(one, graph, open),
      ),
      ...asList(document.get(name)).flatMap(namedStatements),
    ]);
  const all = [...from(BEFORE), ...ownStatements(document), ...from(AFTER)];
  open.delete(document);
  return all;
}

/** Of a document that is written as text. */
function namedStatements(policy: unknown): NamedStatement[] {
  const written =
    policy instanceof Encoded ? policy.value : isUnknown(policy) ? {} : parsed(policy);
  return asList(asObject(written)['Statement'])
    .map(asObject)
    .map((one) => ({ ...sidOf(one['Sid']), of: statementOf(one) }));
}

function sidOf(value: unknown): { sid?: string } {
  return typeof value === 'string' && value !== '' ? { sid: value } : {};
}

function ownStatements(document: TerraformResource): NamedStatement[] {
  return document
    .blocks('statement')
    .map((one) => ({ ...sidOf(one.get('sid')), of: ownStatement(one) }));
}

function ownStatement(one: Block): PolicyStatement {
  return {
    effect: one.get('effect') === 'Deny' ? 'Deny' : 'Allow',
    actions: asList(one.get('actions')),
    notActions: asList(one.get('not_actions')),
    resources: asList(one.get('resources')),
    notResources: asList(one.get('not_resources')),
    ...(one.blocks('principals').length > 0 && { principals: principalsOf(one) }),
    notPrincipals: one.blocks('not_principals').length > 0,
    conditions: conditionsOf(one),
  };
}

function principalsOf(statement: Block): Record<string, readonly unknown[]> {
  const byType: Record<string, unknown[]> = {};
  for (const one of statement.blocks('principals')) {
    const type = String(one.get('type'));
    // `type = "*"` is everybody.
    const key = type === '*' ? 'AWS' : type;
    byType[key] = [...(byType[key] ?? []), ...asList(one.get('identifiers'))];
  }
  return byType;
}

function conditionsOf(statement: Block): PolicyStatement['conditions'] {
  const conditions: Record<string, Record<string, readonly unknown[]>> = {};
  for (const one of statement.blocks('condition')) {
    const operator = String(one.get('test'));
    conditions[operator] = {
      ...conditions[operator],
      [String(one.get('variable'))]: asList(one.get('values')),
    };
  }
  return conditions;
}

/** Whether a statement's principals include everybody. `undefined`: it cannot be told. */
export function allowsEverybody({
  principals,
  notPrincipals,
}: PolicyStatement): boolean | undefined {
  if (notPrincipals) return true;
  const named = Object.values(principals ?? {}).flat();
  if (named.includes('*')) return true;
  return named.some(hasUnknown) ? undefined : false;
}
