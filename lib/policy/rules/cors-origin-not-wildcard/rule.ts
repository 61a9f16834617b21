// `*` lets every web page its visitors open call the API from their browsers.

import { corsSettings } from '../../cors.js';
import { explicitHeaders } from '../../explicit.js';
import { defineRule, type Judgement } from '../../rule.js';
import { forModel, forResources, requires, together } from '../../rule-kinds.js';
import { asList, type Block } from '../../terraform/index.js';

const MAPPED =
  'remove the header and write `x-gateway: { cors: { origins: [https://shop.example.com] } }`, or name one origin: `"\'https://shop.example.com\'"`';

export const corsOriginNotWildcard = defineRule({
  id: 'cors-origin-not-wildcard',
  title: 'CORS names the origins it allows',
  group: 'hygiene',
  severity: 'warning',
  aliases: ['CKV2_AWS_75', '98a8f708', 'awslambda_function_url_cors_policy'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: "any web page can call the API from its visitors' browsers",
  hint: 'list the origins, for example `origins: [https://shop.example.com]`',
  check: together(
    forModel((model) => {
      const settings = corsSettings(model);
      if (settings.length === 0) return undefined;
      return settings.flatMap(({ cors, at }) =>
        cors.origins.includes('*') ? [{ at, message: 'every origin (`*`) is allowed' }] : [],
      );
    }),
    forModel((model) => {
      const origins = explicitHeaders(model, 'Access-Control-Allow-Origin');
      if (origins.length === 0) return undefined;
      return origins.flatMap(({ value, at }) =>
        value === "'*'" ? [{ at, message: 'every origin (`*`) is allowed', hint: MAPPED }] : [],
      );
    }),
    forResources(['aws_lambda_function_url'], (url) => listed(url.blocks('cors'), 'allow_origins')),
    forResources(['aws_apigatewayv2_api'], (api) =>
      listed(api.blocks('cors_configuration'), 'allow_origins'),
    ),
    forResources(['aws_s3_bucket_cors_configuration', 'aws_s3_bucket'], (bucket) =>
      listed(bucket.blocks('cors_rule'), 'allowed_origins'),
    ),
  ),
});

/** Does not apply where CORS is not allowed at all. */
function listed(blocks: readonly Block[], argument: string): Judgement[] | undefined {
  if (blocks.length === 0) return undefined;
  return blocks.flatMap((block) =>
    requires(
      block,
      argument,
      (origins) => !asList(origins).includes('*'),
      'every origin (`*`) is allowed',
    ).map((one) => ({ ...one, hint: `list the origins in \`${argument}\`` })),
  );
}
