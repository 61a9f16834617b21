// `cors`: which web pages may call the API from a browser.

import * as z from 'zod';
import { type Annotation, last, mergeByKey } from './annotation.js';
import type { Cors } from './settings.js';
import { duration, map, refuse, text } from './values.js';

const token = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
const header = text(token, 'the name of a header, such as Content-Type');

const origin = z
  .string()
  .superRefine((value, context) => {
    if (/^(\*|[a-z][a-z0-9+.-]*:\/\/[^\s/?#]+)$/.test(value) || value.includes('${')) return;
    const bare = value.replace(/^([a-z][a-z0-9+.-]*:\/\/[^/?#]+).*$/, '$1');
    refuse(context, 'a scheme and a host, such as https://shop.example.com', {
      hint: bare === value ? `write https://${value.replace(/[/?#].*$/, '')}` : `write ${bare}`,
    });
  })
  .meta({ description: 'Scheme and host, or *' });

const written = map({
  origins: z.array(origin).min(1).optional(),
  methods: z.array(text('[A-Z]+|\\*', 'an upper-case method, such as GET')).min(1).optional(),
  headers: z.array(header).optional(),
  expose: z.array(header).optional(),
  credentials: z.boolean().optional(),
  maxAge: duration({ min: '0s', max: '24h' }).optional(),
});
const schema = z.union([written, z.literal(false)]);
type Written = z.output<typeof written>;

/** What a JSON API with tokens or keys needs, and no more. */
const DEFAULT_HEADERS = ['Authorization', 'Content-Type', 'X-Api-Key'];

export const cors: Annotation<z.output<typeof schema>, Cors> = {
  name: 'cors',
  summary: 'Lets web pages of other origins call the API',
  scopes: ['root', 'pathItem', 'operation'],
  schema,
  cascades: true,
  default:
    'none; where it is given: headers `[Authorization, Content-Type, X-Api-Key]`, no credentials, `maxAge: 1h`',
  description: `\`origins\` are a scheme and a host each, without a path. \`methods\` are those of the path by default. \`*\` together with \`credentials\` is an error: browsers refuse it, and echoing the caller's origin instead would open the API to every page its users visit. \`false\` switches inherited settings off. See [CORS for REST APIs](https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html).`,
  examples: [
    {
      title: 'A shop that sends cookies',
      yaml: 'x-gateway:\n  cors: { origins: [https://shop.example.com], credentials: true }',
    },
  ],
  resolve(chain, context) {
    const nearest = last(chain);
    if (!nearest || nearest.value === false) return undefined;
    const off = chain.findLastIndex(({ value }) => value === false);
    const given = chain
      .slice(off + 1)
      .flatMap(({ value, at }) => (value === false ? [] : [{ value, at }]));
    const merged: Written = mergeByKey<Written>(given);
    if (!merged.origins) {
      context.report('ANN-004', nearest.at, {
        inside: 'cors',
        key: 'origins',
        expected: '[https://shop.example.com]',
      });
      return undefined;
    }
    if (merged.credentials && merged.origins.includes('*')) {
      const at = given.findLast(({ value }) => value.origins)?.at ?? nearest.at;
      context.report('ANN-015', at.child('origins', merged.origins.indexOf('*')), {});
    }
    return complete(merged, merged.origins);
  },
};

function complete(merged: Written, origins: readonly string[]): Cors {
  return {
    origins,
    ...(merged.methods && { methods: merged.methods }),
    headers: merged.headers ?? DEFAULT_HEADERS,
    expose: merged.expose ?? [],
    credentials: merged.credentials ?? false,
    maxAge: merged.maxAge ?? 3600,
  };
}
