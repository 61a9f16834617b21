// Usage plans, which limit requests to operations that ask for an API key.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html

import type { Diagnostic } from '../../diagnostics/index.js';
import type { ApiModel } from '../../model/index.js';
import type { RoutePlan } from '../types.js';
import { idleMessages } from './messages.js';
import { isOpenByMistake } from './open-by-mistake.js';

export function ofUsagePlans(model: ApiModel, routes: readonly RoutePlan[]): Diagnostic[] {
  const { plans, at } = model.annotations.root;
  if (Object.keys(plans).length === 0 || routes.length === 0) return [];
  if (!routes.some(asksForKey))
    return [
      idleMessages.report('PLAN-470', at.child('plans').key(), {
        what: '`plans`',
        why: 'they limit requests to operations that ask for the API key in x-api-key, and none does',
        hint: 'ask for a security scheme `{ type: apiKey, in: header, name: x-api-key }`, or use `throttle`',
      }),
    ];
  const open = new Set(
    routes
      .filter((route) => !asksForKey(route) && !isOpenByMistake(route))
      .flatMap(({ operation }) => [
        operation.id,
        `${operation.method.toUpperCase()} ${operation.path}`,
      ]),
  );
  return Object.entries(plans).flatMap(([plan, { operations, at: place }]) =>
    Object.keys(operations)
      .filter((operation) => open.has(operation))
      .map((operation) =>
        idleMessages.report('PLAN-470', place.child('operations', operation).key(), {
          what: `the throttle of \`${operation}\` in the plan \`${plan}\``,
          why: 'the operation asks for no API key in x-api-key',
          hint: 'ask for the key, or use `throttle` of the operation',
        }),
      ),
  );
}

function asksForKey({ authentication }: RoutePlan): boolean {
  return authentication.kind !== 'none' && authentication.apiKey;
}
