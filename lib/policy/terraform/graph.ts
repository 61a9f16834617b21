// Resources and how they refer to one another. A question that the files cannot answer has the answer "unsure",
// so that a rule can say that it does not know.

import { addTo } from './add-to.js';
import type { TerraformResource } from './resource.js';
import { isUnknown } from './unknown.js';

export interface Linked {
  readonly found: readonly TerraformResource[];
  /** Whether another one may refer to it, through a value that is not known. */
  readonly unsure: boolean;
}

/** Attributes by which one resource names another, once they are known. */
const IDENTIFIERS = [
  'arn',
  'id',
  'name',
  'bucket',
  'function_name',
  'execution_arn',
  'invoke_arn',
  'key_id',
] as const;

export class TerraformGraph {
  readonly #byType = new Map<string, TerraformResource[]>();
  readonly #byAddress = new Map<string, TerraformResource[]>();

  constructor(
    /** A plan has neither `lifecycle` nor `depends_on`. */
    readonly kind: 'configuration' | 'plan',
    readonly resources: readonly TerraformResource[],
    readonly data: readonly TerraformResource[] = [],
  ) {
    for (const resource of resources) addTo(this.#byType, resource.type, resource);
    for (const one of [...resources, ...data]) addTo(this.#byAddress, one.configAddress, one);
  }

  ofType(...types: readonly string[]): readonly TerraformResource[] {
    return types.flatMap((type) => this.#byType.get(type) ?? []);
  }

  /** The resources and data sources that an argument of one refers to. */
  targets(resource: TerraformResource, ...path: readonly (string | number)[]): TerraformResource[] {
    const addresses = new Set(resource.references(...path).map(({ address }) => address));
    const named = [...addresses].flatMap((address) => this.#byAddress.get(address) ?? []);
    if (named.length > 0) {
      const own = named.filter((one) => sameInstance(resource, one));
      return own.length > 0 ? own : named;
    }
    const value = resource.get(...path.map(String));
    return typeof value === 'string' ? this.resources.filter((one) => isNamedBy(one, value)) : [];
  }

  /** The resources of some types whose argument refers to `target`. */
  linked(
    target: TerraformResource,
    types: string | readonly string[],
    ...argument: readonly string[]
  ): Linked {
    const candidates = this.ofType(...[types].flat());
    const found = candidates.filter((one) => this.#refersTo(one, argument, target));
    // A reference to another resource is certain; one to a data source, a variable or an output is not.
    const unsure = candidates.some(
      (one) =>
        !found.includes(one) &&
        isUnknown(one.get(...argument)) &&
        one.references(...argument).every(({ address }) => address.includes('data.')),
    );
    return { found, unsure };
  }

  #refersTo(
    one: TerraformResource,
    argument: readonly string[],
    target: TerraformResource,
  ): boolean {
    const named = one
      .references(...argument)
      .some(({ address }) => address === target.configAddress);
    if (named) return sameInstance(one, target);
    const value = one.get(...argument);
    return typeof value === 'string' && isNamedBy(target, value);
  }
}

/** Instances of `count` and `for_each` that name each other have the same key, or one of them has none. */
function sameInstance(a: TerraformResource, b: TerraformResource): boolean {
  const [one, other] = [keyOf(a), keyOf(b)];
  return one === undefined || other === undefined || one === other;
}

function keyOf({ address }: TerraformResource): string | undefined {
  return /\[([^[\]]*)\]$/.exec(address)?.[1];
}

function isNamedBy(resource: TerraformResource, value: string): boolean {
  return IDENTIFIERS.some((name) => value !== '' && resource.values[name] === value);
}
