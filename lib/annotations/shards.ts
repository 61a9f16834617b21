// `shards`: how much one REST API may hold before the API is split into several.

import * as z from 'zod';
import { type Annotation, last } from './annotation.js';
import type { ShardBounds } from './settings.js';
import { map, size } from './values.js';

/**
 * Amazon API Gateway quotas for one REST API; the size of a definition file cannot be raised.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
const API_QUOTAS: ShardBounds = { resources: 300, size: 6 * 1024 * 1024, authorizers: 10 };

const schema = map({
  resources: z.int().min(10).max(10_000).optional(),
  size: size({ min: '64KB', max: '6MB' }).optional(),
  authorizers: z.int().min(1).max(100).optional(),
});

export const shards: Annotation<z.output<typeof schema>, ShardBounds> = {
  name: 'shards',
  summary: 'Says how much one REST API may hold before the API is split into several',
  scopes: ['root'],
  schema,
  cascades: false,
  default: '`{ resources: 300, size: 6MB, authorizers: 10 }`, the quotas of API Gateway',
  description: `An API that is larger becomes several REST APIs, shards, under its one \`domain\`: each serves the paths below one prefix, and the one at the root serves the rest. Callers and back ends see the same paths as without a split; web ACL, usage plans, keys and the authorizer function are shared.

A prefix has no variables, because a domain chooses the REST API by base path, and base paths are literal: \`/orgs\` can become a shard, \`/orgs/{org}/teams\` cannot. Which prefix is a shard is remembered in \`portcullis.lock.json\`; commit that file.

\`resources\` counts every different prefix of the paths, and the root. Set it higher than 300 only once AWS has raised the quota of your account (Service Quotas, "Resources/Routes per REST/WebSocket API", L-01C8A9E0), and lower to leave room. See [Quotas](https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html) and [API mappings](https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html).`,
  examples: [
    { title: 'A raised quota', yaml: 'x-gateway:\n  shards: { resources: 500 }' },
    { title: 'Smaller shards', yaml: 'x-gateway:\n  shards: { resources: 200, size: 4MB }' },
  ],
  resolve(chain) {
    const { resources, size: bytes, authorizers } = last(chain)?.value ?? {};
    return {
      resources: resources ?? API_QUOTAS.resources,
      size: bytes ?? API_QUOTAS.size,
      authorizers: authorizers ?? API_QUOTAS.authorizers,
    };
  },
};
