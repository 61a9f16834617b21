// A second name is a way around the first.

import { defineRule } from '../../rule.js';
import { forTerraformApis, undecided } from '../../rule-kinds.js';
import { isUnknown } from '../../terraform/index.js';

const MAPPINGS = ['aws_api_gateway_base_path_mapping', 'aws_apigatewayv2_api_mapping'];

export const defaultEndpointIsOff = defineRule({
  id: 'default-endpoint-is-off',
  title: 'an API with a domain answers only there',
  group: 'authorization',
  severity: 'warning',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: 'callers go past what protects the domain: client certificates, a firewall in front of it, its own name in logs',
  hint: 'set `disable_execute_api_endpoint = true`',
  check: forTerraformApis(
    ({ kind }) => kind !== 'WEBSOCKET',
    ({ resource, defaultEndpoint: { value, at } }, graph) => {
      const { found } = graph.linked(resource, MAPPINGS, 'api_id');
      if (found.length === 0 || value === false) return [];
      if (isUnknown(value)) return [undecided(at, 'disable_execute_api_endpoint')];
      return [
        { at, message: `\`${resource.address}\` has a domain and answers at execute-api too` },
      ];
    },
  ),
});
