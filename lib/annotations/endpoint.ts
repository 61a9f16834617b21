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
  description: `\`regional\` is reached from the internet, \`edge\` through CloudFront's locations, \`private: { vpcEndpoints: […] }\` only through the VPC endpoints it names. See [API endpoint types](https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html).`,
  examples: [
    {
      title: 'Inside one VPC',
      yaml: 'x-gateway:\n  endpoint: { private: { vpcEndpoints: [vpce-0123456789abcdef0] } }',
    },
  ],
  resolve: (chain) => last(chain)?.value ?? { type: 'regional' },
};
