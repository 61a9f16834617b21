// The models of one API: each schema that a body refers to, under a name API Gateway takes, and a second time
// where requests or responses leave properties out.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { ApiModel, SchemaRoot } from '../../model/index.js';
import type { Location } from '../../source/index.js';
import type { JsonObject } from '../types.js';
import { hiddenProperties } from './hidden.js';
import { lowerSchema } from './lower-schema.js';
import { schemaMessages } from './messages.js';
import { ModelNames } from './model-names.js';
import { Reach, refName } from './reach.js';

export interface ReferenceUse {
  readonly direction: 'request' | 'response';
  /** Made of the operation and the place; an inline schema gets its name from it. */
  readonly nameHint: string;
}

export interface SchemaLowering {
  /** The model for a body; `undefined` for a schema that accepts anything, which no model can say. */
  reference(root: SchemaRoot, use: ReferenceUse): { readonly $ref: string } | undefined;
  /** Every model that was referred to, directly or not; call once, last. */
  finish(): {
    readonly schemas: Record<string, JsonObject>;
    readonly diagnostics: readonly Diagnostic[];
  };
}

export function createSchemaLowering(model: Pick<ApiModel, 'schemas'>): SchemaLowering {
  return new Lowering(model);
}

type Direction = ReferenceUse['direction'];
/** `plain`: the same model serves both directions. */
type Variant = 'plain' | Direction;

class Lowering implements SchemaLowering {
  readonly #names: ModelNames;
  readonly #reach: Reach;
  readonly #models = new Map<string, JsonObject>();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #waiting: { schema: string; variant: Variant; name: string }[] = [];
  readonly #inline = new Map<SchemaRoot, Map<Variant, string>>();
  readonly #told = new Set<string>();
  /** Models that got wider than their schema, and where each stands. */
  readonly #wider = new Set<string>();
  readonly #places = new Map<string, Location>();

  constructor(private readonly model: Pick<ApiModel, 'schemas'>) {
    this.#names = new ModelNames(Object.keys(model.schemas));
    this.#reach = new Reach(model);
  }

  reference(root: SchemaRoot, { direction, nameHint }: ReferenceUse): { $ref: string } | undefined {
    const { schema } = root;
    if (
      typeof schema === 'object' &&
      schema.$ref !== undefined &&
      Object.keys(schema).length === 1
    ) {
      const target = refName(schema.$ref);
      const name = this.#use(target, direction);
      return this.#modelExists(name) ? { $ref: refTo(name) } : undefined;
    }
    const name = this.#hoist(root, direction, nameHint);
    return this.#modelExists(name) ? { $ref: refTo(name) } : undefined;
  }

