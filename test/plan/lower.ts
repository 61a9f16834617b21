// Lowers a sketched API and gives tests its body to look into.

import { hasErrors } from '../../lib/diagnostics/index.js';
import type { ApiModel, Operation } from '../../lib/model/index.js';
import { type BodyInput, lowerBody } from '../../lib/plan/body/index.js';
import { planShards } from '../../lib/plan/shards/index.js';
import type { RoutePlan } from '../../lib/plan/types.js';
import { model, operation, references, routesOf } from './model-builder.js';

interface Given {
  readonly operations?: readonly Operation[];
  readonly api?: Partial<ApiModel>;
  readonly change?: (route: RoutePlan) => RoutePlan;
  readonly input?: Partial<BodyInput>;
}

// biome-ignore lint/suspicious/noExplicitAny: tests look deep into the JSON
type AnyJson = any;

export function lower({ operations = [operation('get /o')], api, change, input }: Given = {}) {
  const built = model(operations, api);
  const whole = {
    model: built,
    routes: routesOf(built, change),
    authorizers: [],
    name: 'shop',
    references,
    ...input,
  };
  const lowered = lowerBody(whole);
  const { value: shards, diagnostics: finishing } = planShards(lowered.body, whole);
  const diagnostics = [...lowered.diagnostics, ...finishing];
  const value = hasErrors(diagnostics) ? undefined : shards?.[0];
  return {
    body: value?.body as AnyJson,
    value,
    diagnostics,
    codes: diagnostics.map(({ code }) => code),
  };
}
