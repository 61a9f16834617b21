// Which data classes need protection, for the rules about data.

import type { DataClass } from '../annotations/index.js';

export function isSensitive(data: DataClass): boolean {
  return data !== 'public';
}