  finish(): { schemas: Record<string, JsonObject>; diagnostics: Diagnostic[] } {
    const kept = [...this.#models]
      .filter(([name]) => this.#modelExists(name))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const schemas = Object.fromEntries(
      kept.map(([name, schema]) => [name, this.#settled(schema, name) as JsonObject]),
    );
    return { schemas, diagnostics: this.#diagnostics };
  }

  /** Whether a model says anything, itself or through the one it stands for. */
  #modelExists(name: string, seen: ReadonlySet<string> = new Set()): boolean {
    this.#drain();
    const model = this.#models.get(name);
    if (model === undefined || isAnything(model) || seen.has(name)) return false;
    const { $ref: ref } = model;
    return typeof ref !== 'string' || this.#modelExists(refName(ref), new Set([...seen, name]));
  }

  /**
   * What is known only when every model is there: references to models that say nothing become what these say,
   * and `oneOf` over models that got wider becomes `anyOf`, because a value may now match two of them.
   */
  #settled(part: unknown, owner: string): unknown {
    if (Array.isArray(part)) return part.map((item) => this.#settled(item, owner));
    if (typeof part !== 'object' || part === null) return part;
    const { $ref: ref, oneOf } = part as JsonObject;
    if (typeof ref === 'string' && Object.keys(part).length === 1)
      return this.#modelExists(refName(ref)) ? part : {};
    const entries = Object.entries(part).map(
      ([key, item]) => [key, this.#settled(item, owner)] as const,
    );
    if (!Array.isArray(oneOf) || !oneOf.some((branch) => this.#isWider(branch)))
      return Object.fromEntries(entries);
    const at = this.#places.get(owner);
    if (at) this.#tell(schemaMessages.report('PLAN-116', at, {}));
    return Object.fromEntries(
      entries.map(([key, item]) => [key === 'oneOf' ? 'anyOf' : key, item]),
    );
  }

  /** Whether something below a schema, across references, accepts more than the specification does. */
  #isWider(part: unknown, seen: Set<string> = new Set()): boolean {
    if (Array.isArray(part)) return part.some((item) => this.#isWider(item, seen));
    if (typeof part !== 'object' || part === null) return false;
    const { $ref: ref } = part as JsonObject;
    if (typeof ref !== 'string' || Object.keys(part).length > 1)
      return Object.values(part).some((item) => this.#isWider(item, seen));
    const name = refName(ref);
    if (seen.has(name)) return false;
    seen.add(name);
    return this.#wider.has(name) || this.#isWider(this.#models.get(name), seen);
  }

  /** The model of a named schema, which is made when the queue is worked off: circles end there. */
  #use(schema: string, direction: Direction): string {
    const variant: Variant = this.#reach.differs(schema, direction) ? direction : 'plain';
    const base = this.#names.of(schema);
    const name =
      variant === 'plain'
        ? base
        : this.#names.claim(`${base}${capital(variant)}`, `${variant} of ${schema}`);
    if (!this.#models.has(name)) {
      this.#models.set(name, {});
      this.#waiting.push({ schema, variant, name });
    }
    return name;
  }

  #hoist(root: SchemaRoot, direction: Direction, nameHint: string): string {
    const variant: Variant = this.#reach.inlineDiffers(root, direction) ? direction : 'plain';
    const known = this.#inline.get(root)?.get(variant);
    if (known !== undefined) return known;
    const name = this.#names.claim(nameHint, `${variant} ${root.at.file}#${root.at.pointer}`);
    this.#inline.set(root, (this.#inline.get(root) ?? new Map()).set(variant, name));
    this.#models.set(name, this.#lower(root, direction, undefined, name, name));
    this.#drain();
    if (isAnything(this.#models.get(name) ?? {}))
      this.#tell(schemaMessages.report('PLAN-115', root.at, { model: name }));
    return name;
  }

  #drain(): void {
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) {
      const { schema, variant, name } = next;
      const root = this.model.schemas[schema];
      if (!root) continue;
      this.#nameNotes(root, schema, variant, name);
      this.#models.set(
        name,
        this.#lower(root, variant === 'plain' ? 'request' : variant, schema, schema, name),
      );
      if (isAnything(this.#models.get(name) ?? {}))
        this.#tell(schemaMessages.report('PLAN-115', root.at, { model: schema }));
    }
  }

  #nameNotes({ at }: SchemaRoot, schema: string, variant: Variant, name: string): void {
    if (variant !== 'plain') {
      const kind = variant === 'request' ? 'read-only' : 'write-only';
      this.#tell(
        schemaMessages.report('PLAN-110', at, {
          model: schema,
          copy: name,
          kind,
          direction: `${variant}s`,
        }),
      );
    } else if (name !== schema) {
      this.#tell(schemaMessages.report('PLAN-109', at, { original: schema, model: name }));
    }
  }

  /** `self`: name of the schema being lowered, when it has one. */
  #lower(
    root: SchemaRoot,
    direction: Direction,
    self: string | undefined,
    label: string,
    name: string,
  ): JsonObject {
    this.#places.set(name, root.at);
    const stripped = new Map<string, number>();
    const hidden = hiddenProperties(this.model, direction);
    const lowered = lowerSchema(root.schema, root.at, {
      direction,
      isHidden: hidden.isHidden,
      hiddenNames: hidden.namesIn(root.schema),
      reference: (target, composed, at) => this.#edge(target, composed, at, direction, self),
      report: (diagnostic) => {
        if (diagnostic.severity !== 'info') this.#wider.add(name);
        this.#tell(diagnostic);
      },
      strip: (keyword) => void stripped.set(keyword, (stripped.get(keyword) ?? 0) + 1),
    });
    if (stripped.size > 0) {
      const keywords = [...stripped]
        .sort()
        .map(([keyword, count]) => (count > 1 ? `${keyword} (${count})` : keyword));
      this.#tell(
        schemaMessages.report('PLAN-100', root.at, { model: label, keywords: keywords.join(', ') }),
      );
    }
    return lowered;
  }

  #edge(
    target: string,
    composed: boolean,
    at: Location,
    direction: Direction,
    self: string | undefined,
  ): JsonObject {
    if (composed && self !== undefined && this.#reach.closesCircle(self, target)) {
      this.#tell(schemaMessages.report('PLAN-106', at, { model: self, target }));
      return { type: 'object' };
    }
    const root = this.model.schemas[target];
    // A schema that accepts anything has no model: the reference becomes what it leads to.
    if (
      !root ||
      (typeof root.schema === 'object' && Object.keys(root.schema).length === 0) ||
      root.schema === true
    )
      return {};
    return { $ref: refTo(this.#use(target, direction)) };
  }

  /** Once, though a schema is lowered for requests and for responses. */
  #tell(diagnostic: Diagnostic): void {
    const key = `${diagnostic.code} ${diagnostic.at?.file}#${diagnostic.at?.pointer} ${diagnostic.message}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#diagnostics.push(diagnostic);
  }
}

function refTo(name: string): string {
  return `#/components/schemas/${name}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Whether a model would say nothing: API Gateway refuses one without a type, properties or items. */
function isAnything(schema: JsonObject): boolean {
  return Object.keys(schema).every((key) => key === 'description' || key === 'title');
}
