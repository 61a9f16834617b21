// The `configuration` part of a plan's JSON: which resources an argument mentions. References to variables and
// outputs are followed over module calls to the resource behind them.

import type { ValuePath } from '../../source/index.js';
import { referencesIn } from './expression.js';
import { asList, asObject, isObject, type JsonObject } from './json.js';
import type { Reference } from './unknown.js';

interface Module {
  readonly body: JsonObject;
  /** `module.a.` or empty. */
  readonly prefix: string;
  readonly parent?: Module;
  /** Name of the call in the parent. */
  readonly call?: string;
}

/** Modules call one another no deeper than this in earnest; a longer chain is a circle. */
const DEEPEST = 30;

export class PlanConfiguration {
  readonly #expressions = new Map<string, { expressions: JsonObject; module: Module }>();

  constructor(root: JsonObject) {
    this.#collect({ body: root, prefix: '' });
  }

  /** Which resources the arguments of a resource mention, by path from the resource. */
  referencesOf(configAddress: string): (path: ValuePath) => readonly Reference[] {
    const found = this.#expressions.get(configAddress);
    if (!found) return () => [];
    return (path) =>
      referenceTexts(expressionAt(found.expressions, path)).flatMap((text) =>
        this.#resolve(text, found.module, 0),
      );
  }

  #collect(module: Module): void {
    for (const one of asList(module.body['resources'])) {
      const { address, expressions } = asObject(one);
      this.#expressions.set(`${module.prefix}${String(address)}`, {
        expressions: asObject(expressions),
        module,
      });
    }
    for (const [call, one] of Object.entries(asObject(module.body['module_calls']))) {
      this.#collect(childOf(module, call, asObject(one)));
    }
  }

  #resolve(text: string, module: Module, depth: number): Reference[] {
    if (depth > DEEPEST) return [];
    const [first = '', second = '', third = ''] = text.split('.');
    if (first === 'var') {
      const { parent, call } = module;
      if (!parent || call === undefined) return [];
      const passed = asObject(callOf(parent, call)['expressions'])[second];
      return referenceTexts(passed).flatMap((one) => this.#resolve(one, parent, depth + 1));
    }
    if (first === 'module') {
      const name = second.replace(/\[.*$/, '');
      const child = childOf(module, name, callOf(module, name));
      const output = asObject(asObject(child.body['outputs'])[third])['expression'];
      return referenceTexts(output).flatMap((one) => this.#resolve(one, child, depth + 1));
    }
    return referencesIn(text).map(({ address, attribute }) => ({
      address: `${module.prefix}${address}`,
      attribute,
    }));
  }
}

function callOf(module: Module, name: string): JsonObject {
  return asObject(asObject(module.body['module_calls'])[name]);
}

function childOf(parent: Module, call: string, body: JsonObject): Module {
  return {
    body: asObject(body['module']),
    prefix: `${parent.prefix}module.${call}.`,
    parent,
    call,
  };
}

/** Expressions stand at the same paths as values, blocks being lists; a single one may be an object. */
function expressionAt(expressions: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (Array.isArray(inner)) return typeof key === 'number' ? inner[key] : asObject(inner[0])[key];
    return typeof key === 'number' ? inner : asObject(inner)[key];
  }, expressions);
}

/** The `references` of an expression and of those below it; of `a.b.c` and `a.b` only the first. */
function referenceTexts(expression: unknown): string[] {
  if (Array.isArray(expression)) return expression.flatMap(referenceTexts);
  if (!isObject(expression)) return [];
  const own = asList(expression['references']).map(String);
  const longest = own.filter((one) => !own.some((other) => other.startsWith(`${one}.`)));
  const inner = Object.entries(expression).flatMap(([key, one]) =>
    key === 'references' || key === 'constant_value' ? [] : referenceTexts(one),
  );
  return [...longest, ...inner];
}
