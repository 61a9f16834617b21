// What an annotation is: one key below `x-gateway`, with its schema, the places it may stand at, how
// it is inherited and what its page in the documentation says.

import type { z } from 'zod';
import type { Location } from '../source/index.js';
import type { messages } from './messages.js';

/** The kinds of places `x-gateway` may stand at. */
export type Scope = 'root' | 'pathItem' | 'operation' | 'scheme' | 'schema' | 'parameter';

/** A parsed value and the key it was written under. */
export interface Placed<Written> {
  readonly value: Written;
  readonly at: Location;
}

export interface AnnotationContext {
  /** `info.title`; empty when there is none. */
  readonly title: string;
  /** `info.version`; empty when there is none. */
  readonly version: string;
  /** URL of the HTTP back end for operations that name none. */
  readonly defaultBackend?: string;
  report: (...problem: Parameters<typeof messages.report>) => void;
}

export interface AnnotationExample {
  readonly title: string;
  /** YAML, starting at `x-gateway:`. */
  readonly yaml: string;
}

export interface Annotation<Written = unknown, Setting = unknown> {
  /** The key below `x-gateway`. */
  readonly name: string;
  /** One sentence without a full stop. */
  readonly summary: string;
  readonly scopes: readonly Scope[];
  /** What may be written at one place; its output has shorthands spelled out and units converted. */
  readonly schema: z.ZodType<Written>;
  /** Whether path items and operations inherit it. */
  readonly cascades: boolean;
  /** Name of the setting it becomes. @default its own name */
  readonly setting?: string;
  /** What holds where nobody wrote it, in words. */
  readonly default?: string;
  /** Markdown paragraphs. */
  readonly description: string;
  readonly examples: readonly AnnotationExample[];
  /** The setting that a chain of values gives, farthest first; called with none for the default. */
  resolve?(chain: readonly Placed<Written>[], context: AnnotationContext): Setting | undefined;
}

/** The value nearest to the operation. */
export function last<Written>(chain: readonly Placed<Written>[]): Placed<Written> | undefined {
  return chain[chain.length - 1];
}

/** All values of a chain in one: objects merge by key, everything else is replaced by the nearer one. */
export function mergeByKey<Written extends object>(
  chain: readonly Placed<Written>[],
): Partial<Written> {
  return chain.reduce((merged: Partial<Written>, { value }) => merge(merged, value), {});
}

function merge<T>(outer: T, inner: T): T {
  if (!isMap(outer) || !isMap(inner)) return inner;
  const merged: Record<string, unknown> = { ...outer };
  for (const [key, value] of Object.entries(inner)) {
    if (value !== undefined) merged[key] = merge(merged[key], value);
  }
  return merged as T;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
