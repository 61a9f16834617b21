// `endpoint`: from where the API can be reached.

import * as z from 'zod';
import { type Annotation, last } from './annotation.js';
import type { Endpoint } from './settings.js';
import { map, text } from './values.js';

const schema = z.union([
  z.enum(['regional', 'edge']).transform((type): Endpoint => ({ type })),
  map({
    private: map({
      vpcEndpoints: z
        .array(
          text('vpce-[0-9a-f]{8,17}', 'the id of a VPC endpoint, such as vpce-0123456789abcdef0'),
        )
        .min(1),
    }),
  }).transform((given): Endpoint => ({ type: 'private', ...given.private })),
]);

export const endpoint: Annotation<Endpoint, Endpoint> = {
  name: 'endpoint',
  summary: 'Says from where the API can be reached',
  scopes: ['root'],
  schema,
  cascades: false,
  default: '`regional`',
  description: `\`regional\` is reached from the internet, \`edge\` through CloudFront's locations, \`private: { vpcEndpoints: […] }\` only through the VPC endpoints it names. See [API endpoint types](https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html).

A deployed API gets another endpoint with the next deploy, except where AWS refuses it:

- with a \`domain\`, from \`regional\` to \`edge\` or back: deploy without the domain first, and then with it again. Its name answers nothing meanwhile.
- from \`private\` to \`regional\`: Terraform leaves the VPC endpoints with the API. Make the change by hand, \`aws apigateway update-rest-api --rest-api-id ID --patch-operations op=replace,path=/endpointConfiguration/types/PRIVATE,value=REGIONAL op=remove,path=/endpointConfiguration/vpcEndpointIds,value=VPCE\` with the id of each VPC endpoint, and deploy after it.
- from \`private\` to \`edge\`: make it \`regional\` first.`,
  examples: [
    {
      title: 'Inside one VPC',
      yaml: 'x-gateway:\n  endpoint: { private: { vpcEndpoints: [vpce-0123456789abcdef0] } }',
    },
  ],
  resolve: (chain) => last(chain)?.value ?? { type: 'regional' },
};
