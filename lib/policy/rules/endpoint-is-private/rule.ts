// Not every API is for the internet.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forTerraformApis, undecided } from '../../rule-kinds.js';
import { hasUnknown, isUnknown } from '../../terraform/index.js';

export const endpointIsPrivate = defineRule({
  id: 'endpoint-is-private',
  title: 'REST APIs have an endpoint of an allowed type',
  group: 'authorization',
  severity: 'info',
  level: 'strict',
  aliases: [
    '6b2739db',
    'apigateway_restapi_public',
    'api-gw-endpoint-type-check',
    'API_GW_ENDPOINT_TYPE_CHECK',
  ],
  standards: [{ standard: 'NIST 800-53r5', requirement: 'SC-7' }],
  risk: 'an API for internal callers can be reached from the internet',
  hint: 'set `endpoint_configuration { types = ["PRIVATE"] }` and name the VPC endpoint in a resource policy',
  options: z.strictObject({
    types: z
      .array(z.enum(['EDGE', 'REGIONAL', 'PRIVATE']))
      .min(1)
      .default(['PRIVATE'])
      .describe('allowed types'),
  }),
  check: forTerraformApis(
    ({ kind }) => kind === 'REST',
    ({ resource, endpointTypes: { value, at } }, _, { types }) => {
      if (isUnknown(value) || hasUnknown(value)) return [undecided(at, 'endpoint_configuration')];
      return value
        .filter((type) => !types.some((allowed) => allowed === type))
        .map((type) => ({ at, message: `\`${resource.address}\` is ${type}` }));
    },
  ),
});
