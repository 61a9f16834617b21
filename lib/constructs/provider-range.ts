// The AWS provider versions that what we synthesize works with: only attributes that both majors have.

import type { TerraformStack } from 'cdktf';

export const PROVIDER_RANGE = '>= 5.100.0, < 7.0.0';

/** Widens the stack's constraint, which the generated bindings set to the version they were made from. */
export function useProviderRange(stack: TerraformStack): void {
  stack.addOverride('terraform.required_providers.aws', {
    source: 'hashicorp/aws',
    version: PROVIDER_RANGE,
  });
}
