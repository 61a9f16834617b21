// Reading arguments of Terraform resources without false alarms: a value that is an expression, or not known
// before apply, is neither right nor wrong.

import type { TerraformResource } from './terraform-config.js';

/** Whether a value is decided by Terraform later. */
export function isUnknown(value: unknown): boolean {
  return typeof value === 'string' && value.includes('${');
}

/** Whether an argument is set to something, or will be. */
export function isSet(value: unknown): boolean {
  return (
    value !== undefined &&
    value !== null &&
    value !== '' &&
    !(Array.isArray(value) && value.length === 0)
  );
}

/** Whether a boolean argument is true, or may become so. */
export function mayBeTrue(value: unknown): boolean {
  return value === true || value === 'true' || isUnknown(value);
}

/** Whether a value refers to a resource, for example `${aws_api_gateway_stage.v1.arn}`. */
export function refersTo(value: unknown, resource: TerraformResource): boolean {
  return (
    typeof value === 'string' && new RegExp(`\\b${resource.type}\\.${resource.name}\\b`).test(value)
  );
}
