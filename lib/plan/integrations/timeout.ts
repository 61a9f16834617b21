// Integration timeout: 50 ms to 29 s; regional and private APIs can have the upper bound raised.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html

import type { Backend } from '../../annotations/index.js';
import type { IntegrationContext } from './integration-kind.js';
import { integrationMessages } from './messages.js';

const LONGEST = 29;
const SHORTEST = 0.05;

export function timeoutInMillis(
  { timeout: seconds }: Backend,
  context: IntegrationContext,
): number {
  const { operation } = context.route;
  const at = operation.settings.at.backend ?? operation.at;
  if (seconds < SHORTEST) context.report(integrationMessages.report('PLAN-265', at, { seconds }));
  if (seconds > LONGEST) {
    const code = context.endpoint === 'edge' ? 'PLAN-263' : 'PLAN-264';
    context.report(integrationMessages.report(code, at, { seconds }));
  }
  return Math.round(seconds * 1000);
}
