// What is logged, and what is masked in it.

import { type Diagnostic, nearest } from '../../diagnostics/index.js';
import type { ApiModel } from '../../model/index.js';
import { settingsMessages } from '../settings-messages.js';
import type { LoggingPlan, RoutePlan } from '../types.js';
import { accessLogFormat } from './access-log.js';
import { DATA_IDENTIFIERS, MASKED_CLASSES, MASKS } from './data-identifiers.js';

export function planLogging(
  model: ApiModel,
  routes: readonly RoutePlan[],
): { logging: LoggingPlan; diagnostics: Diagnostic[] } {
  const { logging: settings, at } = model.annotations.root;
  const diagnostics: Diagnostic[] = [];
  const asked = settings.mask.flatMap((name, index) => {
    const found = identifiersOf(name);
    if (found) return found;
    const near = nearest(name, [...Object.keys(MASKS), ...DATA_IDENTIFIERS]);
    diagnostics.push(
      settingsMessages.report('PLAN-452', at.child('logging', 'mask', index), { name, near }),
    );
    return [];
  });
  const marked = routes.flatMap(({ dataClasses }) =>
    dataClasses.flatMap((data) => MASKED_CLASSES[data]),
  );
  const dataIdentifiers = [
    ...new Set([...asked, ...marked.flatMap((name) => MASKS[name] ?? [])]),
  ].sort();
  return {
    logging: { settings, accessLogFormat: accessLogFormat(), dataIdentifiers, at },
    diagnostics,
  };
}

function identifiersOf(name: string): readonly string[] | undefined {
  if (Object.hasOwn(MASKS, name)) return MASKS[name];
  return DATA_IDENTIFIERS.includes(name) ? [name] : undefined;
}
