// `cache`: how long API Gateway may keep an operation's answers, and what tells them apart.

import * as z from 'zod';
import { type Annotation, last, mergeByKey } from './annotation.js';
import type { Cache } from './settings.js';
import { duration, map, text } from './values.js';

const written = map({
  ttl: duration({ min: '0s', max: '3600s' }).optional(),
  key: z
    .array(
      text(
        '(path|query|header)\\..+',
        'a parameter, such as path.id, query.page or header.accept-language',
      ),
    )
    .optional(),
});
const schema = z.union([written, z.literal(false)]);

export const cache: Annotation<z.output<typeof schema>, Cache> = {
  name: 'cache',
  summary: "Keeps an operation's answers for a time",
  scopes: ['root', 'pathItem', 'operation'],
  schema,
  cascades: true,
  default: 'no cache; `ttl: 300s` where a cache names none',
  description: `\`ttl\` is 0 to 3600 seconds. \`key\` lists the parameters that tell one answer from another, each as \`path.name\`, \`query.name\` or \`header.name\`: a parameter that changes the answer and is missing here gives one caller the answer of another. \`false\` switches an inherited cache off. See [Cache settings for REST APIs](https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html).`,
  examples: [
    {
      title: 'One minute for each order',
      yaml: 'x-gateway:\n  cache: { ttl: 60s, key: [path.id] }',
    },
  ],
  resolve(chain) {
    if (chain.length === 0 || last(chain)?.value === false) return undefined;
    const off = chain.findLastIndex(({ value }) => value === false);
    const { ttl, key } = mergeByKey<z.output<typeof written>>(
      chain.slice(off + 1).flatMap(({ value, at }) => (value === false ? [] : [{ value, at }])),
    );
    return { ttl: ttl ?? 300, key: key ?? [] };
  },
};
