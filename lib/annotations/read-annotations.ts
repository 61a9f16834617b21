// Reads every annotation of a document and settles what holds for the API and for each operation.

import {
  type Diagnostic,
  diagnosticIdentity,
  hasErrors,
  type Outcome,
} from '../diagnostics/index.js';
import { Location } from '../source/index.js';
import type { SpecDocument, SpecNode } from '../spec/index.js';
import type { Annotation, AnnotationContext, Placed } from './annotation.js';
import { authorizer } from './authorizer.js';
import { backend } from './backend.js';
import { cache } from './cache.js';
import { cors } from './cors.js';
import { domain } from './domain.js';
import { endpoint } from './endpoint.js';
import { compliance, name, owner, stage } from './identity.js';
import { logging } from './logging.js';
import { messages } from './messages.js';
import { operationPlaces, otherPlaces, schemePlaces } from './places.js';
import { plans } from './plans.js';
import { publicAccess } from './public.js';
import { KEY, NOTHING, type PlaceReader, type PlaceValues, readPlace } from './read-place.js';
import type {
  Annotations,
  OperationSettingName,
  OperationSettings,
  RootSettings,
  SchemeSettings,
  Waiver,
} from './settings.js';
import { shards } from './shards.js';
import { throttle } from './throttle.js';
import { validate } from './validate.js';
import { operationRateLimit, waf } from './waf.js';
import type { WrittenWaiver } from './waive.js';

export interface AnnotationOptions {
  /** Values of `${name}`. */
  readonly variables?: Readonly<Record<string, string>>;
  /** URL of the HTTP back end for operations that name none. */
  readonly defaultBackend?: string;
}

/** Everything the annotations of a document say; absent when one of them is wrong. */
export function readAnnotations(
  document: SpecDocument,
  options: AnnotationOptions = {},
): Outcome<Annotations> {
  const reading = new Reading(document, options);
  const value = reading.read();
  const diagnostics = [...reading.diagnostics.values()];
  return hasErrors(diagnostics) ? { diagnostics } : { value, diagnostics };
}

/** The settings that an operation has, by the annotation that makes them. */
const CASCADING = [backend, validate, throttle, cors, cache] as const;

