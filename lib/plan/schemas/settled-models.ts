// What is known only when everything is there that a model leads to: references to models that say nothing
// become what these say, and what a wider model would make refuse (`oneOf`, `not`) is loosened.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { Location } from '../../source/index.js';
import { define } from '../../spec/index.js';
import type { JsonObject } from '../types.js';
import { isSchemaObject, listed, mapped } from './composition.js';
import { schemaMessages } from './messages.js';
import { callersOf, refName } from './reach.js';

type Models = ReadonlyMap<string, JsonObject>;

interface Surroundings {
  /** Where the value of a lowered `oneOf` or `not` comes from. */
  readonly placeOf: (part: object) => Location | undefined;
  readonly report: (diagnostic: Diagnostic) => void;
}

export class SettledModels {
  readonly #models = new Map<string, JsonObject>();
  /** Models that are wider than their schema, themselves or through one they refer to. */
  readonly #wider = new Set<string>();

  constructor(private readonly surroundings: Surroundings) {}

  /** Takes in models that refer only to each other and to models from before. `wider`: those wider by themselves. */
  add(models: Models, wider: ReadonlySet<string>): void {
    const references = new Map([...models].map(([name, model]) => [name, refsIn(model)]));
    this.#spread(references, wider);
    for (let some = models; ; ) {
      const exists = (name: string) => some.has(name) || this.has(name);
      const isSettled = (name: string) =>
        references.get(name)?.every((target) => exists(target) && !this.#wider.has(target));
      const settle = new Settle(this.surroundings, exists, this.#wider);
      const settled = [...some.keys()].map((name) => {
        const model = models.get(name) ?? {};
        return [name, isSettled(name) ? model : settle.schema(model)] as const;
      });
      const all = new Map(settled);
      const saying = new Map(settled.filter(([name]) => !leadsNowhere(name, all)));
      if (saying.size === some.size) {
        for (const [name, model] of saying) this.#models.set(name, model);
        return;
      }
      some = saying;
    }
  }

  /** Whether a model says anything. */
  has(name: string): boolean {
    return this.#models.has(name);
  }

  /** What these models lead to, themselves included; keys sorted. */
  reachedFrom(names: Iterable<string>): Record<string, JsonObject> {
    const reached = new Map<string, JsonObject>();
    const waiting = [...names];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      const model = this.#models.get(name);
      if (model === undefined || reached.has(name)) continue;
      reached.set(name, model);
      waiting.push(...refsIn(model));
    }
    return Object.fromEntries([...reached].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #spread(references: ReadonlyMap<string, readonly string[]>, wider: ReadonlySet<string>): void {
    const callers = callersOf(references);
    const waiting = [...references]
      .filter(([name, targets]) => wider.has(name) || targets.some((one) => this.#wider.has(one)))
      .map(([name]) => name);
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (this.#wider.has(name)) continue;
      this.#wider.add(name);
      waiting.push(...(callers.get(name) ?? []));
    }
  }
}

/** API Gateway refuses a model without a type, properties or items. */
export function saysNothing(model: JsonObject): boolean {
  return Object.keys(model).every((key) => key === 'description' || key === 'title');
}

/** Whether a model says nothing, or stands only for others that stand for it. */
function leadsNowhere(name: string, models: Models): boolean {
  const seen = new Set<string>();
  for (let next = name; ; ) {
    const model = models.get(next);
    // A model from before says something.
    if (model === undefined) return false;
    if (saysNothing(model) || seen.has(next)) return true;
    if (typeof model['$ref'] !== 'string') return false;
    seen.add(next);
    next = refName(model['$ref']);
  }
}

const SINGLE = ['items', 'additionalProperties', 'not'];
const LISTS = ['allOf', 'anyOf', 'oneOf'];

/** Names of the models that a lowered schema refers to, itself and in its parts. */
function refsIn(schema: JsonObject): string[] {
  const found: string[] = [];
  const visit = (part: unknown): void => {
    if (!isSchemaObject(part)) return;
    if (part.$ref !== undefined) {
      found.push(refName(part.$ref));
      return;
    }
    // By where they stand: a property may have the name of a keyword.
    for (const keyword of Object.keys(part)) {
      if (keyword === 'properties') Object.values(mapped(part[keyword])).forEach(visit);
      else if (LISTS.includes(keyword)) listed(part[keyword]).forEach(visit);
      else if (SINGLE.includes(keyword)) visit(part[keyword]);
    }
  };
  visit(schema);
  return found;
}

class Settle {
  constructor(
    private readonly surroundings: Surroundings,
    private readonly exists: (name: string) => boolean,
    private readonly wider: ReadonlySet<string>,
  ) {}

  schema(schema: JsonObject): JsonObject {
    const { $ref: ref } = schema;
    if (typeof ref === 'string') return this.exists(refName(ref)) ? schema : {};
    const out: Record<string, unknown> = {};
    for (const [keyword, value] of Object.entries(schema))
      out[keyword] = this.#part(keyword, value);
    this.#loosenOneOf(schema, out);
    if (isSchemaObject(schema['not']) && this.#isWider([schema['not']])) {
      this.#tell('PLAN-119', schema['not']);
      delete out['not'];
    }
    return out;
  }

  #part(keyword: string, value: unknown): unknown {
    if (keyword === 'properties') {
      const properties: Record<string, unknown> = {};
      for (const [name, one] of Object.entries(mapped(value)))
        define(properties, name, this.#child(one));
      return properties;
    }
    if (LISTS.includes(keyword)) return listed(value).map((one) => this.#child(one));
    return SINGLE.includes(keyword) ? this.#child(value) : value;
  }

  #child(value: unknown): unknown {
    return isSchemaObject(value) ? this.schema(value) : value;
  }

  /** A value may match two branches of which one got wider. */
  #loosenOneOf(schema: JsonObject, out: Record<string, unknown>): void {
    const branches = listed(schema['oneOf']);
    if (!this.#isWider(branches)) return;
    this.#tell('PLAN-116', branches);
    const { oneOf } = out;
    delete out['oneOf'];
    // A branch that accepts everything makes the alternative accept everything.
    if (listed(oneOf).some((branch) => isSchemaObject(branch) && saysNothing(branch))) return;
    if (out['anyOf'] === undefined) out['anyOf'] = oneOf;
    else out['allOf'] = [...listed(out['allOf']), { anyOf: oneOf }];
  }

  #isWider(branches: readonly unknown[]): boolean {
    return branches.some(
      (branch) => isSchemaObject(branch) && refsIn(branch).some((name) => this.wider.has(name)),
    );
  }

  #tell(code: 'PLAN-116' | 'PLAN-119', part: object): void {
    const at = this.surroundings.placeOf(part);
    this.surroundings.report(schemaMessages.report(code, at, {}));
  }
}
