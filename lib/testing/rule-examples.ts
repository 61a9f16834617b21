// Examples of a rule: what breaks it, what satisfies it, and what it does not apply to. The catalogue's own
// rules are held to theirs by the same functions.

import {
  evaluate,
  inFile,
  type Rule,
  type RuleResult,
  readTerraform,
  type Subject,
} from '../policy/index.js';
import { SourceFile } from '../source/index.js';
import { checkText } from './check-text.js';

/** One example: a specification, Terraform, or both for rules that compare them. */
export interface RuleExample {
  readonly name: string;
  /** `unknown`: it cannot be told before apply. */
  readonly verdict: 'fail' | 'pass' | 'unknown' | 'not-applicable';
  /** A specification. What every document needs is added at its end where it is missing, so that lines hold. */
  readonly spec?: string;
  /** Terraform's JSON configuration, or the JSON of a plan. */
  readonly terraform?: object;
  /** Addresses of the resources in `terraform` that Portcullis made of `spec`. @default none */
  readonly generated?: readonly string[];
  /** Options of the rule, where they are not the defaults. */
  readonly options?: object;
  /** Lines of the findings in `spec`, in order. */
  readonly lines?: readonly number[];
  /** Addresses of the resources that break the rule, in order. */
  readonly resources?: readonly string[];
}

const TERRAFORM = 'main.tf.json';

export interface Judged {
  /** `error`: the rule itself failed. */
  readonly verdict: RuleResult['verdict'];
  /** Where the findings are: lines of the specification, or addresses of resources. */
  readonly places: readonly (number | string)[];
}

/** What `judgeExample` has to answer. */
export function expectedOf({ verdict, lines, resources }: RuleExample): Judged {
  if (verdict === 'pass' || verdict === 'not-applicable') return { verdict, places: [] };
  return { verdict, places: [...(lines ?? []), ...(resources ?? [])] };
}

/**
 * Runs a rule on an example, waivers aside.
 * @throws Error when the example itself is malformed, with its diagnostics, or its options are.
 */
export async function judgeExample(rule: Rule, example: RuleExample): Promise<Judged> {
  const subject = {
    ...((example.spec !== undefined || !example.terraform) &&
      (await specSubject(example.spec ?? ''))),
    ...(example.terraform && terraformSubject(example.terraform, example.generated ?? [])),
  };
  const configured = example.options ? rule.withOptions(example.options) : rule;
  const { findings, results } = evaluate(subject, { rules: [configured], honourWaivers: false });
  return {
    verdict: results[0]?.verdict ?? 'not-applicable',
    places: [
      ...findings.filter(({ at }) => at.file !== TERRAFORM).map(({ at }) => at.line),
      ...findings.filter(({ at }) => at.file === TERRAFORM).map(({ at, of }) => of ?? at.pointer),
    ],
  };
}

function terraformSubject(json: object, generated: readonly string[]): Subject {
  const source = new SourceFile(TERRAFORM, `/${TERRAFORM}`, JSON.stringify(json));
  const isGenerated = (type: string, name: string) => generated.includes(`${type}.${name}`);
  return { terraform: readTerraform(json, inFile(source), isGenerated) };
}

async function specSubject(written: string): Promise<Subject> {
  const version = /^swagger:/m.test(written) ? [] : ['openapi: 3.1.0'];
  const rest = [...version, 'info: { title: T, version: 1.0.0 }', 'paths: {}'];
  const missing = rest.filter((line) => !new RegExp(`^${line.split(':')[0]}:`, 'm').test(written));
  const read = await checkText(`${written.trimEnd()}\n${missing.join('\n')}\n`, { rules: [] });
  if (read.model) return { model: read.model, ...(read.plan && { plan: read.plan }) };
  const errors = read.diagnostics.filter(({ severity }) => severity === 'error');
  throw new Error(errors.map(({ code, message }) => `${code} ${message}`).join('\n'));
}
