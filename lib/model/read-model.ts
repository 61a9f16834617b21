// One model out of three versions.

import type { Annotations } from '../annotations/index.js';
import { type Diagnostic, hasErrors, type PartialOutcome } from '../diagnostics/index.js';
import type { Location } from '../source/index.js';
import { METHODS, type SpecDocument, type SpecNode } from '../spec/index.js';
import type { ApiModel, HttpMethod, Operation, SecurityRequirement } from './api-model.js';
import { readComponents } from './components.js';
import { ExtensionReader } from './extensions/index.js';
import { modelMessages } from './messages.js';
import { maybe, textOf, textsOf } from './parts.js';
import { SchemaReader } from './schema.js';
import { readRequirements, readSchemes } from './security.js';
import { V2Reader } from './v2.js';
import { V3Reader } from './v3.js';
import { resolved, type VersionReader } from './version-reader.js';

/** The model of a document that was read without errors; `variables` are for functions of CloudFormation. */
export function readModel(
  document: SpecDocument,
  annotations: Annotations,
  variables: Readonly<Record<string, string>> = {},
): PartialOutcome<ApiModel> {
  const { root, version } = document;
  const schemas = new SchemaReader(version);
  schemas.addComponents(
    version === '2.0' ? root.get('definitions') : root.get('components')?.get('schemas'),
  );
  const reader = version === '2.0' ? new V2Reader(root, schemas) : new V3Reader(root, schemas);
  const extensions = new ExtensionReader(variables);
  for (const server of root.get('servers')?.items() ?? []) extensions.read(server, 'server');
  const reading = new Reading(root, reader, annotations, extensions);
  const operations = reading.operations();
  const info = root.get('info')?.deref();
  const security = readRequirements(root.get('security'));
  const value: ApiModel = {
    title: textOf(info?.get('title')) ?? '',
    version: textOf(info?.get('version')) ?? '',
    ...maybe('description', textOf(info?.get('description'))),
    sourceVersion: version,
    servers: reader.servers(),
    operations,
    emptyPaths: reading.emptyPaths,
    securitySchemes: readSchemes(document, annotations, extensions),
    schemas: schemas.named(),
    components: readComponents(document),
    annotations,
    extensions: extensions.read(root, 'root'),
    ...maybe('security', security),
    ignored: [
      ...(root.get('webhooks')?.entries() ?? []).map(([, node]) => ({
        what: 'webhook',
        at: node.at,
      })),
      ...reading.ignored,
    ],
    at: root.at,
  };
  const diagnostics = [...reading.diagnostics, ...extensions.diagnostics, ...schemas.diagnostics];
  return hasErrors(diagnostics) ? { partial: value, diagnostics } : { value, diagnostics };
}

/** What a path item gives all of its operations. */
interface Shared {
  readonly parameters: readonly SpecNode[];
  readonly servers: SpecNode | undefined;
}

class Reading {
  readonly diagnostics: Diagnostic[] = [];
  readonly emptyPaths: Location[] = [];
  readonly ignored: { what: string; at: Location }[] = [];
  readonly #ids = new Set<string>();
  readonly #security: SecurityRequirement[] | undefined;

  constructor(
    private readonly root: SpecNode,
    private readonly reader: VersionReader,
    private readonly annotations: Annotations,
    private readonly extensions: ExtensionReader,
  ) {
    this.#security = readRequirements(root.get('security'));
  }

  operations(): Operation[] {
    return (this.root.get('paths')?.entries() ?? []).flatMap(([path, item]) => {
      if (path.startsWith('x-')) return [];
      const found = this.#pathItem(path, item);
      if (found.length === 0) this.emptyPaths.push(item.at);
      return found;
    });
  }

  #pathItem(path: string, item: SpecNode): Operation[] {
    const target = item.deref();
    if (!target) return [];
    // What stands beside a path item's `$ref` joins it.
    const items = target === item ? [item] : [item, target];
    for (const one of items) this.extensions.read(one, 'pathItem');
    const member = (key: string) =>
      items.map((one) => one.get(key)).find((one) => one !== undefined);
    const shared: Shared = {
      parameters: resolved(member('parameters')),
      servers: member('servers'),
    };
    return Object.entries(METHODS).flatMap(([key, method]) => {
      const operation = member(key)?.deref();
      return operation?.object ? [this.#operation(path, method, operation, shared)] : [];
    });
  }

  #operation(path: string, method: HttpMethod, node: SpecNode, shared: Shared): Operation {
    const nodes = mergeParameters(shared.parameters, resolved(node.get('parameters')));
    const own = readRequirements(node.get('security'));
    const security = own ?? this.#security;
    const operationId = textOf(node.get('operationId'));
    this.#ignore(node);
    return {
      id: this.#id(operationId, method, path, node),
      ...maybe('operationId', operationId),
      method,
      path,
      ...maybe('summary', textOf(node.get('summary'))),
      ...maybe('description', textOf(node.get('description'))),
      deprecated: node.get('deprecated')?.boolean === true,
      tags: textsOf(node.get('tags')),
      ...maybe('servers', this.reader.ownServers(node, shared.servers)),
      parameters: this.reader.parameters(nodes),
      ...maybe('requestBody', this.reader.requestBody(node, nodes)),
      responses: this.reader.responses(node),
      security: security ?? [],
      securitySource: own ? 'operation' : security ? 'root' : 'none',
      securityAt:
        (own ? node.get('security') : security ? this.root.get('security') : undefined)?.at ??
        node.at,
      settings: this.annotations.operation(path, method),
      extensions: this.extensions.read(node, 'operation'),
      at: node.at,
    };
  }

  #id(operationId: string | undefined, method: HttpMethod, path: string, node: SpecNode): string {
    const plain = `${method.toUpperCase()} ${path}`;
    if (operationId === undefined || operationId === '') return plain;
    if (this.#ids.has(operationId)) {
      const at = node.get('operationId')?.at ?? node.at;
      this.diagnostics.push(
        modelMessages.report('MOD-001', at, { name: operationId, path: plain }),
      );
      return plain;
    }
    this.#ids.add(operationId);
    return operationId;
  }

  /** Callbacks and links: requests that the API makes, or hints for clients. */
  #ignore(node: SpecNode): void {
    for (const [, callback] of node.get('callbacks')?.entries() ?? [])
      this.ignored.push({ what: 'callback', at: callback.at });
    for (const [, response] of node.get('responses')?.entries() ?? []) {
      for (const [, link] of response.deref()?.get('links')?.entries() ?? [])
        this.ignored.push({ what: 'link', at: link.at });
    }
  }
}

/** The operation's parameters replace those of its path item with the same name and place. */
function mergeParameters(shared: readonly SpecNode[], own: readonly SpecNode[]): SpecNode[] {
  const merged = new Map<string, SpecNode>();
  for (const node of [...shared, ...own]) {
    const key = `${textOf(node.get('in'))} ${textOf(node.get('name'))}`;
    merged.set(key, node);
  }
  return [...merged.values()];
}
