// A subject as plain JSON: places become `file#pointer`, which a rule gives back where it finds something; what is
// not known before apply becomes `{ "unknown": <expression> }`.

import { Location } from '../../source/index.js';
import type { Subject } from '../rule.js';
import { isUnknown, type TerraformGraph } from '../terraform/index.js';

/** Counts up when something goes away or changes its meaning. */
export const INPUT_VERSION = 1;

export type InputDocument = { readonly portcullis: typeof INPUT_VERSION } & {
  readonly [part in 'api' | 'plan' | 'terraform']?: unknown;
};

/** The places of a document by their text. */
export type Places = ReadonlyMap<string, Location>;

export function inputDocument(subject: Subject): { document: InputDocument; places: Places } {
  const places = new Map<string, Location>();
  const plain = (value: unknown) => toPlain(value, places);
  const { model, plan, terraform } = subject;
  const document = {
    portcullis: INPUT_VERSION,
    ...(model && { api: plain({ ...model.annotations.root, ...model, annotations: undefined }) }),
    ...(plan && {
      plan: plain({
        ...plan,
        // Operations stand in `api`: here they have their ids.
        routes: plan.routes.map(({ merged, ...route }) => ({
          ...route,
          operation: route.operation.id,
          ...(merged && { merged: merged.map(({ id }) => id) }),
        })),
        shards: plan.shards.map(({ routes, ...shard }) => ({
          ...shard,
          operations: routes.map(({ operation }) => operation.id),
        })),
      }),
    }),
    ...(terraform && { terraform: plain(terraformPart(terraform)) }),
  } as const;
  return { document, places };
}

function terraformPart({ kind, resources, data }: TerraformGraph) {
  const part = (list: TerraformGraph['resources']) =>
    list.map((resource) => ({
      address: resource.address,
      type: resource.type,
      name: resource.name,
      generated: resource.generated,
      values: resource.get(),
      at: resource.at(),
    }));
  return { kind, resources: part(resources), data: part(data) };
}

function toPlain(value: unknown, places: Map<string, Location>): unknown {
  if (value instanceof Location) {
    const text = `${value.file}#${value.pointer}`;
    places.set(text, value);
    return text;
  }
  if (isUnknown(value)) return { unknown: value.text };
  if (Array.isArray(value)) return value.map((item) => toPlain(item, places));
  if (value instanceof Map) return toPlain(Object.fromEntries(value), places);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, part]) => part !== undefined && typeof part !== 'function')
        .map(([key, part]) => [key, toPlain(part, places)]),
    );
  }
  return value;
}
