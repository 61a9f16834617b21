// Which path a resource of a REST API stands for, and which methods and integrations stand at the same one.

import type { TerraformGraph } from '../graph.js';
import type { TerraformResource } from '../resource.js';
import { isUnknown, Unknown } from '../unknown.js';

const API = 'aws_api_gateway_rest_api';
const RESOURCE = 'aws_api_gateway_resource';
/** Paths are no deeper in earnest; a longer chain is a circle. */
const DEEPEST = 60;

/** `/orders/{id}` of what an argument such as `resource_id` names. */
export function pathNamedBy(
  one: TerraformResource,
  argument: string,
  graph: TerraformGraph,
  depth = 0,
): string | Unknown {
  const [target] = graph.targets(one, argument);
  if (!target || depth > DEEPEST) return new Unknown(String(one.get(argument) ?? ''));
  if (target.type === API) return '/';
  // `aws_api_gateway_method.x.resource_id` names what that method names.
  if (target.type !== RESOURCE) return pathNamedBy(target, argument, graph, depth + 1);
  if (target.address.includes('data.')) return pathOfData(target);
  const part = target.get('path_part');
  if (isUnknown(part)) return part;
  const parent = pathNamedBy(target, 'parent_id', graph, depth + 1);
  return isUnknown(parent) ? parent : `${parent === '/' ? '' : parent}/${String(part)}`;
}

function pathOfData(resource: TerraformResource): string | Unknown {
  const path = resource.get('path');
  return typeof path === 'string' ? path : new Unknown(resource.address);
}

/** What tells resources of an API apart, whoever names them; `undefined` where it cannot be told. */
export function resourceNamedBy(
  one: TerraformResource,
  graph: TerraformGraph,
  depth = 0,
): string | undefined {
  const [target] = graph.targets(one, 'resource_id');
  if (target && (target.type === API || target.type === RESOURCE)) return target.address;
  if (target && depth < DEEPEST) return resourceNamedBy(target, graph, depth + 1);
  const value = one.get('resource_id');
  return typeof value === 'string' ? value : undefined;
}
