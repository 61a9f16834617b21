// The models of one API: each schema that a body refers to, under a name API Gateway takes, and a second time
// where requests or responses leave properties out.

import { type Diagnostic, diagnosticIdentity } from '../../diagnostics/index.js';
import type { SchemaRoot } from '../../model/index.js';
import type { Location } from '../../source/index.js';
import type { JsonObject } from '../types.js';
import { isSchemaObject, type Schemas } from './composition.js';
import { type HiddenProperties, hiddenProperties } from './hidden.js';
import { type LowerContext, MOST_INLINED } from './lower-context.js';
import { lowerSchema } from './lower-schema.js';
import { schemaMessages } from './messages.js';
import { ModelNames } from './model-names.js';
import { type Reach, reachOf, refName } from './reach.js';
import { SettledModels, saysNothing } from './settled-models.js';

export interface ReferenceUse {
  readonly direction: 'request' | 'response';
  /** Made of the operation and the place; an inline schema gets its name from it. */
  readonly nameHint: string;
}

export interface SchemaLowering {
  /** The model for a body; `undefined` for a schema that accepts anything, which no model can say. */
  reference(root: SchemaRoot, use: ReferenceUse): { readonly $ref: string } | undefined;
  /** Every model that bodies lead to, directly or not; call once, last. */
  finish(): {
    readonly schemas: Record<string, JsonObject>;
    readonly diagnostics: readonly Diagnostic[];
  };
}

export function createSchemaLowering(model: Schemas): SchemaLowering {
  return new Lowering(model);
}

type Direction = ReferenceUse['direction'];
/** `plain`: the same model serves both directions. */
type Variant = 'plain' | Direction;

