// What becomes of what an API already has when a document is imported over it.

import type { Definition } from './state.js';

/** What the new document does not mention stays. */
export function merged(old: Definition, next: Definition): Definition {
  const resources = { ...old.resources };
  for (const [path, resource] of Object.entries(next.resources)) {
    const methods = { ...resources[path]?.methods, ...resource.methods };
    resources[path] = { ...resource, methods };
  }
  return {
    resources,
    models: { ...old.models, ...next.models },
    authorizers: { ...old.authorizers, ...next.authorizers },
    validators: { ...old.validators, ...next.validators },
    gatewayResponses: { ...old.gatewayResponses, ...next.gatewayResponses },
  };
}

/** What was there before keeps its id. */
export function keepIds(old: Definition, next: Definition): Definition {
  const keep = <T extends { id?: unknown }>(before: Record<string, T>, after: Record<string, T>) =>
    Object.fromEntries(
      Object.entries(after).map(([name, one]) => [
        name,
        before[name] ? { ...one, id: before[name].id } : one,
      ]),
    ) as Record<string, T>;
  return {
    ...next,
    resources: keep(old.resources, next.resources),
    models: keep(old.models, next.models),
    authorizers: keep(old.authorizers, next.authorizers),
    validators: keep(old.validators, next.validators),
  };
}
