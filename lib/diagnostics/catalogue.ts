// Typed catalogues: each room's messages stand in one table, and the compiler checks that whoever
// reports one brings the values its text needs.

import type { Location } from '../source/index.js';
import type { Diagnostic, DiagnosticSeverity, RelatedLocation } from './diagnostic.js';

export interface MessageDefinition<P> {
  readonly severity: DiagnosticSeverity;
  readonly message: (params: P) => string;
  readonly hint?: (params: P) => string | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: the parameters are inferred per entry; `any` only bounds the table
type Definitions = Readonly<Record<string, MessageDefinition<any>>>;

type ParamsOf<D> = D extends MessageDefinition<infer P> ? P : never;

/** Where a diagnostic points: into a file, or at a file that could not be read. */
export type Where = Location | { readonly file: string };

export interface Catalogue<D extends Definitions> {
  /** Every definition, for documentation. */
  readonly definitions: D;
  /** Makes the diagnostic `code` at a place. */
  report<C extends keyof D & string>(
    code: C,
    where: Where | undefined,
    params: ParamsOf<D[C]>,
    related?: readonly RelatedLocation[],
  ): Diagnostic;
}

/** Declares one entry with its parameter type: `message<{ name: string }>({ … })`. */
export function message<P = Record<string, never>>(
  definition: MessageDefinition<P>,
): MessageDefinition<P> {
  return definition;
}

export function defineCatalogue<D extends Definitions>(definitions: D): Catalogue<D> {
  return {
    definitions,
    report(code, where, params, related) {
      const definition = definitions[code] as MessageDefinition<typeof params>;
      const hint = definition.hint?.(params);
      return {
        code,
        severity: definition.severity,
        message: definition.message(params),
        ...(where &&
          ('file' in where && !('path' in where)
            ? { file: where.file }
            : { at: where as Location })),
        ...(hint !== undefined && { hint }),
        ...(related && related.length > 0 && { related }),
      };
    },
  };
}
