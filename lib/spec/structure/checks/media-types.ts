// Media types, and how the parts of a form are encoded.

import { type Diagnostic, nearest } from '../../../diagnostics/index.js';
import type { SpecNode } from '../../node.js';
import { structureMessages } from '../messages.js';
import { type Checks, type Context, resolvedEntries } from './check.js';

/** https://www.iana.org/assignments/media-types */
const TOP_TYPES = [
  ...['application', 'audio', 'chemical', 'example', 'font', 'haptics', 'image', 'message'],
  ...['model', 'multipart', 'text', 'video', '*'],
];
/** What only a form's part can have. */
const OF_FORMS = ['style', 'explode', 'allowReserved'];

export const mediaTypes: Checks = {
  document: [(root) => listed(root)],
  operation: [(operation) => listed(operation)],
  requestBody: [
    (body, context) => [
      ...ofContent(body.get('content')),
      ...(body.get('content')?.entries() ?? []).flatMap(([type, media]) => [
        ...encodings(type, media, context),
        ...files(type, media),
      ]),
    ],
  ],
  response: [(response) => ofContent(response.get('content'))],
};

/** `consumes` and `produces` of 2.0. */
function listed(node: SpecNode): Diagnostic[] {
  return ['consumes', 'produces']
    .flatMap((key) => node.get(key)?.items() ?? [])
    .flatMap((item) => (item.string === undefined ? [] : named(item.string, item.at)));
}

function ofContent(content: SpecNode | undefined): Diagnostic[] {
  return (content?.entries() ?? []).flatMap(([type, media]) => named(type, media.at.key()));
}

function named(type: string, at: SpecNode['at']): Diagnostic[] {
  const bare = (type.split(';')[0] ?? '').trim();
  const [top = '', ...rest] = bare.toLowerCase().split('/');
  if (rest.length !== 1 || top === '' || rest[0] === '' || /\s/.test(bare))
    return [structureMessages.report('SPEC-070', at, { type })];
  if (TOP_TYPES.includes(top) || top.startsWith('x-')) return [];
  const near = nearest(top, TOP_TYPES);
  return [
    structureMessages.report('SPEC-071', at, { type, top, near: near && `${near}/${rest[0]}` }),
  ];
}

/** Told together: they are removed together. */
function idleKeys(part: SpecNode, where: string): Diagnostic[] {
  const keys = OF_FORMS.filter((key) => part.get(key));
  const [first] = keys;
  if (first === undefined) return [];
  return [structureMessages.report('SPEC-064', part.at.child(first).key(), { keys, where })];
}

function encodings(type: string, media: SpecNode, { version }: Context): Diagnostic[] {
  const encoding = media.get('encoding');
  if (!encoding?.object) return [];
  const isForm = /^application\/x-www-form-urlencoded/i.test(type);
  const isMultipart = /^multipart\//i.test(type);
  const where = `in a body of type ${type}`;
  if (!isForm && !isMultipart)
    return [structureMessages.report('SPEC-064', encoding.at.key(), { keys: ['encoding'], where })];
  return encoding.entries().flatMap(([name, part]) => [
    ...unknownPart(name, part, media),
    ...typesOfPart(part.get('contentType')),
    ...(isForm || version !== '3.0' ? [] : idleKeys(part, where)),
    ...(part.get('headers')?.entries() ?? [])
      .filter(([header]) => header.toLowerCase() === 'content-type')
      .map(([header, at]) =>
        structureMessages.report('SPEC-081', at.at.key(), {
          name: header,
          where: '`encoding`',
          instead: 'write `contentType`',
        }),
      ),
  ]);
}

/** One, or several with commas between them. */
function typesOfPart(written: SpecNode | undefined): Diagnostic[] {
  const types = written?.string?.split(',') ?? [];
  return types.flatMap((type) => (written ? named(type.trim(), written.at) : []));
}

function unknownPart(name: string, part: SpecNode, media: SpecNode): Diagnostic[] {
  const schema = media.get('schema')?.deref();
  const properties = schema?.get('properties');
  // Compositions and maps may have more properties than are written here.
  const isWhole =
    properties &&
    !['allOf', 'anyOf', 'oneOf', 'additionalProperties'].some((key) => schema?.get(key));
  if (!isWhole || properties.get(name)) return [];
  const near = nearest(name, properties.names());
  return [structureMessages.report('SPEC-072', part.at.key(), { name, near })];
}

/** Several files in one body need their borders. */
function files(type: string, media: SpecNode): Diagnostic[] {
  if (/^multipart\//i.test(type)) return [];
  return resolvedEntries(media.get('schema')?.deref()?.get('properties'))
    .filter(([, property]) => {
      const items = property.get('items')?.deref();
      return property.get('type')?.string === 'array' && items?.get('format')?.string === 'binary';
    })
    .map(([name, property]) => structureMessages.report('SPEC-074', property.at, { type, name }));
}
