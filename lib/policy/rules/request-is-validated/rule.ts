// The gateway turns malformed requests away before they reach code.

import type { RoutePlan } from '../../../plan/index.js';
import { defineRule } from '../../rule.js';
import { forRoutes, forTerraformMethods, together, undecided } from '../../rule-kinds.js';
import { isUnknown } from '../../terraform/index.js';

export const requestIsValidated = defineRule({
  id: 'request-is-validated',
  title: 'request bodies and parameters are validated',
  group: 'input-validation',
  severity: 'warning',
  aliases: ['CKV2_AWS_53', 'AwsSolutions-APIG2'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: 'malformed and oversized input reaches the back end',
  hint: 'write `validate: all`, or remove `validate`',
  check: together(
    forRoutes(
      ({ operation }) =>
        operation.requestBody !== undefined ||
        operation.parameters.some(({ required }) => required),
      (route) => {
        const { operation, validation, method, resourcePath } = route;
        if (validatesWhatThereIs(route)) return [];
        const at = operation.settings.at.validate ?? operation.at;
        const what = validation === 'none' ? 'nothing' : 'no body';
        return [{ at, message: `${method} ${resourcePath} validates ${what}` }];
      },
    ),
    forTerraformMethods(
      ({ kind, verb }) => kind === 'REST' && verb !== 'OPTIONS',
      ({ name, verb, validatesBody, validatesParameters }) => {
        const sendsBody = ['POST', 'PUT', 'PATCH'].includes(String(verb));
        const needed = sendsBody ? [validatesBody] : [validatesBody, validatesParameters];
        if (needed.some(({ value }) => value === true)) return [];
        const unknown = needed.find(({ value }) => isUnknown(value));
        if (unknown) return [undecided(unknown.at, 'request_validator_id')];
        const what = sendsBody ? 'no body' : 'nothing';
        return [
          {
            at: validatesBody.at,
            message: `${name} validates ${what}`,
            hint: 'set `request_validator_id` to an aws_api_gateway_request_validator that validates the body and the parameters',
          },
        ];
      },
    ),
  ),
});

function validatesWhatThereIs({ operation, validation }: RoutePlan): boolean {
  if (!operation.requestBody) return validation !== 'none';
  return validation === 'all' || validation === 'body';
}
