// What a rule is. A rule states one security requirement and judges where an API meets or breaks it; it never
// builds a finding itself, so that waivers, severities and addresses are treated in one place, the engine.

import * as z from 'zod';
import type { ApiModel } from '../model/index.js';
import type { GatewayPlan } from '../plan/index.js';
import type { Location } from '../source/index.js';
import type { TerraformGraph } from './terraform/index.js';

export type Severity = 'error' | 'warning' | 'info';

export const RULE_GROUPS = [
  'authentication',
  'authorization',
  'transport',
  'input-validation',
  'rate-limits',
  'waf',
  'logging',
  'data-protection',
  'resilience',
  'hygiene',
] as const;

export type RuleGroup = (typeof RULE_GROUPS)[number];

/** A requirement of a standard, for example `{ standard: 'OWASP API 2023', requirement: 'API2' }`. */
export interface StandardReference {
  readonly standard: 'OWASP API 2023' | 'PCI DSS 4.0' | 'HIPAA' | 'GDPR' | 'NIST 800-53r5' | 'CWE';
  /** As the standard numbers it: `API2`, `8.3.1`, `164.312(b)`, `Art. 32`, `AC-3`. */
  readonly requirement: string;
}

/** What the rules look at. A rule that needs a part that is absent does not apply. */
export interface Subject {
  readonly model?: ApiModel;
  readonly plan?: GatewayPlan;
  readonly terraform?: TerraformGraph;
}

/** What a rule says of one place. */
export interface Judgement {
  /**
   * `fail`: the place breaks the rule; `unknown`: it cannot be told before `terraform apply`; `pass`: evidence
   * that the rule is met. @default fail
   */
  readonly verdict?: 'fail' | 'unknown' | 'pass';
  readonly at: Location;
  /** The fact, with the actual values. Absent: a plain pass. */
  readonly message: string;
  /** What to type instead. @default the rule's own hint */
  readonly hint?: string;
  readonly related?: readonly { readonly at: Location; readonly message: string }[];
  /** Address of the Terraform resource, or id of the operation, that is judged. */
  readonly of?: string;
}

/** `undefined`: the rule does not apply, there is nothing to check. */
export type Check<Options = unknown> = (
  subject: Subject,
  options: Options,
) => Iterable<Judgement> | undefined;

export interface Rule {
  /** Kebab-case; states the requirement. Also the name of the rule's folder. */
  readonly id: string;
  readonly title: string;
  readonly group: RuleGroup;
  readonly severity: Severity;
  /**
   * `recommended`: an experienced API team calls no finding of it noise; `strict`: worth knowing, for teams that
   * ask for it. Packs of standards hold the rules that name the standard, of both kinds.
   */
  readonly level: 'recommended' | 'strict';
  /** Ids of other tools' rules that ask for the same. */
  readonly aliases: readonly string[];
  readonly standards: readonly StandardReference[];
  /** What may happen when the rule is broken, in one sentence. */
  readonly risk: string;
  /** The concrete edit that satisfies the rule. */
  readonly hint: string;
  /** What a project may set, with defaults and descriptions. */
  readonly options: z.ZodObject;
  /**
   * The judgements on a subject. With nothing said of a subject that it applies to, the rule is met.
   * A rule that throws is an `unknown` finding, which fails the run.
   */
  readonly check: (subject: Subject) => Iterable<Judgement> | undefined;
  /** The same rule with other options, which must satisfy `options`. */
  readonly withOptions: (options: unknown) => Rule;
}

export type RuleDefinition<Schema extends z.ZodObject> = Omit<
  Rule,
  'level' | 'options' | 'check' | 'withOptions'
> & {
  /** @default recommended */
  readonly level?: Rule['level'];
  /** @default the rule has none */
  readonly options?: Schema;
  readonly check: Check<z.output<Schema>>;
};

const NO_OPTIONS = z.strictObject({});

/**
 * Declares a rule.
 * @throws ZodError from `withOptions` for options that do not satisfy their schema.
 */
export function defineRule<Schema extends z.ZodObject = typeof NO_OPTIONS>(
  definition: RuleDefinition<Schema>,
): Rule {
  const options: z.ZodObject = definition.options ?? NO_OPTIONS;
  const bind = (given: () => z.output<Schema>): Rule => ({
    level: 'recommended',
    ...definition,
    options,
    check: (subject) => definition.check(subject, given()),
    withOptions: (values) => {
      const parsed = options.parse(values) as z.output<Schema>;
      return bind(() => parsed);
    },
  });
  // Defaults are worked out by rules that run: the catalogue is large, and most runs use a part of it.
  let defaults: z.output<Schema> | undefined;
  return bind(() => {
    defaults ??= options.parse({}) as z.output<Schema>;
    return defaults;
  });
}

/** The same rule with another severity. */
export function withSeverity(rule: Rule, severity: Severity): Rule {
  return {
    ...rule,
    severity,
    withOptions: (options) => withSeverity(rule.withOptions(options), severity),
  };
}
