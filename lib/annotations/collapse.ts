// `collapse`: everything below a path becomes one greedy resource.

import * as z from 'zod';
import type { Annotation } from './annotation.js';

export const collapse: Annotation<true> = {
  name: 'collapse',
  summary: 'Serves everything below a path with one {proxy+} resource',
  scopes: ['pathItem'],
  schema: z.literal(true),
  cascades: false,
  default: 'every path is a resource of its own',
  description: `For parts of an API that one REST API has no room for and no prefix can split off. Operations below the path item are served by one method each for GET, POST and so on of \`{proxy+}\`; the path item's own operations stay. The path item may be there for this alone.

What API Gateway did for each operation is lost, and a warning lists it: bodies and parameters are not validated, answers are not cached, and of their throttles the lowest holds for all of them together. Paths that the specification does not have reach the back end too, unless the composed authorizer checks them: it still knows the paths, and asks each for its own schemes and scopes. Operations whose protection cannot be put together are errors, as are different back ends. Rate limits of the web ACL stay with each path. See [Proxy integrations with a proxy resource](https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html).`,
  examples: [{ title: 'Reports of many kinds', yaml: 'x-gateway:\n  collapse: true' }],
};
