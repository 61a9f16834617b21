// The servers of a specification, wherever they are named.

import type { ApiModel, Server } from '../model/index.js';

/** Of the document, its path items and operations: a place that several operations share, once. */
export function serversOf({ servers, operations }: ApiModel): Server[] {
  const all = [...servers, ...operations.flatMap((operation) => operation.servers ?? [])];
  return [...new Map(all.map((one) => [`${one.at.file}#${one.at.pointer}`, one])).values()];
}
