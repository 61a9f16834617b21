// Terraform as rules see it: resources with their arguments and an address in a file. Reads Terraform's JSON
// configuration syntax (https://developer.hashicorp.com/terraform/language/syntax/json) and the JSON form
// of a plan (https://developer.hashicorp.com/terraform/internals/json-format).

import { Location, type SourceFile, type ValuePath } from '../source/index.js';

export interface TerraformResource {
  /** For example `aws_api_gateway_stage`. */
  readonly type: string;
  readonly name: string;
  /** `type.name`, with the module path in front where there is one. */
  readonly address: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Of an argument of this resource, or of the resource itself. */
  readonly at: (...path: ValuePath) => Location;
}

export interface TerraformConfig {
  /** A plan lacks references and whatever is known only after apply. */
  readonly kind: 'configuration' | 'plan';
  readonly resources: readonly TerraformResource[];
}

/** Where the parts of a value stand: by path from the top of the Terraform JSON. */
export type Locator = (path: ValuePath) => Location;

/** Reads a JSON configuration or the JSON of a plan; a resource that is not understood is left out. */
export function readTerraform(json: unknown, locate: Locator): TerraformConfig {
  const top = asObject(json);
  if (asObject(top['planned_values']).root_module) {
    const path = ['planned_values', 'root_module'];
    return {
      kind: 'plan',
      resources: plannedResources(
        asObject(asObject(top['planned_values'])['root_module']),
        path,
        locate,
      ),
    };
  }
  return {
    kind: 'configuration',
    resources: configuredResources(asObject(top['resource']), locate),
  };
}

/** A locator for a file that was read; addresses inside it are exact. */
export function inFile(source: SourceFile): Locator {
  return (path) => new Location(source, path);
}

function configuredResources(
  byType: Record<string, unknown>,
  locate: Locator,
): TerraformResource[] {
  return Object.entries(byType).flatMap(([type, byName]) =>
    Object.entries(asObject(byName)).map(([name, body]) => {
      // A body may be a list of one: both forms are legal.
      const [values, inner] = Array.isArray(body) ? [body[0], [0]] : [body, []];
      const base = ['resource', type, name, ...inner];
      return {
        type,
        name,
        address: `${type}.${name}`,
        values: asObject(values),
        at: (...path: ValuePath) => locate([...base, ...path]),
      };
    }),
  );
}

function plannedResources(
  module: Record<string, unknown>,
  base: ValuePath,
  locate: Locator,
): TerraformResource[] {
  const own = asList(module['resources']).map((item, index) => ({
    resource: asObject(item),
    index,
  }));
  const children = asList(module['child_modules']).flatMap((child, index) =>
    plannedResources(asObject(child), [...base, 'child_modules', index], locate),
  );
  return [
    ...own
      .filter(({ resource }) => resource['mode'] === 'managed')
      .map(({ resource, index }) => ({
        type: String(resource['type']),
        name: String(resource['name']),
        address: String(resource['address']),
        values: asObject(resource['values']),
        at: (...path: ValuePath) =>
          locate([...base, 'resources', index, ...(path.length > 0 ? ['values', ...path] : [])]),
      })),
    ...children,
  ];
}

/** The one nested block of a name: Terraform JSON writes it as an object or as a list of one. */
export function block(
  values: Readonly<Record<string, unknown>>,
  name: string,
): Readonly<Record<string, unknown>> | undefined {
  const value = values[name];
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'object' && first !== null
    ? (first as Record<string, unknown>)
    : undefined;
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
