// Every structural error of a document, at its place. One walk over a table of shapes; each object is checked once,
// however many references lead to it.

import { type Diagnostic, distinctDiagnostics, nearest } from '../../diagnostics/index.js';
import type { SpecDocument } from '../document.js';
import type { SpecNode } from '../node.js';
import { checkSchema, checkSimple } from './check-schema.js';
import { type Context, checksOf, operationIdsOf } from './checks/index.js';
import { composedByReference } from './composed.js';
import { kindOf } from './kind-of.js';
import { structureMessages } from './messages.js';
import { besidesReference, misplacedReference } from './misplaced-reference.js';
import { schemaReference } from './schemas/index.js';
import { type Kind, type Shape, shapesOf } from './shapes.js';

export function checkStructure(document: SpecDocument): Diagnostic[] {
  const { root, version } = document;
  const context = { root, version, operationIds: operationIdsOf(root) };
  const walk = new Walk(shapesOf(version), context, composedByReference(document));
  walk.object(document.root, 'document', 'the document');
  return distinctDiagnostics(walk.diagnostics);
}

class Walk {
  readonly diagnostics: Diagnostic[] = [];
  /** Values that were checked, by the shape they were checked for. */
  readonly #seen = new Map<string, Set<object>>();

  constructor(
    private readonly shapes: Readonly<Record<string, Shape>>,
    private readonly context: Context,
    private readonly composed: ReadonlySet<object>,
  ) {}

  /** `what`: how the object is called where it is not one. */
  object(written: SpecNode, name: string, what: string): void {
    const misled = this.#reference(written, name, what);
    this.diagnostics.push(...misled);
    const node = written.deref();
    // A reference that leads nowhere, or to something else, was reported as such.
    if (!node || (name !== 'schema' && misled.some(({ code }) => code === 'SPEC-090'))) return;
    if (this.#wasSeen(name, node)) return;
    if (name === 'schema') {
      const { object } = node;
      const composed = object !== undefined && this.composed.has(object);
      const place = { version: this.context.version, composed };
      checkSchema(node, place, (diagnostic) => this.diagnostics.push(diagnostic));
      return;
    }
    const shape = this.shapes[name];
    if (!shape) return;
    if (!node.object) this.#wrong(node, what, 'a map');
    else this.#members(node, shape, name);
    if (this.context.version === '2.0') this.#simpleValues(node, name);
    for (const check of node.object ? checksOf(name) : [])
      this.diagnostics.push(...check(node, this.context));
  }

  #reference(written: SpecNode, name: string, what: string): Diagnostic[] {
    if (written.ref === undefined) return [];
    const { version } = this.context;
    if (name === 'schema') return schemaReference(written, version);
    // What stands beside the reference of a path item is undefined, and read here.
    const besides = name === 'pathItem' ? [] : besidesReference(written);
    return [...misplacedReference(written, name, version, what), ...besides];
  }

