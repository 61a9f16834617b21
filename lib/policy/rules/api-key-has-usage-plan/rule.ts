// A key that belongs to no usage plan opens nothing, and limits nothing.

import * as z from 'zod';
import { isAccompanied } from '../../companions.js';
import { defineRule } from '../../rule.js';
import { forApi, forResources, together } from '../../rule-kinds.js';
import {
  apisOf,
  ofStage,
  REST_STAGE,
  type TerraformGraph,
  type TerraformResource,
} from '../../terraform/index.js';

const options = z.strictObject({
  always: z.boolean().default(false).describe('Whether a stage without API keys needs one too'),
});

export const apiKeyHasUsagePlan = defineRule({
  id: 'api-key-has-usage-plan',
  title: 'an API that asks for API keys has a usage plan',
  group: 'rate-limits',
  severity: 'error',
  aliases: ['c999cf62', 'b3a59b8e'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API4' }],
  risk: 'every call is refused with 403, because no key is associated with the stage',
  hint: 'add for example `plans: { standard: { throttle: { rate: 10, burst: 20 }, quota: { limit: 10000, per: day } } }` to the root `x-gateway`; in Terraform, an `aws_api_gateway_usage_plan` with the stage among its `api_stages`',
  options,
  check: together(
    forApi(({ plan }) => {
      const keyed = plan.routes.filter(
        ({ authentication }) => authentication.kind !== 'none' && authentication.apiKey,
      );
      if (keyed.length === 0) return undefined;
      if (plan.usagePlans.length > 0) return [];
      return keyed.map(({ operation, method, resourcePath }) => ({
        at: operation.securityAt,
        message: `${method} ${resourcePath} asks for an API key, but there is no usage plan`,
      }));
    }),
    forResources(REST_STAGE, (stage, graph, { always }) => {
      // The specification has been judged above.
      if (stage.generated || !(always || asksForKeys(stage, graph))) return undefined;
      const stages = graph
        .ofType('aws_api_gateway_usage_plan')
        .flatMap((plan) => plan.blocks('api_stages'));
      return isAccompanied(
        stage,
        ofStage(stage, stages, { api: 'api_id', stage: 'stage' }),
        'aws_api_gateway_usage_plan',
        `stage \`${stage.address}\` is in no usage plan`,
      );
    }),
  ),
});

function asksForKeys(stage: TerraformResource, graph: TerraformGraph): boolean {
  const apis = graph.targets(stage, 'rest_api_id');
  return apisOf(graph).methods.some(
    ({ api, apiKeyRequired }) =>
      api !== undefined && apis.includes(api.resource) && apiKeyRequired.value === true,
  );
}
