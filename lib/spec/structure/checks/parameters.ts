// Parameters: what their value is, and attributes that mean nothing where they stand.

import type { Diagnostic } from '../../../diagnostics/index.js';
import { methodOf } from '../../methods.js';
import type { SpecNode } from '../../node.js';
import { structureMessages } from '../messages.js';
import { schemaMessages } from '../schemas/messages.js';
import { type Checks, type Context, resolvedEntries, resolvedItems } from './check.js';

/** OpenAPI 3.1, "Style Values". */
const STYLES: Readonly<Record<string, readonly string[]>> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
};

export const parameters: Checks = {
  parameter: [
    (node, { version }) => {
      // Without a name or a place there is more to say than this.
      if (node.get('name')?.string === undefined || node.get('in')?.string === undefined) return [];
      return version === '2.0' ? describedValueIn2(node) : describedValue(node);
    },
    (node, { version }) => (version === '2.0' ? listsOfAnything(node) : []),
    (node) => required(node),
    (node, context) => withoutEffect(node, context),
    (node) => style(node),
    (node) => ignoredByStyle(node),
    (node) => unusedDefault(node),
  ],
  header: [
    (node, { version }) => (version === '2.0' ? listsOfAnything(node) : []),
    (node, { version }) =>
      version === '2.0' || node.get('schema') || node.get('content')
        ? []
        : [
            structureMessages.report('SPEC-060', node.at, {
              what: named(node),
              key: 'schema',
            }),
          ],
  ],
  operation: [
    (node, context) =>
      context.version === '2.0' ? bodies(node, context, resolvedItems(node.get('parameters'))) : [],
  ],
  pathItem: [(item, context) => (context.version === '2.0' ? sharedBodies(item, context) : [])],
};

/** A reference may lead to what has no name: a file, or the document. */
const named = ({ path }: SpecNode) =>
  path.length > 0 ? `the header \`${path.at(-1)}\`` : 'the header';

const called = (node: SpecNode) =>
  `the ${node.get('in')?.string} parameter \`${node.get('name')?.string}\``;

function describedValue(node: SpecNode): Diagnostic[] {
  const what = called(node);
  const [schema, content] = [node.get('schema'), node.get('content')];
  if (!schema && !content)
    return [structureMessages.report('SPEC-060', node.at, { what, key: 'schema' })];
  if (schema && content)
    return [
      structureMessages.report('SPEC-061', content.at.key(), {
        what,
        key: 'content',
        other: 'schema',
      }),
    ];
  const types = content?.names() ?? [];
  return content && types.length > 1
    ? [structureMessages.report('SPEC-062', content.at.key(), { what, types: types.join(', ') })]
    : [];
}

function describedValueIn2(node: SpecNode): Diagnostic[] {
  const what = called(node);
  const isBody = node.get('in')?.string === 'body';
  const [key, other] = isBody ? ['schema', 'type'] : ['type', 'schema'];
  const misplaced = node.get(other ?? '');
  if (!node.get(key ?? ''))
    return [structureMessages.report('SPEC-060', node.at, { what, key: key ?? '' })];
  return misplaced
    ? [
        structureMessages.report('SPEC-061', misplaced.at.key(), {
          what,
          key: other ?? '',
          other: key ?? '',
        }),
      ]
    : [];
}

/** In 2.0 parameters and headers are no schemas, but say as schemas do what their items are. */
function listsOfAnything(node: SpecNode): Diagnostic[] {
  if (node.get('type')?.string !== 'array') return [];
  const items = node.get('items');
  return items ? listsOfAnything(items) : [schemaMessages.report('SPEC-107', node.at, {})];
}

function required(node: SpecNode): Diagnostic[] {
  const name = node.get('name')?.string;
  if (name === undefined || node.get('in')?.string !== 'path') return [];
  if (node.get('required')?.boolean === true) return [];
  return [structureMessages.report('SPEC-063', node.get('required')?.at ?? node.at, { name })];
}