  #simpleValues(node: SpecNode, name: string): void {
    const described =
      name === 'response'
        ? (node.get('headers')?.entries() ?? []).map(([, header]) => header)
        : name === 'parameter' && node.get('in')?.string !== 'body'
          ? [node]
          : [];
    for (const one of described)
      checkSimple(one, (diagnostic) => this.diagnostics.push(diagnostic));
  }

  #wasSeen(name: string, { object }: SpecNode): boolean {
    if (!object) return false;
    const seen = this.#seen.get(name) ?? new Set();
    this.#seen.set(name, seen);
    if (seen.has(object)) return true;
    seen.add(object);
    return false;
  }

  #members(node: SpecNode, shape: Shape, name: string): void {
    const { what, fields, members, required = [], asked = [] } = shape;
    const { object = {} } = node;
    const lacks = (key: string) => !Object.hasOwn(object, key);
    for (const key of required) if (lacks(key)) this.#report('SPEC-051', node, { what, key });
    for (const key of asked) if (lacks(key)) this.#report('SPEC-052', node, { what, key });
    for (const key of Object.keys(object)) {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      if (field && isSettled(object[key], field)) continue;
      const child = node.child(key, object[key]);
      if (field) this.#value(child, field, `\`${key}\``);
      else if (key.startsWith('x-') || key === '$ref') continue;
      else if (members) this.#member(name, key, child, members);
      else this.#unknown(shape, name, key, child);
    }
    if (name === 'pathItem' || name === 'operation') this.#repeated(node.get('parameters'));
  }

  #member(name: string, key: string, child: SpecNode, kind: Kind): void {
    if (name === 'paths' && !key.startsWith('/')) {
      this.diagnostics.push(structureMessages.report('SPEC-055', child.at.key(), { path: key }));
    } else if (name === 'responses' && !/^([1-5](\d\d|XX)|default)$/i.test(key)) {
      this.diagnostics.push(structureMessages.report('SPEC-057', child.at.key(), { status: key }));
    }
    this.#value(child, kind, name === 'paths' ? `the path \`${key}\`` : `the response \`${key}\``);
  }

  #value(node: SpecNode, kind: Kind, what: string): void {
    const { value } = node;
    if (kind === 'any' || isSettled(value, kind)) return;
    if (kind === 'string' || kind === 'boolean' || kind === 'number') {
      const expected = { string: 'a text', boolean: 'true or false', number: 'a number' }[kind];
      this.#wrong(node, what, expected);
    } else if (kind === 'texts') {
      if (!Array.isArray(value)) this.#wrong(node, what, 'a list of texts');
    } else if (kind === 'security') this.#security(node);
    else if ('object' in kind) this.object(node, kind.object, what);
    else if ('oneOf' in kind) this.#oneOf(node, kind.oneOf, what);
    else if ('list' in kind) {
      if (!Array.isArray(value)) this.#wrong(node, what, 'a list');
      for (const item of node.items()) this.object(item, kind.list, `an item of ${what}`);
    } else {
      if (!node.object) this.#wrong(node, what, 'a map');
      for (const [key, child] of node.entries()) {
        // Many headers are called X-…; elsewhere these are extensions.
        if (!key.startsWith('x-') || kind.map === 'header')
          this.object(child, kind.map, `\`${key}\``);
      }
    }
  }

  #security(node: SpecNode): void {
    if (!Array.isArray(node.value)) this.#wrong(node, '`security`', 'a list');
    for (const item of node.items()) {
      if (!item.object) this.#wrong(item, 'the security requirement', 'a map of schemes');
      for (const [name, scopes] of item.entries()) {
        if (!Array.isArray(scopes.value))
          this.#wrong(scopes, `the requirement \`${name}\``, 'a list of scopes');
      }
    }
  }

  #oneOf(node: SpecNode, known: readonly string[], what: string): void {
    const { value } = node;
    if (typeof value !== 'string') this.#wrong(node, what, 'a text');
    else if (!known.includes(value)) {
      const near = nearest(value, known);
      this.#report('SPEC-054', node, { what, found: value, known: known.join(', '), near });
    }
  }

  /** The other version of OpenAPI, where a field is one of those that it has in such an object. */
  #versionOf(name: string, key: string): string | undefined {
    const other = this.context.version === '2.0' ? '3.0' : '2.0';
    const shape = shapesOf(other)[name];
    return shape && Object.hasOwn(shape.fields, key) ? other : undefined;
  }

  #unknown({ what, fields }: Shape, name: string, key: string, child: SpecNode): void {
    const known = Object.keys(fields);
    // Keys that resemble none are somebody's extension; likely typos are worth a word, and what looks like an operation.
    const near = nearest(key, known);
    const since = this.#versionOf(name, key);
    if (near || since || child.object?.['responses'] !== undefined)
      this.diagnostics.push(
        structureMessages.report('SPEC-053', child.at.key(), { what, key, near, since }),
      );
  }

  #repeated(parameters: SpecNode | undefined): void {
    const seen = new Set<string>();
    for (const item of parameters?.items() ?? []) {
      const node = item.deref();
      const [name, place] = [node?.get('name')?.string, node?.get('in')?.string];
      if (name === undefined || place === undefined) continue;
      if (seen.has(`${place} ${name}`)) this.#report('SPEC-056', item, { name, place });
      seen.add(`${place} ${name}`);
    }
  }

  #wrong(node: SpecNode, what: string, expected: string): void {
    this.#report('SPEC-050', node, { what, found: kindOf(node.value), expected });
  }

  #report<C extends keyof typeof structureMessages.definitions & string>(
    code: C,
    node: SpecNode,
    params: Parameters<typeof structureMessages.report<C>>[2],
  ): void {
    this.diagnostics.push(structureMessages.report(code, node.at, params));
  }
}

/** Whether a value is what it should be and has nothing below it to look at, as most values. */
function isSettled(value: unknown, kind: Kind): boolean {
  // Numbers and the like are texts to a lenient reader: `summary: 5`.
  if (kind === 'string') return typeof value !== 'object' || value === null;
  return kind === 'any' || typeof value === kind;
}
