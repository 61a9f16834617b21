// Variables of a stage are read by everyone who may read the stage.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';
import { secretsIn } from '../../secrets.js';
import { HTTP_STAGE, REST_STAGE } from '../../terraform/index.js';

/** Type → the argument with the variables. */
const VARIABLES: Readonly<Record<string, string>> = {
  [REST_STAGE]: 'variables',
  [HTTP_STAGE]: 'stage_variables',
  aws_api_gateway_deployment: 'variables',
};

export const stageVariablesHoldNoSecrets = defineRule({
  id: 'stage-variables-hold-no-secrets',
  title: 'stage variables hold no secrets',
  group: 'data-protection',
  severity: 'error',
  aliases: ['apigateway_restapi_no_secrets_in_stage_variables'],
  standards: [
    { standard: 'PCI DSS 4.0', requirement: '8.6.2' },
    { standard: 'NIST 800-53r5', requirement: 'IA-5(7)' },
    { standard: 'CWE', requirement: '798' },
  ],
  risk: 'whoever can read the stage, the configuration or the state can use the secret',
  hint: 'keep the secret in Secrets Manager, and let the back end read it',
  check: forResources(Object.keys(VARIABLES), (resource) => {
    const argument = VARIABLES[resource.type] ?? '';
    if (resource.get(argument) === undefined) return undefined;
    return secretsIn(resource, [argument]).map(({ name, why, at }) => ({
      at,
      message: `stage variable \`${name}\` of \`${resource.address}\` ${why}`,
    }));
  }),
});
