// What a rule is. A rule states one security requirement and finds where an API breaks it; it never builds
// a finding itself, so that waivers, severities and addresses are treated in one place, the engine.

import type { ApiModel } from '../model/index.js';
import type { GatewayPlan } from '../plan/index.js';
import type { Location } from '../source/index.js';
import type { TerraformConfig } from './terraform-config.js';

export type Severity = 'error' | 'warning' | 'info';

export type RuleGroup =
  | 'authentication'
  | 'authorization'
  | 'transport'
  | 'input-validation'
  | 'rate-limits'
  | 'waf'
  | 'logging'
  | 'data-protection'
  | 'resilience'
  | 'hygiene';

/** A requirement of a standard, for example `{ standard: 'OWASP API 2023', requirement: 'API2' }`. */
export interface StandardReference {
  readonly standard: 'OWASP API 2023' | 'PCI DSS 4.0' | 'HIPAA' | 'GDPR' | 'NIST 800-53r5' | 'CWE';
  readonly requirement: string;
}

/** What the rules look at. A rule that needs a part that is absent does not apply. */
export interface Subject {
  readonly model?: ApiModel;
  readonly plan?: GatewayPlan;
  readonly terraform?: TerraformConfig;
}

/** One place that breaks a rule. */
export interface Problem {
  readonly at: Location;
  /** The fact, with the actual values. */
  readonly message: string;
  /** What to type instead. @default the rule's own hint */
  readonly hint?: string;
  readonly related?: readonly { readonly at: Location; readonly message: string }[];
}

export interface Rule {
  /** Kebab-case; states the requirement. Also the name of the rule's folder. */
  readonly id: string;
  readonly title: string;
  readonly group: RuleGroup;
  readonly severity: Severity;
  /** Ids of other tools' rules that ask for the same. */
  readonly aliases: readonly string[];
  readonly standards: readonly StandardReference[];
  /** What may happen when the rule is broken, in one sentence. */
  readonly risk: string;
  /** The concrete edit that satisfies the rule. */
  readonly hint: string;
  /**
   * The problems of a subject; `undefined` when the rule does not apply to it (nothing to check).
   * A rule that throws is an `unknown` finding, which fails the run.
   */
  readonly check: (subject: Subject) => Iterable<Problem> | undefined;
}

/** Declares a rule; here only so that a rule file reads as one expression with its type checked. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

/** A rule over the API and what AWS gets for it: the usual case. */
export function forApi(
  check: (api: {
    readonly model: ApiModel;
    readonly plan: GatewayPlan;
  }) => Iterable<Problem> | undefined,
): Rule['check'] {
  return ({ model, plan }) => (model && plan ? check({ model, plan }) : undefined);
}

/** A rule over Terraform resources of one type. Does not apply when there is none. */
export function forResources(
  type: string,
  check: (
    resource: TerraformConfig['resources'][number],
    config: TerraformConfig,
  ) => Iterable<Problem>,
): Rule['check'] {
  return ({ terraform }) => {
    const resources = terraform?.resources.filter((resource) => resource.type === type) ?? [];
    if (!terraform || resources.length === 0) return undefined;
    return resources.flatMap((resource) => [...check(resource, terraform)]);
  };
}

/** The same for what a plan does not show: references, lifecycle, and values that are known after apply. */
export function forConfiguredResources(
  ...[type, check]: Parameters<typeof forResources>
): Rule['check'] {
  const judged = forResources(type, check);
  return (subject) => (subject.terraform?.kind === 'plan' ? undefined : judged(subject));
}
