// Reads the `x-amazon-apigateway-*` of a place: evaluated, as API Gateway understands them, and without what it would
// pass over. Whatever is wrong with one is told where it stands.

import type * as z from 'zod';
import { issueDiagnostics, type TellShape } from '../../annotations/index.js';
import { type Diagnostic, distinctDiagnostics, nearest } from '../../diagnostics/index.js';
import type { Location } from '../../source/index.js';
import { isObject, type SpecNode } from '../../spec/index.js';
import { modelMessages } from '../messages.js';
import { evaluateFunctions, type Problem } from './functions.js';
import { EXTENSIONS, HTTP_API_KEYS, PLACES, type Place } from './shapes.js';

const AWS = 'x-amazon-apigateway-';
const ENDINGS = Object.keys(EXTENSIONS).map((name) => name.slice(AWS.length));

export class ExtensionReader {
  readonly #diagnostics: Diagnostic[] = [];

  /** `variables` by name, for functions of CloudFormation. */
  constructor(private readonly variables: Readonly<Record<string, string>> = {}) {}

  get diagnostics(): readonly Diagnostic[] {
    // A path item that several paths refer to is read for each.
    return distinctDiagnostics(this.#diagnostics);
  }

  /** What API Gateway gets, by the name of the extension; what is wrong, as it is written. */
  read(node: SpecNode, place: Place): Record<string, unknown> {
    const found: Record<string, unknown> = {};
    for (const name of Object.keys(node.object ?? {})) {
      if (!name.startsWith(AWS) && nearestTo(name) === undefined) continue;
      const written = node.get(name);
      if (written && this.#isRead(name, place, written.at.key()))
        found[name] = this.#value(name, written);
    }
    return found;
  }

  #isRead(name: string, place: Place, at: Location): boolean {
    const extension = Object.hasOwn(EXTENSIONS, name) ? EXTENSIONS[name] : undefined;
    if (!extension) {
      const near = nearestTo(name);
      this.#diagnostics.push(
        near
          ? modelMessages.report('MOD-007', at, { name, near })
          : modelMessages.report('MOD-008', at, { name }),
      );
      return false;
    }
    if (!extension.places.includes(place)) {
      const allowed = extension.places.map((one) => PLACES[one]).join(' or ');
      this.#diagnostics.push(
        modelMessages.report('MOD-009', at, { name, place: PLACES[place], allowed }),
      );
      return false;
    }
    if (extension.left) {
      this.#diagnostics.push(modelMessages.report('MOD-010', at, { name, ...extension.left }));
      return false;
    }
    return extension.shape !== undefined;
  }

  #value(name: string, written: SpecNode): unknown {
    // As APIs have them that keep integrations under `components`. API Gateway itself follows none.
    const node = written.deref();
    if (!node) {
      const { ref = '' } = written;
      this.#diagnostics.push(modelMessages.report('MOD-014', written.at, { name, ref }));
      return written.value;
    }
    const { at } = node;
    const { value, problems } = evaluateFunctions(node.value, this.variables);
    for (const problem of problems) this.#diagnostics.push(this.#told(problem, at));
    if (problems.length > 0) return node.value;
    const kept = this.#withoutHttpApiKeys(name, value, at);
    const parsed = shapeOf(name)?.safeParse(kept);
    if (parsed?.error)
      this.#diagnostics.push(...issueDiagnostics(parsed.error.issues, kept, at, name, tell));
    return kept;
  }

  #told(problem: Problem, at: Location): Diagnostic {
    const { kind, name, path } = problem;
    const place = at.child(...path);
    if (kind === 'function') return modelMessages.report('MOD-012', place, { name });
    const known = Object.keys(this.variables);
    return modelMessages.report('MOD-011', place, { name, near: nearest(name, known) });
  }

  #withoutHttpApiKeys(name: string, value: unknown, at: Location): unknown {
    const keys = HTTP_API_KEYS[name];
    if (!keys || !isObject(value)) return value;
    const present = keys.filter((key) => Object.hasOwn(value, key));
    if (present.length === 0) return value;
    for (const key of present)
      this.#diagnostics.push(modelMessages.report('MOD-013', at.child(key).key(), { key }));
    return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
  }
}

const shapes = new Map<string, z.ZodType>();

function shapeOf(name: string): z.ZodType | undefined {
  const shape = shapes.get(name) ?? EXTENSIONS[name]?.shape?.();
  if (shape) shapes.set(name, shape);
  return shape;
}

/** The extension that was meant, where its end or what stands before is misspelt; not both, or every name is near. */
function nearestTo(name: string): string | undefined {
  const ending = name.startsWith(AWS)
    ? nearest(name.slice(AWS.length), ENDINGS)
    : ENDINGS.find((one) => name.endsWith(one) && nearest(name.slice(0, -one.length), [AWS]));
  return ending && `${AWS}${ending}`;
}

const CODES = {
  unknownKey: 'MOD-003',
  wrongType: 'MOD-004',
  wrongValue: 'MOD-005',
  missingKey: 'MOD-006',
} as const;

const tell: TellShape = (kind, at, params) =>
  modelMessages.report(CODES[kind], at, params as never);
