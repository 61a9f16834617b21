// OpenAPI 3.0 and 3.1.

import type { DataClass } from '../annotations/index.js';
import type { SpecNode } from '../spec/index.js';
import type { MediaType, Parameter, RequestBody, Response, Server } from './api-model.js';
import { maybe, textOf } from './parts.js';
import type { SchemaReader } from './schema.js';
import type { VersionReader } from './version-reader.js';

export class V3Reader implements VersionReader {
  constructor(
    private readonly root: SpecNode,
    readonly schemas: SchemaReader,
  ) {}

  servers(): Server[] {
    return this.#servers(this.root.get('servers'));
  }

  ownServers(operation: SpecNode, pathServers: SpecNode | undefined): Server[] | undefined {
    const list = operation.get('servers') ?? pathServers;
    return list && this.#servers(list);
  }

  #servers(list: SpecNode | undefined): Server[] {
    return (list?.items() ?? []).flatMap((node) => {
      const url = textOf(node.get('url'));
      if (url === undefined) return [];
      const variables = node.get('variables');
      const filled = url.replace(
        /\{([^{}]+)\}/g,
        (whole, name: string) => textOf(variables?.get(name)?.get('default')) ?? whole,
      );
      return [
        {
          url: filled,
          ...maybe('description', textOf(node.get('description'))),
          ...maybe('internal', node.get('x-internal')?.boolean),
          at: node.at,
        },
      ];
    });
  }

  parameters(nodes: readonly SpecNode[]): Parameter[] {
    return nodes.flatMap((node) => this.#parameter(node) ?? []);
  }

  #parameter(node: SpecNode): Parameter | undefined {
    const name = textOf(node.get('name'));
    const place = textOf(node.get('in'));
    if (name === undefined || !isPlace(place)) return undefined;
    const [content] = node.get('content')?.entries() ?? [];
    return {
      name,
      in: place,
      required: place === 'path' || node.get('required')?.boolean === true,
      ...maybe('description', textOf(node.get('description'))),
      ...maybe('schema', this.schemas.root(node.get('schema') ?? content?.[1].get('schema'))),
      ...maybe('mediaType', content?.[0]),
      ...maybe('style', textOf(node.get('style'))),
      ...maybe('explode', node.get('explode')?.boolean),
      ...maybe('data', dataOf(node) ?? dataOf(node.get('schema'))),
      at: node.at,
    };
  }

  requestBody(operation: SpecNode): RequestBody | undefined {
    const node = operation.get('requestBody')?.deref();
    if (!node?.object) return undefined;
    return {
      required: node.get('required')?.boolean === true,
      content: this.#content(node.get('content')),
      at: node.at,
    };
  }

  responses(operation: SpecNode): Response[] {
    return (operation.get('responses')?.entries() ?? []).flatMap(([status, written]) => {
      const node = status.startsWith('x-') ? undefined : written.deref();
      if (!node?.object) return [];
      return [
        {
          status: status.toUpperCase() === 'DEFAULT' ? 'default' : status.toUpperCase(),
          description: textOf(node.get('description')) ?? '',
          headers: this.#headers(node.get('headers')),
          content: this.#content(node.get('content')),
          at: node.at,
        },
      ];
    });
  }

  #headers(headers: SpecNode | undefined): Response['headers'] {
    return (headers?.entries() ?? []).flatMap(([name, written]) => {
      const node = written.deref();
      return node
        ? [{ name, ...maybe('schema', this.schemas.root(node.get('schema'))), at: node.at }]
        : [];
    });
  }

  #content(content: SpecNode | undefined): MediaType[] {
    return (content?.entries() ?? []).map(([type, node]) => ({
      type,
      ...maybe('schema', this.schemas.root(node.get('schema'))),
      at: node.at,
    }));
  }
}

export function isPlace(place: string | undefined): place is Parameter['in'] {
  return place === 'query' || place === 'header' || place === 'path' || place === 'cookie';
}

/** The mark of a schema or parameter; annotations were validated before. */
export function dataOf(node: SpecNode | undefined): DataClass | undefined {
  return textOf(node?.get('x-gateway')?.get('data')) as DataClass | undefined;
}
