// What the lowering of a part of a schema has to know of the schemas around it.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { Schema } from '../../model/index.js';
import type { Location } from '../../source/index.js';
import type { JsonObject } from '../types.js';
import type { Schemas } from './composition.js';
import type { HiddenProperties } from './hidden.js';

/** Where in a named schema a part stands. */
export interface Place {
  /** Below `allOf`, `anyOf`, `oneOf` or `not`. */
  readonly composed: boolean;
  /** Below `properties`, `items` or `additionalProperties`: it applies to another value than the schema itself. */
  readonly descended: boolean;
}

export interface LowerContext {
  readonly model: Schemas;
  readonly place: Place;
  /** Schemas around this one, inlined ones included. */
  readonly depth: number;
  readonly lower: (schema: Schema, at: Location, context: LowerContext) => JsonObject;
  /** A reference to the model of a named schema, or what stands for it where a circle must be cut. */
  readonly reference: (name: string, at: Location, context: LowerContext) => JsonObject;
  /** Whether a named schema has another model for the other direction. */
  readonly differs: (name: string) => boolean;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Notes a keyword that was left out without a loss. */
  readonly strip: (keyword: string) => void;
  /** Notes that something was left out because it belongs to the other direction. */
  readonly hides: () => void;
  /** Remembers where the value of `oneOf` or `not` stands, which is settled when all models are known. */
  readonly locate: (part: object, at: Location) => void;
  readonly hidden: HiddenProperties;
  /** Names of hidden properties of the whole composition, whose `required` may stand in another branch. */
  readonly hiddenNames: ReadonlySet<string>;
  /** Named schemas that stand inlined around this part. */
  readonly inlined: ReadonlySet<string>;
  /** Takes one from what may be inlined in the whole document; `false` when nothing is left. */
  readonly mayInline: () => boolean;
}

/** Levels of schemas in one model. Keeps the walks over it off the stack's end. */
export const DEEPEST = 300;
/**
 * Times that a schema is inlined in one document. Compositions of compositions may ask for any power of two; the
 * specifications of large companies for none.
 */
export const MOST_INLINED = 1000;

/** The context of schemas for a part of the value, a property or an item, in which these names are hidden. */
export function below(context: LowerContext, hiddenNames: ReadonlySet<string>): LowerContext {
  return {
    ...context,
    place: { ...context.place, descended: true },
    depth: context.depth + 1,
    hiddenNames,
  };
}

/** The context of a branch of a composition. */
export function inBranch(context: LowerContext): LowerContext {
  return {
    ...context,
    place: { ...context.place, composed: true },
    depth: context.depth + 1,
  };
}

export interface Watched<T> {
  readonly result: T;
  /** Something got wider than the specification. */
  readonly isWider: boolean;
  /** Something was left out because it belongs to the other direction. */
  readonly hasHidden: boolean;
}

/** The context of a named schema that is written out where it is referred to. */
export function inlining(context: LowerContext, name: string): LowerContext {
  return { ...context, depth: context.depth + 1, inlined: new Set([...context.inlined, name]) };
}

/** Runs a part of the lowering and says what it lost. */
export function watch<T>(context: LowerContext, run: (context: LowerContext) => T): Watched<T> {
  let isWider = false;
  let hasHidden = false;
  const result = run({
    ...context,
    report: (diagnostic) => {
      isWider ||= diagnostic.severity !== 'info';
      context.report(diagnostic);
    },
    hides: () => {
      hasHidden = true;
      context.hides();
    },
  });
  return { result, isWider, hasHidden };
}
