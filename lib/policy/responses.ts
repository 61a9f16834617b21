// Which answers an operation describes.

import type { Operation } from '../model/index.js';

/** Whether a status code is described: itself, by its range, or by `default`. */
export function describes({ responses }: Operation, status: string): boolean {
  const range = `${status.slice(0, 1)}XX`;
  return responses.some((one) => [status, range, 'default'].includes(one.status));
}

/** Whether any error is described: where none is, that is told once, not error by error. */
export function describesErrors({ responses }: Operation): boolean {
  return responses.some(({ status }) => /^[45]|^default$/.test(status));
}
