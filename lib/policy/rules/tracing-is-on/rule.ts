// A trace shows where a request went and where it was slow or failed.

import { defineRule } from '../../rule.js';
import { forApi, forResources, isTrue, requires, together } from '../../rule-kinds.js';
import { REST_STAGE } from '../../terraform/index.js';

export const tracingIsOn = defineRule({
  id: 'tracing-is-on',
  title: 'requests are traced',
  group: 'logging',
  severity: 'warning',
  level: 'strict',
  aliases: [
    'CKV_AWS_73',
    'AWS-0003',
    '5813ef56',
    'HIPAA.Security-APIGWXrayEnabled',
    'Serverless-APIGWXrayEnabled',
    'APIGateway.3',
    'api-gw-xray-enabled',
    'apigateway_restapi_tracing_enabled',
  ],
  standards: [
    { standard: 'HIPAA', requirement: '164.312(b)' },
    { standard: 'PCI DSS 4.0', requirement: '10.4.1' },
  ],
  risk: 'failures and slow calls cannot be followed from the gateway to the back end',
  hint: 'remove `tracing: false`; in Terraform, set `xray_tracing_enabled = true`',
  check: together(
    forApi(({ model, plan }) =>
      plan.logging.settings.tracing
        ? []
        : [
            {
              at: model.annotations.root.at.child('logging', 'tracing'),
              message: 'X-Ray tracing is off',
            },
          ],
    ),
    forResources(REST_STAGE, (stage) =>
      // The specification says it, at its own line.
      stage.generated
        ? undefined
        : requires(
            stage,
            'xray_tracing_enabled',
            isTrue,
            `stage \`${stage.address}\` is not traced`,
          ),
    ),
  ),
});