/** A number is read as it is written: `version: 1.0` is a mistake of many. */
function textOf(node: SpecNode | undefined): string {
  const value = node?.value;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

class Reading {
  /** By place and text, because inherited values are looked at once for each operation. */
  readonly diagnostics = new Map<string, Diagnostic>();
  readonly #waivers: Waiver[] = [];
  #marksData = false;
  readonly #places = new Map<string, PlaceValues>();
  readonly #reader: PlaceReader;
  readonly #context: AnnotationContext;

  constructor(
    private readonly document: SpecDocument,
    options: AnnotationOptions,
  ) {
    const info = document.root.get('info')?.deref();
    const add = (one: Diagnostic) => void this.diagnostics.set(diagnosticIdentity(one), one);
    this.#reader = { variables: options.variables ?? {}, report: add };
    this.#context = {
      title: info?.get('title')?.string ?? '',
      version: textOf(info?.get('version')),
      ...(options.defaultBackend !== undefined && { defaultBackend: options.defaultBackend }),
      report: (...problem) => add(messages.report(...problem)),
    };
  }

  read(): Annotations {
    const { root } = this.document;
    const top = this.#values(root, 'root');
    const defaults = this.#operation([top], NOTHING);
    const operations = new Map<string, OperationSettings>();
    for (const { path, method, operation, pathItems } of operationPlaces(this.document)) {
      const items = pathItems.map((item) => this.#values(item, 'pathItem'));
      const own = this.#values(operation, 'operation');
      const plain = own === NOTHING && items.every((one) => one === NOTHING);
      operations.set(`${method} ${path}`, plain ? defaults : this.#operation([top, ...items], own));
    }
    const schemes = schemePlaces(this.document).flatMap(([scheme, node]) =>
      this.#scheme(scheme, node),
    );
    const collapses = this.#collapses();
    this.#others();
    return {
      root: this.#root(top, defaults),
      operation: (path, method) => operations.get(`${method} ${path}`) ?? defaults,
      schemes: Object.fromEntries(schemes),
      waivers: this.#waivers,
      marksData: this.#marksData,
      collapses,
    };
  }

  /** Of path items with and without operations. */
  #collapses(): Annotations['collapses'] {
    const paths = this.document.root.get('paths')?.entries() ?? [];
    return paths.flatMap(([path, item]) => {
      const target = item.deref();
      const items = target && target !== item ? [target, item] : [item];
      const [at] = items.flatMap((one) => this.#values(one, 'pathItem').get('collapse')?.at ?? []);
      return at ? [{ path, at }] : [];
    });
  }

  /** Reads a place once, however often it is met. */
  #values(node: SpecNode, scope: Parameters<typeof readPlace>[1]): PlaceValues {
    const known = this.#places.get(node.identity);
    if (known) return known;
    const values = readPlace(node, scope, this.#reader);
    this.#places.set(node.identity, values);
    const waive = values.get('waive') as Placed<readonly WrittenWaiver[]> | undefined;
    waive?.value.forEach((written, index) => {
      this.#waivers.push({
        ...present(written),
        at: waive.at.child(index),
        scope: new Location(node.file.source, node.path),
      });
    });
    return values;
  }

  #resolve<W, S>(annotation: Annotation<W, S>, chain: readonly PlaceValues[]): S | undefined {
    return annotation.resolve?.(placed<W>(annotation.name, chain), this.#context);
  }

  #root(top: PlaceValues, defaults: OperationSettings): RootSettings {
    const one = <W, S>(annotation: Annotation<W, S>): S => {
      const setting = this.#resolve(annotation, [top]);
      if (setting === undefined)
        throw new Error(`the annotation ${annotation.name} has no default`);
      return setting;
    };
    const maybe = <W, S>(annotation: Annotation<W, S>) => this.#resolve(annotation, [top]);
    const { root } = this.document;
    const settled = { owner: maybe(owner), domain: maybe(domain), endpoint: one(endpoint) };
    if (settled.domain?.mtls && settled.endpoint.type !== 'regional') {
      const at = top.get('domain')?.at.child('mtls');
      this.#context.report('ANN-017', at, { endpoint: settled.endpoint.type });
    }
    return {
      name: one(name),
      stage: one(stage),
      ...(settled.owner !== undefined && { owner: settled.owner }),
      compliance: one(compliance),
      endpoint: settled.endpoint,
      plans: one(plans),
      waf: one(waf),
      logging: one(logging),
      ...(settled.domain && { domain: settled.domain }),
      shards: one(shards),
      defaults,
      at: root.get(KEY)?.at ?? root.at,
    };
  }

  #operation(inherited: readonly PlaceValues[], own: PlaceValues): OperationSettings {
    const chain = [...inherited, own];
    const at: Partial<Record<OperationSettingName, Location>> = {};
    const settings: Record<string, unknown> = {};
    const keep = (
      setting: OperationSettingName,
      value: unknown,
      annotation: string,
      from: readonly PlaceValues[],
    ) => {
      if (value === undefined) return;
      settings[setting] = value;
      const place = placed(annotation, from).at(-1)?.at;
      if (place) at[setting] = place;
    };
    for (const annotation of CASCADING) {
      const setting = annotation.name as OperationSettingName;
      // The default throttle is the stage's: an operation has its own only where somebody wrote one.
      if (annotation === throttle && placed('throttle', chain).length === 0) {
        if (inherited.length === 1 && own === NOTHING)
          settings['throttle'] = this.#resolve(throttle, []);
        continue;
      }
      keep(
        setting,
        this.#resolve(annotation as Annotation<unknown, unknown>, chain),
        annotation.name,
        chain,
      );
    }
    keep('public', this.#resolve(publicAccess, [own]), 'public', [own]);
    const below = chain.slice(1);
    keep(
      'rateLimit',
      operationRateLimit.resolve?.(placed('waf', below), this.#context),
      'waf',
      below,
    );
    return { ...settings, at } as OperationSettings;
  }

  #scheme(scheme: string, node: SpecNode): [string, SchemeSettings][] {
    const values = this.#values(node, 'scheme');
    if (values === NOTHING) return [];
    const settings = this.#resolve(authorizer, [values]);
    return [[scheme, { ...(settings && { authorizer: settings }), at: node.at.child(KEY) }]];
  }

  /** Schemas and parameters, and places where `x-gateway` has no meaning. */
  #others(): void {
    for (const file of this.document.files) {
      for (const { path, scope } of otherPlaces(file)) {
        const node = this.document.root.inFile(file).below(path);
        if (!node || this.#places.has(node.identity)) continue;
        if (scope) {
          const values = this.#values(node, scope);
          this.#marksData ||= values.has('data');
        } else
          this.#context.report('ANN-008', node.at.child(KEY).key(), { place: placeName(path) });
      }
    }
  }
}

/** Optional means absent here, never `undefined`. */
function present({ owner: who, ticket, approvedBy, ...rest }: WrittenWaiver) {
  return {
    ...rest,
    ...(who !== undefined && { owner: who }),
    ...(ticket !== undefined && { ticket }),
    ...(approvedBy !== undefined && { approvedBy }),
  };
}

function placed<W>(annotation: string, chain: readonly PlaceValues[]): Placed<W>[] {
  return chain.flatMap((values) => (values.get(annotation) as Placed<W> | undefined) ?? []);
}

function placeName(path: Location['path']): string {
  return path.length === 0 ? 'the top of this file' : `\`${path.slice(-2).join('.')}\``;
}
