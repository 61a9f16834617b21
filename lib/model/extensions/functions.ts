// What other tools would fill into an extension: CloudFormation's functions, as files have them that SAM deploys, and
// the `${name}` of Terraform's templates. What only their stack knows is a variable here: `Ref: Table` is what
// `${Table}` says.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html

import type { ValuePath } from '../../source/index.js';
import { isObject } from '../../spec/index.js';

/** API Gateway replaces these when it imports a body. */
const IMPORTED = new Set(['AWS::AccountId', 'AWS::Partition', 'AWS::Region']);

/** `${!Name}` is a literal `${Name}`. */
const IN_TEXT = /\$\{(!?)([^{}]+)\}/g;

/** Values that are names of AWS. Elsewhere `${name}` may be a mapping template's own. */
const ADDRESSES = new Set([
  ...['uri', 'credentials', 'connectionId', 'integrationTarget'],
  ...['authorizerUri', 'authorizerCredentials', 'providerARNs'],
]);

export type Problem =
  | { readonly kind: 'variable'; readonly name: string; readonly path: ValuePath }
  | { readonly kind: 'function'; readonly name: string; readonly path: ValuePath };

export interface Evaluated {
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

/** A value with its functions evaluated; the same value where it has none. */
export function evaluateFunctions(
  value: unknown,
  variables: Readonly<Record<string, string>>,
): Evaluated {
  const evaluation = new Evaluation(variables);
  return { value: evaluation.visit(value, []), problems: evaluation.problems };
}

class Evaluation {
  readonly problems: Problem[] = [];

  constructor(private readonly variables: Readonly<Record<string, string>>) {}

  visit(part: unknown, path: ValuePath): unknown {
    if (typeof part === 'string') return isAddress(path) ? this.#filled(part, path) : part;
    if (Array.isArray(part)) return mapped(part, (item, at) => this.visit(item, [...path, at]));
    if (!isObject(part)) return part;
    const [name, ...others] = Object.keys(part);
    if (name !== undefined && others.length === 0 && /^(Ref$|Fn::)/.test(name))
      return this.#call(name, part[name], path);
    return mappedObject(part, (item, key) => this.visit(item, [...path, key]));
  }

  /** `${stageVariables.name}` is API Gateway's. */
  #filled(text: string, path: ValuePath): string {
    return text.replace(IN_TEXT, (written, _, name: string) =>
      name.startsWith('stageVariables.') ? written : this.#named(name.trim(), {}, path),
    );
  }

  #call(name: string, argument: unknown, path: ValuePath): unknown {
    const given = this.visit(argument, [...path, name]);
    const texts = Array.isArray(given) && given.every((one) => typeof one === 'string');
    if (name === 'Ref' && typeof given === 'string') return this.#named(given, {}, path);
    if (name === 'Fn::GetAtt' && (typeof given === 'string' || texts))
      return this.#named([given].flat().join('.'), {}, path);
    if (name === 'Fn::Sub') {
      const [text, own = {}] = Array.isArray(given) ? given : [given];
      if (typeof text === 'string' && isObject(own)) return this.#substituted(text, own, path);
    }
    if (name === 'Fn::Join' && Array.isArray(given)) {
      const [separator, parts] = given;
      if (typeof separator === 'string' && Array.isArray(parts)) return parts.join(separator);
    }
    this.problems.push({ kind: 'function', name, path });
    return '';
  }

  #substituted(text: string, own: object, path: ValuePath): string {
    return text.replace(IN_TEXT, (_, literal: string, name: string) =>
      literal ? `\${${name}}` : this.#named(name.trim(), own, path),
    );
  }

  #named(name: string, own: object, path: ValuePath): string {
    const given = Object.hasOwn(own, name) ? (own as Record<string, unknown>)[name] : undefined;
    if (typeof given === 'string' || typeof given === 'number') return String(given);
    if (IMPORTED.has(name)) return `\${${name}}`;
    if (Object.hasOwn(this.variables, name)) return this.variables[name] ?? '';
    this.problems.push({ kind: 'variable', name, path });
    return '';
  }
}

function isAddress(path: ValuePath): boolean {
  const key = path.findLast((one) => typeof one === 'string');
  return key !== undefined && ADDRESSES.has(key);
}

function mapped(list: readonly unknown[], change: (item: unknown, at: number) => unknown): unknown {
  const changed = list.map(change);
  return changed.every((item, at) => item === list[at]) ? list : changed;
}

function mappedObject(
  object: Readonly<Record<string, unknown>>,
  change: (item: unknown, key: string) => unknown,
): unknown {
  const changed = Object.entries(object).map(([key, item]) => [key, change(item, key)] as const);
  return changed.every(([key, item]) => item === object[key])
    ? object
    : Object.fromEntries(changed);
}
