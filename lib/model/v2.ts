// Swagger 2.0: bodies and forms stand among the parameters, media types beside them.

import type { SpecNode } from '../spec/index.js';
import type {
  MediaType,
  Parameter,
  RequestBody,
  Response,
  SchemaObject,
  SchemaRoot,
  Server,
} from './api-model.js';
import { maybe, textOf, textsOf } from './parts.js';
import type { SchemaReader } from './schema.js';
import { dataOf, isPlace } from './v3.js';
import type { VersionReader } from './version-reader.js';

/** Members of a parameter that say what its value is, and belong to its schema elsewhere. */
const SCHEMA_KEYS = [
  'type',
  'format',
  'items',
  'default',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'enum',
  'multipleOf',
  'x-gateway',
];

const STYLES: Readonly<Record<string, string>> = {
  csv: 'form',
  ssv: 'spaceDelimited',
  pipes: 'pipeDelimited',
  multi: 'form',
};

export class V2Reader implements VersionReader {
  constructor(
    private readonly root: SpecNode,
    readonly schemas: SchemaReader,
  ) {}

  servers(): Server[] {
    const host = this.root.get('host');
    const base = this.root.get('basePath');
    const listed = this.#withSchemes(this.root.get('schemes'));
    if (listed.length > 0) return listed;
    if (!textOf(host) && !base) return [];
    const path = textOf(base) ?? '';
    const name = textOf(host);
    if (!name) return [{ url: path, at: base?.at ?? this.root.at }];
    return [{ url: `https://${name}${path}`, at: host?.at ?? this.root.at }];
  }

  ownServers(operation: SpecNode): Server[] | undefined {
    const schemes = operation.get('schemes');
    return schemes && this.#withSchemes(schemes);
  }

  /** A server for each scheme; without `host` it is the one that serves the document, and has no name here. */
  #withSchemes(schemes: SpecNode | undefined): Server[] {
    const place = `${textOf(this.root.get('host')) ?? ''}${textOf(this.root.get('basePath')) ?? ''}`;
    return (schemes?.items() ?? []).map((scheme) => ({
      url: `${textOf(scheme)}://${place}`,
      at: scheme.at,
    }));
  }

  parameters(nodes: readonly SpecNode[]): Parameter[] {
    return nodes.flatMap((node) => {
      const name = textOf(node.get('name'));
      const place = textOf(node.get('in'));
      if (name === undefined || !isPlace(place)) return [];
      const collection = textOf(node.get('collectionFormat'));
      return [
        {
          name,
          in: place,
          required: place === 'path' || node.get('required')?.boolean === true,
          ...maybe('description', textOf(node.get('description'))),
          schema: { schema: this.#inline(node), at: node.at },
          ...maybe('style', collection && STYLES[collection]),
          ...maybe('explode', collection === 'multi' ? true : undefined),
          ...maybe('data', dataOf(node)),
          at: node.at,
        },
      ];
    });
  }

  requestBody(operation: SpecNode, nodes: readonly SpecNode[]): RequestBody | undefined {
    const body = nodes.find((node) => textOf(node.get('in')) === 'body');
    const fields = nodes.filter((node) => textOf(node.get('in')) === 'formData');
    const consumes = textsOf(operation.get('consumes') ?? this.root.get('consumes'));
    if (body) {
      const schema = this.schemas.root(body.get('schema'));
      const types = consumes.length > 0 ? consumes : ['application/json'];
      return {
        required: body.get('required')?.boolean === true,
        content: types.map((type) => ({ type, ...maybe('schema', schema), at: body.at })),
        at: body.at,
      };
    }
    return fields[0] && this.#form(fields, fields[0], consumes);
  }

  #form(fields: readonly SpecNode[], first: SpecNode, consumes: readonly string[]): RequestBody {
    const hasFile = fields.some((field) => textOf(field.get('type')) === 'file');
    const forms = consumes.filter((type) =>
      /^(multipart\/|application\/x-www-form-urlencoded)/.test(type),
    );
    const types =
      forms.length > 0
        ? forms
        : [hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded'];
    const required = fields
      .filter((field) => field.get('required')?.boolean === true)
      .flatMap((field) => textOf(field.get('name')) ?? []);
    const properties = fields.map(
      (field) => [textOf(field.get('name')) ?? '', this.#inline(field)] as const,
    );
    const schema: SchemaObject = {
      type: 'object',
      properties: Object.fromEntries(properties),
      ...(required.length > 0 && { required }),
    };
    const propertiesAt = new Map(
      fields.map((field) => [textOf(field.get('name')) ?? '', field.at] as const),
    );
    const root: SchemaRoot = { schema, at: first.at, propertiesAt };
    const content = types.map((type): MediaType => ({ type, schema: root, at: first.at }));
    return { required: required.length > 0, content, at: first.at };
  }

  /** The schema of a parameter whose type stands in the parameter itself. */
  #inline(node: SpecNode): SchemaObject {
    const whole = this.schemas.root(node)?.schema;
    if (typeof whole !== 'object') return {};
    return Object.fromEntries(Object.entries(whole).filter(([key]) => SCHEMA_KEYS.includes(key)));
  }

  responses(operation: SpecNode): Response[] {
    const produces = textsOf(operation.get('produces') ?? this.root.get('produces'));
    const types = produces.length > 0 ? produces : ['application/json'];
    return (operation.get('responses')?.entries() ?? []).flatMap(([status, written]) => {
      const node = status.startsWith('x-') ? undefined : written.deref();
      if (!node?.object) return [];
      const schema = this.schemas.root(node.get('schema'));
      const headers = (node.get('headers')?.entries() ?? []).map(([name, header]) => ({
        name,
        schema: { schema: this.#inline(header), at: header.at },
        at: header.at,
      }));
      return [
        {
          status,
          description: textOf(node.get('description')) ?? '',
          headers,
          content: schema ? types.map((type) => ({ type, schema, at: node.at })) : [],
          at: node.at,
        },
      ];
    });
  }
}
