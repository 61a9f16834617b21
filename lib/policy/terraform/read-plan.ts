// The JSON of a plan: `terraform show -json plan`. Values come from the planned state; what is known only after
// apply is found through the expressions of the configuration, over modules.
// https://developer.hashicorp.com/terraform/internals/json-format

import type { ValuePath } from '../../source/index.js';
import { TerraformGraph } from './graph.js';
import { asList, asObject, isObject, type JsonObject } from './json.js';
import { PlanConfiguration } from './plan-configuration.js';
import type { Locator } from './read-configuration.js';
import { TerraformResource } from './resource.js';
import { Unknown } from './unknown.js';

export function isPlan(json: unknown): boolean {
  return isObject(asObject(asObject(json)['planned_values'])['root_module']);
}

export function readPlan(json: unknown, locate: Locator): TerraformGraph {
  const top = asObject(json);
  const configuration = new PlanConfiguration(
    asObject(asObject(top['configuration'])['root_module']),
  );
  const unknowns = new Map(
    asList(top['resource_changes']).map((one) => {
      const { address, change } = asObject(one);
      return [String(address), asObject(change)['after_unknown']];
    }),
  );
  const found = plannedResources(asObject(asObject(top['planned_values'])['root_module']), [
    'planned_values',
    'root_module',
  ]);
  const prior = plannedResources(
    asObject(asObject(asObject(top['prior_state'])['values'])['root_module']),
    ['prior_state', 'values', 'root_module'],
  );
  const make = ({ resource, path }: Planned): TerraformResource => {
    const address = String(resource['address']);
    const configAddress = withoutKeys(address);
    const references = configuration.referencesOf(configAddress);
    const values = asObject(withUnknowns(resource['values'], unknowns.get(address)));
    return new TerraformResource(
      {
        type: String(resource['type']),
        name: String(resource['name']),
        address,
        configAddress,
        generated: false,
      },
      {
        values,
        references,
        locate: (inner) => locate([...path, ...(inner.length > 0 ? ['values', ...inner] : [])]),
      },
    );
  };
  const ofMode = (list: readonly Planned[], mode: string) =>
    list.filter(({ resource }) => resource['mode'] === mode).map(make);
  // Data sources that were read while planning are in the prior state.
  return new TerraformGraph('plan', ofMode(found, 'managed'), [
    ...ofMode(found, 'data'),
    ...ofMode(prior, 'data'),
  ]);
}

interface Planned {
  readonly resource: JsonObject;
  readonly path: ValuePath;
}

function plannedResources(module: JsonObject, path: ValuePath): Planned[] {
  const own = asList(module['resources']).map((one, index) => ({
    resource: asObject(one),
    path: [...path, 'resources', index],
  }));
  const children = asList(module['child_modules']).flatMap((child, index) =>
    plannedResources(asObject(child), [...path, 'child_modules', index]),
  );
  return [...own, ...children];
}

/** `module.a["x"].aws_b.c[0]` → `module.a.aws_b.c`. */
function withoutKeys(address: string): string {
  return address.replaceAll(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '');
}

/** Puts `Unknown` where the plan says "known after apply". */
function withUnknowns(value: unknown, unknown: unknown): unknown {
  if (unknown === true) return new Unknown();
  if (Array.isArray(unknown)) {
    const list = asList(value);
    const length = Math.max(list.length, unknown.length);
    return Array.from({ length }, (_, index) => withUnknowns(list[index], unknown[index]));
  }
  if (!isObject(unknown)) return value;
  const keys = new Set([...Object.keys(asObject(value)), ...Object.keys(unknown)]);
  return Object.fromEntries(
    [...keys].map((key) => [key, withUnknowns(asObject(value)[key], unknown[key])]),
  );
}
