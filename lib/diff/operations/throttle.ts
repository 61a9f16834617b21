// How fast: rate and burst of the method, and the web ACL's limit for the operation.

import type { OperationFacet, ServedRoute } from '../change.js';
import { compareLimit } from '../values.js';

export const throttle: OperationFacet = {
  kind: 'throttle',
  compare: (before, after) => {
    const [was, is] = [limitsOf(before), limitsOf(after)];
    const { throttle: at = after.route.operation.at } = after.route.operation.settings.at;
    return [
      ...compareLimit('rate', was?.rate, is?.rate, '/s'),
      ...compareLimit('burst', was?.burst, is?.burst),
    ].map((one) => ({ ...one, at }));
  },
};

export const rateLimit: OperationFacet = {
  kind: 'rate-limit',
  compare: (before, after) => {
    const at = after.route.operation.settings.at.rateLimit ?? after.route.operation.at;
    return compareLimit(
      "the web ACL's rate limit",
      perMinute(before),
      perMinute(after),
      ' requests a minute',
    ).map((one) => ({ ...one, at }));
  },
};

/** Operations without limits of their own have those of the stage. */
function limitsOf({ route, plan }: ServedRoute) {
  return (
    route.throttle ?? plan.methodSettings.find(({ methodPath }) => methodPath === '*/*')?.throttle
  );
}

function perMinute({ route, plan }: ServedRoute): number | undefined {
  if (!plan.waf) return undefined;
  const { rateLimit: own } = route.operation.settings;
  return own && Math.round((own.requests * 60) / own.per);
}
