// Two specifications with one name would be one stack, the second over the first.

import type { Diagnostic } from '../lib/diagnostics/index.js';
import type { ApiModel } from '../lib/model/index.js';
import { stackMessages } from './messages.js';

export function nameClashes(models: readonly ApiModel[]): Diagnostic[] {
  const first = new Map<string, ApiModel>();
  return models.flatMap((model) => {
    const { name, at } = model.annotations.root;
    const taken = first.get(name);
    if (!taken) first.set(name, model);
    return taken
      ? [stackMessages.report('STACK-003', at, { name, file: taken.annotations.root.at.file })]
      : [];
  });
}
