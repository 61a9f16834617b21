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
  const documents = graph
    .targets(resource, ...argument)
    .filter(({ type }) => type === 'aws_iam_policy_document');
  return documents.length > 0 && /^\$\{data\.[\w.[\]"-]+\.json\}$|^$/.test(value.text)
    ? documents.flatMap(documentStatements)
    : value;
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

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document */
function documentStatements(document: TerraformResource): PolicyStatement[] {
  return document.blocks('statement').map((one) => ({
    effect: one.get('effect') === 'Deny' ? 'Deny' : 'Allow',
    actions: asList(one.get('actions')),
    notActions: asList(one.get('not_actions')),
    resources: asList(one.get('resources')),
    notResources: asList(one.get('not_resources')),
    ...(one.blocks('principals').length > 0 && { principals: principalsOf(one) }),
    notPrincipals: one.blocks('not_principals').length > 0,
    conditions: conditionsOf(one),
  }));
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
