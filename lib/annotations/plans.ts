// `plans`: usage plans, the tiers in which API keys are sold or given.

import * as z from 'zod';
import { type Annotation, last } from './annotation.js';
import type { UsagePlan } from './settings.js';
import { resolveThrottle, writtenThrottle } from './throttle.js';
import { map, text, words } from './values.js';

const plan = map({
  description: words('a description').optional(),
  throttle: writtenThrottle.optional(),
  quota: map({
    limit: z.int().min(1).describe('Requests in one period'),
    per: z.enum(['day', 'week', 'month']),
  }).optional(),
  operations: z.record(z.string(), writtenThrottle).optional(),
  keys: z.array(words('the name of an API key')).optional(),
});
const schema = z.record(
  text('[A-Za-z0-9][A-Za-z0-9_-]*', 'the name of a plan, such as gold'),
  plan,
);

export const plans: Annotation<z.output<typeof schema>, Readonly<Record<string, UsagePlan>>> = {
  name: 'plans',
  summary: 'Makes usage plans with throttles, quotas and API keys',
  scopes: ['root'],
  schema,
  cascades: false,
  default: 'no usage plans',
  description: `Each plan has a \`throttle\`, a \`quota\` per day, week or month, throttles of single \`operations\` (by operationId, or as \`GET /orders/{id}\`; at most 20), and names of \`keys\` that are made for it. Usage plans limit only requests that carry an API key; quotas are best effort. With them the key in the header x-api-key is asked for in every alternative of an operation or in none, see [authorizer](authorizer.md). See [Usage plans and API keys](https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html).`,
  examples: [
    {
      title: 'Two tiers',
      yaml: 'x-gateway:\n  plans:\n    free: { throttle: { rate: 5, burst: 10 }, quota: { limit: 1000, per: day } }\n    gold:\n      throttle: { rate: 100, burst: 200 }\n      operations: { createOrder: { rate: 10, burst: 20 } }\n      keys: [partner-a]',
    },
  ],
  resolve(chain, context) {
    const nearest = last(chain);
    if (!nearest) return {};
    const entries = Object.entries(nearest.value).map(([name, written]): [string, UsagePlan] => {
      const at = nearest.at.child(name);
      const own = (value: z.output<typeof writtenThrottle> | undefined, place: typeof at) =>
        value && resolveThrottle([{ value, at: place }], context);
      const throttle = own(written.throttle, at.child('throttle'));
      const operations = Object.entries(written.operations ?? {}).flatMap(([operation, value]) => {
        const place = at.child('operations', operation);
        const limit = own(value, place);
        if (limit && throttle && limit.rate > throttle.rate) {
          const params = { operation, rate: limit.rate, plan: name, planRate: throttle.rate };
          context.report('ANN-014', place.child('rate'), params);
        }
        return limit ? [[operation, limit] as const] : [];
      });
      return [
        name,
        {
          ...(written.description !== undefined && { description: written.description }),
          ...(throttle && { throttle }),
          ...(written.quota && { quota: written.quota }),
          operations: Object.fromEntries(operations),
          keys: written.keys ?? [],
          at,
        },
      ];
    });
    return Object.fromEntries(entries);
  },
};