function withoutEffect(node: SpecNode, { version }: Context): Diagnostic[] {
  const place = node.get('in')?.string;
  const useful: Readonly<Record<string, boolean>> = {
    allowEmptyValue: place === 'query' || place === 'formData',
    allowReserved: place === 'query' || version === '2.0',
  };
  const idle = Object.keys(useful).filter((key) => node.get(key)?.boolean === true && !useful[key]);
  const multi = node.get('collectionFormat');
  const isMisplaced = multi?.string === 'multi' && place !== 'query' && place !== 'formData';
  return [...idle, ...(isMisplaced ? ['collectionFormat: multi'] : [])].map((key) =>
    structureMessages.report('SPEC-064', node.at.child(key.split(':')[0] ?? key).key(), {
      keys: [key],
      where: `on a ${place} parameter`,
    }),
  );
}

function style(node: SpecNode): Diagnostic[] {
  const [place = '', found] = [node.get('in')?.string, node.get('style')];
  const known = STYLES[place];
  if (!known || found?.string === undefined || known.includes(found.string)) return [];
  return [
    structureMessages.report('SPEC-065', found.at, {
      style: found.string,
      place,
      known: known.join(', '),
    }),
  ];
}

function unusedDefault(node: SpecNode): Diagnostic[] {
  const given = node.get('default') ?? node.get('schema')?.deref()?.get('default');
  const name = node.get('name')?.string;
  if (!given || name === undefined || node.get('required')?.boolean !== true) return [];
  return [schemaMessages.report('SPEC-111', given.at, { name })];
}

/** What has no form for an empty value: only `form` has one. */
function ignoredByStyle(node: SpecNode): Diagnostic[] {
  const style = node.get('style')?.string ?? 'form';
  const isIdle =
    node.get('in')?.string === 'query' && node.get('allowEmptyValue')?.boolean === true;
  if (!isIdle || style === 'form') return [];
  const at = node.at.child('allowEmptyValue').key();
  const where = `on a parameter of style ${style}`;
  return [structureMessages.report('SPEC-064', at, { keys: ['allowEmptyValue'], where })];
}

/** Those that a path gives all of its operations, with what each has itself. */
function sharedBodies(item: SpecNode, context: Context): Diagnostic[] {
  const shared = resolvedItems(item.get('parameters')).filter((one) =>
    ['body', 'formData'].includes(one.get('in')?.string ?? ''),
  );
  if (shared.length === 0) return [];
  return resolvedEntries(item)
    .filter(([key]) => methodOf(key))
    .flatMap(([, operation]) => {
      const own = resolvedItems(operation.get('parameters'));
      const names = own.map((one) => one.get('name')?.string);
      const inherited = shared.filter((one) => !names.includes(one.get('name')?.string));
      return bodies(operation, context, [...inherited, ...own]);
    });
}

/** Bodies and forms of 2.0 stand among the parameters. */
function bodies(operation: SpecNode, { root }: Context, all: readonly SpecNode[]): Diagnostic[] {
  const of = (place: string) => all.filter((one) => one.get('in')?.string === place);
  const [body, fields] = [of('body'), of('formData')];
  const at = operation.get('parameters')?.at ?? operation.at;
  const found = [
    ...(body.length > 1 ? [`${body.length} bodies`] : []),
    ...(body.length > 0 && fields.length > 0 ? ['a body and form fields'] : []),
  ];
  const consumes = (operation.get('consumes') ?? root.get('consumes'))?.items() ?? [];
  const isMultipart =
    consumes.length === 0 || consumes.some(({ string }) => string?.startsWith('multipart/'));
  return [
    ...found.map((what) => structureMessages.report('SPEC-066', at, { found: what })),
    ...all
      .filter((one) => one.get('type')?.string === 'file')
      .flatMap((one) => file(one, isMultipart)),
    ...(body.length > 0 && consumes.length === 0
      ? [structureMessages.report('SPEC-075', operation.at, { key: 'consumes', what: 'the body' })]
      : []),
  ];
}

function file(node: SpecNode, isMultipart: boolean): Diagnostic[] {
  const name = node.get('name')?.string ?? '';
  const place = node.get('in');
  const written = place?.string;
  // What is no text was told as such.
  if (place && written === undefined) return [];
  if (place && written !== 'formData') {
    const problem = `stands in ${written}, but can only be a form field`;
    return [
      structureMessages.report('SPEC-067', place.at, {
        name,
        problem,
        hint: 'write `in: formData`',
      }),
    ];
  }
  if (isMultipart) return [];
  const problem = 'needs a multipart form, which `consumes` does not name';
  const hint = 'add multipart/form-data to `consumes`';
  return [structureMessages.report('SPEC-067', node.at, { name, problem, hint })];
}