class Lowering implements SchemaLowering {
  readonly #names: ModelNames;
  readonly #reach: Reach;
  readonly #hidden: Readonly<Record<Direction, HiddenProperties>>;
  /** By identity, with the models that they are about. */
  readonly #told = new Map<string, { diagnostic: Diagnostic; models: Set<string> }>();
  /** Names of the models that bodies of requests refer to, and of those that a model refers to. */
  readonly #asked = new Set<string>();
  readonly #leadsTo = new Map<string, Set<string>>();
  readonly #places = new Map<object, Location>();
  /** Names of the models that bodies refer to. */
  readonly #referred = new Set<string>();
  /** Names of the models that were asked for. */
  readonly #made = new Set<string>();
  readonly #waiting: { schema: string; variant: Variant; name: string }[] = [];
  readonly #inline = new Map<SchemaRoot, Map<Variant, string>>();
  #inlinings = 0;
  /** Models that got wider than their schema. */
  readonly #wider = new Set<string>();
  /** Models since the last time everything was made. */
  readonly #unsettled = new Map<string, JsonObject>();
  readonly #settled = new SettledModels({
    placeOf: (part) => this.#places.get(part),
    report: (diagnostic) => this.#tell(diagnostic),
  });

  constructor(private readonly model: Schemas) {
    this.#names = new ModelNames(Object.keys(model.schemas));
    this.#reach = reachOf(model);
    this.#hidden = {
      request: hiddenProperties(model, 'request'),
      response: hiddenProperties(model, 'response'),
    };
  }

  reference(root: SchemaRoot, { direction, nameHint }: ReferenceUse): { $ref: string } | undefined {
    const { schema } = root;
    const isReference =
      typeof schema === 'object' && schema.$ref !== undefined && Object.keys(schema).length === 1;
    const name =
      isReference && schema.$ref !== undefined
        ? this.#use(refName(schema.$ref), direction)
        : this.#hoist(root, direction, nameHint);
    if (direction === 'request') this.#asked.add(name);
    if (!this.#modelExists(name)) return undefined;
    this.#referred.add(name);
    return { $ref: refTo(name) };
  }

  finish(): { schemas: Record<string, JsonObject>; diagnostics: Diagnostic[] } {
    const schemas = this.#settled.reachedFrom(this.#referred);
    return { schemas, diagnostics: this.#diagnostics() };
  }

  /** API Gateway checks no responses: what their models alone lose is a note. */
  #diagnostics(): Diagnostic[] {
    const asked = new Set(this.#asked);
    for (const name of asked) for (const target of this.#leadsTo.get(name) ?? []) asked.add(target);
    return [...this.#told.values()].map(({ diagnostic, models }) => {
      const isChecked = models.size === 0 || [...models].some((name) => asked.has(name));
      return isChecked || diagnostic.severity !== 'warning'
        ? diagnostic
        : { ...diagnostic, severity: 'info' };
    });
  }

  /** Makes everything that a model leads to, and says whether there is something left to refer to. */
  #modelExists(name: string): boolean {
    this.#drain();
    this.#settled.add(this.#unsettled, this.#wider);
    this.#unsettled.clear();
    return this.#settled.has(name);
  }

  /** The model of a named schema, which is made when the queue is worked off: circles end there. */
  #use(schema: string, direction: Direction): string {
    const variant: Variant = this.#reach.differs(schema, direction) ? direction : 'plain';
    const base = this.#names.of(schema);
    const name =
      variant === 'plain'
        ? base
        : this.#names.claim(`${base}${capital(variant)}`, `${variant} of ${schema}`);
    if (!this.#made.has(name)) {
      this.#made.add(name);
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
    this.#lower(root, direction, undefined, name, name);
    return name;
  }

  #drain(): void {
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) {
      const { schema, variant, name } = next;
      const root = this.model.schemas[schema];
      if (!root) continue;
      this.#nameNotes(root, schema, variant, name);
      this.#lower(root, variant === 'plain' ? 'request' : variant, schema, schema, name);
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
  ): void {
    const stripped = new Map<string, number>();
    const hidden = this.#hidden[direction];
    const report: LowerContext['report'] = (diagnostic) => {
      if (diagnostic.severity !== 'info') this.#wider.add(name);
      this.#tell(diagnostic, name);
    };
    const leadsTo = new Set<string>();
    this.#leadsTo.set(name, leadsTo);
    const lowered = lowerSchema(root.schema, root.at, {
      model: this.model,
      place: { composed: false, descended: false },
      depth: 0,
      lower: lowerSchema,
      reference: (target, at, context) => {
        const reference = this.#edge(target, at, context, direction, self);
        if (typeof reference['$ref'] === 'string') leadsTo.add(refName(reference['$ref']));
        return reference;
      },
      differs: (target) => this.#reach.differs(target, direction),
      report,
      strip: (keyword) => void stripped.set(keyword, (stripped.get(keyword) ?? 0) + 1),
      hides: () => undefined,
      locate: (part, at) => void this.#places.set(part, at),
      hidden,
      hiddenNames: hidden.namesIn(root.schema),
      inlined: new Set(self === undefined ? [] : [self]),
      mayInline: () => ++this.#inlinings <= MOST_INLINED,
    });
    if (stripped.size > 0) {
      const keywords = [...stripped]
        .sort()
        .map(([keyword, count]) => (count > 1 ? `${keyword} (${count})` : keyword));
      this.#tell(
        schemaMessages.report('PLAN-100', root.at, { model: label, keywords: keywords.join(', ') }),
      );
    }
    if (saysNothing(lowered)) {
      this.#tell(schemaMessages.report('PLAN-115', root.at, { model: label }));
    }
    this.#unsettled.set(name, lowered);
  }

  #edge(
    target: string,
    at: Location,
    { place, report }: LowerContext,
    direction: Direction,
    self: string | undefined,
  ): JsonObject {
    const schema = this.model.schemas[target]?.schema;
    if (self !== undefined && this.#reach.isCut(self, target, place)) {
      const isObject = isSchemaObject(schema) && schema.type === 'object';
      const as = isObject ? 'object' : 'value';
      report(schemaMessages.report('PLAN-106', at, { model: self, target, as }));
      return isObject ? { type: 'object' } : {};
    }
    // A schema that accepts anything has no model: the reference becomes what it leads to.
    if (!isSchemaObject(schema)) return schema === false ? { not: {} } : {};
    return Object.keys(schema).length === 0 ? {} : { $ref: refTo(this.#use(target, direction)) };
  }

  /** Once, though a schema is lowered for requests and for responses. Without a `model` it is about all. */
  #tell(diagnostic: Diagnostic, model?: string): void {
    const key = diagnosticIdentity(diagnostic);
    const told = this.#told.get(key) ?? { diagnostic, models: new Set() };
    this.#told.set(key, told);
    if (model !== undefined) told.models.add(model);
  }
}

function refTo(name: string): string {
  return `#/components/schemas/${name}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
