// Examples of a rule: what breaks it, what satisfies it, and what it does not apply to. The catalogue's own
// rules are held to theirs by the same functions.

import { evaluate, inFile, type Rule, readTerraform, type Subject } from '../policy/index.js';
import { SourceFile } from '../source/index.js';
import { checkText } from './check-text.js';

/** One example; either a specification or Terraform. */
export interface RuleExample {
  readonly name: string;
  readonly verdict: 'fail' | 'pass' | 'not-applicable';
  /** A specification. What every document needs is added at its end where it is missing, so that lines hold. */
  readonly spec?: string;
  /** Terraform's JSON configuration, or the JSON of a plan. */
  readonly terraform?: object;
  /** Lines of the findings in `spec`, in order. */
  readonly lines?: readonly number[];
  /** Addresses of the resources that break the rule, in order. */
  readonly resources?: readonly string[];
}

export interface Judged {
  /** `unknown`: the rule could not decide, or threw. */
  readonly verdict: RuleExample['verdict'] | 'unknown';
  /** Where the findings are: lines of the specification, or addresses of resources. */
  readonly places: readonly (number | string)[];
}

/** What `judgeExample` has to answer. */
export function expectedOf({ verdict, lines, resources }: RuleExample): Judged {
  if (verdict !== 'fail') return { verdict, places: [] };
  return { verdict, places: lines ?? resources ?? [] };
}

/**
 * Runs a rule on an example, waivers aside.
 * @throws Error when the example itself is malformed, with its diagnostics.
 */
export async function judgeExample(rule: Rule, example: RuleExample): Promise<Judged> {
  const subject = example.terraform
    ? terraformSubject(example.terraform)
    : await specSubject(example.spec ?? '');
  const { findings, applied } = evaluate(subject, { rules: [rule], honourWaivers: false });
  if (applied.length === 0) return { verdict: 'not-applicable', places: [] };
  if (findings.length === 0) return { verdict: 'pass', places: [] };
  return {
    verdict: findings.some(({ verdict }) => verdict === 'unknown') ? 'unknown' : 'fail',
    places: findings.map(({ at }) => (example.terraform ? addressAt(at.path) : at.line)),
  };
}

/** The address of the resource that a path in Terraform's JSON leads into. */
function addressAt([, type, name]: readonly (string | number)[]): string {
  return `${type}.${name}`;
}

function terraformSubject(json: object): Subject {
  const source = new SourceFile('main.tf.json', '/main.tf.json', JSON.stringify(json));
  return { terraform: readTerraform(json, inFile(source)) };
}

async function specSubject(written: string): Promise<Subject> {
  const rest = ['openapi: 3.1.0', 'info: { title: T, version: 1.0.0 }', 'paths: {}'];
  const missing = rest.filter((line) => !new RegExp(`^${line.split(':')[0]}:`, 'm').test(written));
  const read = await checkText(`${written.trimEnd()}\n${missing.join('\n')}\n`, { rules: [] });
  if (read.model && read.plan) return { model: read.model, plan: read.plan };
  const errors = read.diagnostics.filter(({ severity }) => severity === 'error');
  throw new Error(errors.map(({ code, message }) => `${code} ${message}`).join('\n'));
}
