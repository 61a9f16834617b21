// A plan from a text, for tests of what planning decides.

import { readAnnotations } from '../../lib/annotations/index.js';
import type { Diagnostic } from '../../lib/diagnostics/index.js';
import { readModel } from '../../lib/model/index.js';
import {
  awsVariables,
  type GatewayPlan,
  type LockedShards,
  planGateway,
} from '../../lib/plan/index.js';
import { loadSpecText } from '../../lib/spec/index.js';

const HEAD = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
`;

/** `rest`: the document without its first two lines; `shards`: its part of a lock file. */
export async function planText(
  rest: string,
  shards?: LockedShards,
): Promise<{ plan: GatewayPlan | undefined; diagnostics: readonly Diagnostic[] }> {
  const spec = await loadSpecText(HEAD + rest);
  const annotations =
    spec.value && readAnnotations(spec.value, { defaultBackend: 'https://backend.example.com' });
  const model = spec.value && annotations?.value && readModel(spec.value, annotations.value);
  const before = [
    ...spec.diagnostics,
    ...(annotations?.diagnostics ?? []),
    ...(model?.diagnostics ?? []),
  ];
  if (!model?.value) return { plan: undefined, diagnostics: before };
  const { value, diagnostics } = planGateway(model.value, {
    references: awsVariables(model.value),
    ...(shards && { shards }),
  });
  return { plan: value, diagnostics: [...before, ...diagnostics] };
}

/** Codes and lines, as `PLAN-450:4`; notes left out. */
export function problems(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, at }) => `${code}:${at?.line}`);
}

export const GET = `paths:
  /orders:
    get: { operationId: listOrders, security: [], responses: { '200': { description: Fine } } }
`;
