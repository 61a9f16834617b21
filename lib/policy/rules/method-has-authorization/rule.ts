// Methods in Terraform that Portcullis did not make: written by hand, routes, operations of imported documents.

import * as z from 'zod';
import { defineRule, type Judgement } from '../../rule.js';
import { forTerraformApis, forTerraformMethods, together, undecided } from '../../rule-kinds.js';
import { type ApiMethod, allowsEverybody, isUnknown } from '../../terraform/index.js';

const KINDS = ['AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS', 'JWT'] as const;

export const methodHasAuthorization = defineRule({
  id: 'method-has-authorization',
  title: 'methods and routes in Terraform ask for authorization',
  group: 'authentication',
  severity: 'error',
  aliases: [
    'CKV_AWS_59',
    'CKV_AWS_309',
    'AWS-0004',
    '15ccec05',
    '0a96ce49',
    'AwsSolutions-APIG4',
    'AwsSolutions-COG4',
    'API_GW_METHOD_AUTHORIZATION_TYPE_RULE',
    'W59',
    'APIGateway.8',
    'api-gwv2-authorization-type-configured',
    'apigateway_restapi_authorizers_enabled',
    'apigateway_restapi_public_with_authorizer',
    'apigatewayv2_api_authorizers_enabled',
  ],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API2' },
    { standard: 'PCI DSS 4.0', requirement: '8.3.1' },
    { standard: 'HIPAA', requirement: '164.312(d)' },
    { standard: 'NIST 800-53r5', requirement: 'AC-3' },
  ],
  risk: 'anyone on the network can call the method',
  hint: 'set `authorization`, or describe the API in a specification and let Portcullis make it',
  options: z.strictObject({
    kinds: z
      .array(z.enum(KINDS))
      .min(1)
      .default([...KINDS])
      .describe('what counts as authorization'),
    apiKeys: z.boolean().default(true).describe('whether a required API key is enough'),
    resourcePolicies: z
      .boolean()
      .default(true)
      .describe('whether a resource policy that does not allow everybody is enough'),
  }),
  check: together(
    forTerraformMethods(isCalled, (method, _, options) => {
      const { name, authorization, apiKeyRequired } = method;
      const { value, at } = authorization;
      if (!isUnknown(value) && value !== 'NONE') {
        return options.kinds.some((kind) => kind === value)
          ? []
          : [{ at, message: `${name} asks for ${value}, not ${options.kinds.join(' or ')}` }];
      }
      if (options.apiKeys && apiKeyRequired.value === true) return [];
      const restricted = options.resourcePolicies ? isRestricted(method) : false;
      if (restricted === true) return [];
      const unsure = isUnknown(value) || restricted === undefined;
      if (unsure || (options.apiKeys && isUnknown(apiKeyRequired.value)))
        return [undecided(at, isUnknown(value) ? 'authorization' : 'policy')];
      // It may be a preflight.
      if (isUnknown(method.verb))
        return [undecided(at, method.kind === 'REST' ? 'http_method' : 'route_key')];
      return [{ at, message: `${name} asks for no authorization` }];
    }),
    forTerraformApis(
      ({ document }) => isUnknown(document?.value),
      ({ document }): Judgement[] => (document ? [undecided(document.at, 'body')] : []),
    ),
  ),
});

/** Preflights carry no credentials; of a WebSocket only the connection can be refused. */
function isCalled({ kind, verb }: ApiMethod): boolean {
  return kind === 'WEBSOCKET' ? verb === '$connect' : verb !== 'OPTIONS';
}

/** Whether the API's policy keeps callers out. `undefined`: it cannot be told. */
function isRestricted({ api }: ApiMethod): boolean | undefined {
  const policy = api?.policy?.value;
  if (policy === undefined) return false;
  if (isUnknown(policy)) return undefined;
  if (policy.some(({ effect }) => effect === 'Deny')) return true;
  const answers = policy.map((one) =>
    Object.keys(one.conditions).length > 0 ? false : allowsEverybody(one),
  );
  if (answers.includes(true)) return false;
  return answers.includes(undefined) ? undefined : true;
}
