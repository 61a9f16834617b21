// What operations allow web pages of other origins, at the places where it was written.

import type { Cors } from '../annotations/index.js';
import type { ApiModel } from '../model/index.js';
import type { Location } from '../source/index.js';

/** Every `cors` of an API; one that many operations inherit is there once. */
export function corsSettings({ operations, at: top }: ApiModel): { cors: Cors; at: Location }[] {
  const places = new Map<string, { cors: Cors; at: Location }>();
  for (const { settings } of operations) {
    const at = settings.at.cors ?? top;
    if (settings.cors) places.set(`${at.file}#${at.pointer}`, { cors: settings.cors, at });
  }
  return [...places.values()];
}
