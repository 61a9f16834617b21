// What the versions write differently about one operation: the rest is shared.

import type { SpecNode } from '../spec/index.js';
import type { Parameter, RequestBody, Response, Server } from './api-model.js';
import type { SchemaReader } from './schema.js';

export interface VersionReader {
  readonly schemas: SchemaReader;
  servers(): Server[];
  /** Those of one operation or of its path item; `undefined` where it has none of its own. */
  ownServers(operation: SpecNode, pathServers: SpecNode | undefined): Server[] | undefined;
  /** Parameters, resolved; without what becomes the request body. */
  parameters(nodes: readonly SpecNode[]): Parameter[];
  /** `nodes`: the operation's parameters, resolved; 2.0 keeps bodies among them. */
  requestBody(operation: SpecNode, nodes: readonly SpecNode[]): RequestBody | undefined;
  responses(operation: SpecNode): Response[];
}

/** A list of parameters with their `$ref`s followed. */
export function resolved(list: SpecNode | undefined): SpecNode[] {
  return list?.items().flatMap((item) => item.deref() ?? []) ?? [];
}
