// `throttle`: requests per second and the burst above them.

import * as z from 'zod';
import {
  type Annotation,
  type AnnotationContext,
  last,
  mergeByKey,
  type Placed,
} from './annotation.js';
import type { Throttle } from './settings.js';
import { map } from './values.js';

const rate = z.number().positive().max(1_000_000).describe('Requests per second, averaged');
const burst = z
  .int()
  .min(1)
  .max(1_000_000)
  .describe('Requests at once; the rate rounded up by default');

/** A throttle as written at one place; plans use it too. */
export const writtenThrottle = map({ rate: rate.optional(), burst: burst.optional() });
export type WrittenThrottle = z.output<typeof writtenThrottle>;

/** What the stage gets when nobody says otherwise. */
const DEFAULT_THROTTLE: Throttle = { rate: 100, burst: 200 };

export const throttle: Annotation<WrittenThrottle, Throttle> = {
  name: 'throttle',
  summary: 'Limits requests per second, for each operation or for the whole API',
  scopes: ['root', 'pathItem', 'operation'],
  schema: writtenThrottle,
  cascades: true,
  default: '`{ rate: 100, burst: 200 }` for the stage',
  description: `\`rate\` is a number of requests per second, \`burst\` how many may come at once. Rate and burst merge by key: an operation may give only its rate and keep the burst of the root. A throttle written with only a rate gets the rate, rounded up, as its burst.

A burst below its rate is an error, because the rate could then never be reached. Without any throttle an API would share the account's limit of 10,000 requests per second with every other API in the region, so the root has a default. See [Throttle requests to your REST APIs](https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html).`,
  examples: [
    { title: 'For the whole API', yaml: 'x-gateway:\n  throttle: { rate: 100, burst: 200 }' },
    { title: 'One costly operation', yaml: 'x-gateway:\n  throttle: { rate: 5 }' },
  ],
  resolve: (chain, context) =>
    chain.length === 0 ? DEFAULT_THROTTLE : resolveThrottle(chain, context),
};

/** Merges a chain of throttles; reports a missing rate and a burst below the rate. */
export function resolveThrottle(
  chain: readonly Placed<WrittenThrottle>[],
  context: AnnotationContext,
): Throttle | undefined {
  const { rate, burst } = mergeByKey(chain);
  const nearest = last(chain);
  if (rate === undefined) {
    if (burst === undefined) return undefined;
    context.report('ANN-013', nearest?.at.child('burst'), { burst });
    return undefined;
  }
  const result = { rate, burst: burst ?? Math.ceil(rate) };
  if (result.burst < rate) reportLowBurst(chain, result, context);
  return result;
}

function reportLowBurst(
  chain: readonly Placed<WrittenThrottle>[],
  { rate, burst }: Throttle,
  context: AnnotationContext,
): void {
  const rateAt = chain.findLast(({ value }) => value.rate !== undefined)?.at;
  const burstAt = chain.findLast(({ value }) => value.burst !== undefined)?.at;
  const own = chain.findLast(({ value }) => value.rate !== undefined || value.burst !== undefined);
  if (rateAt === burstAt) {
    context.report('ANN-012', burstAt?.child('burst'), { rate, burst, written: 'both' });
    return;
  }
  const written = own?.value.burst === undefined ? 'rate' : 'burst';
  const other = written === 'rate' ? 'burst' : 'rate';
  const otherAt = (other === 'rate' ? rateAt : burstAt)?.child(other);
  context.report(
    'ANN-012',
    own?.at.child(written),
    { rate, burst, written },
    otherAt ? [{ at: otherAt, message: `${other} inherited from here` }] : [],
  );
}
