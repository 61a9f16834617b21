// A usage plan counts only requests to methods that ask for an API key.

import { defineRule, type Judgement } from '../../rule.js';
import { forResources, undecided } from '../../rule-kinds.js';
import { type ApiMethod, apisOf, isUnknown } from '../../terraform/index.js';

export const usagePlanCoversMethods = defineRule({
  id: 'usage-plan-covers-methods',
  title: 'methods of an API with usage plans ask for an API key',
  group: 'rate-limits',
  severity: 'info',
  level: 'strict',
  aliases: ['671211c5'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API4' }],
  risk: 'requests to the method pass every quota and throttle of the plans by',
  hint: 'set `api_key_required = true`',
  check: forResources('aws_api_gateway_rest_api', (api, graph) => {
    // The methods of a specification are in its import body, and ask for what it says.
    if (api.generated) return undefined;
    const planned = graph
      .ofType('aws_api_gateway_usage_plan')
      .flatMap((plan) => plan.blocks('api_stages'))
      .some((stage) => stage.references('api_id').some((one) => one.address === api.configAddress));
    if (!planned) return undefined;
    return apisOf(graph)
      .methods.filter((method) => method.api?.resource === api && method.verb !== 'OPTIONS')
      .flatMap(judged);
  }),
});

function judged({ name, of, at, apiKeyRequired }: ApiMethod): Judgement[] {
  const { value } = apiKeyRequired;
  if (isUnknown(value)) return [{ ...undecided(apiKeyRequired.at, 'api_key_required'), of }];
  return value ? [] : [{ at, of, message: `${name} is outside of the usage plans` }];
}
