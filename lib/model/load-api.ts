// The three stages from a file to the model, as every command and stack runs them.

import { readAnnotations } from '../annotations/index.js';
import { type Diagnostic, hasErrors, type PartialOutcome } from '../diagnostics/index.js';
import { type LoadOptions, loadSpec } from '../spec/index.js';
import type { ApiModel } from './api-model.js';
import { readModel } from './read-model.js';

export interface LoadApiOptions extends LoadOptions {
  /** Values of `${name}` in annotations. */
  readonly variables?: Readonly<Record<string, string>>;
  /** HTTP back end of operations that name none. */
  readonly defaultBackend?: string;
}

/** Reads a specification and its annotations into the model; absent when anything is wrong with them. */
export async function loadApi(
  path: string,
  options: LoadApiOptions = {},
): Promise<PartialOutcome<ApiModel>> {
  const { variables, defaultBackend, ...loadOptions } = options;
  const loaded = await loadSpec(path, loadOptions);
  const document = loaded.value ?? loaded.partial;
  if (!document) return { diagnostics: loaded.diagnostics };
  const annotated = readAnnotations(document, {
    ...(variables && { variables }),
    ...(defaultBackend !== undefined && { defaultBackend }),
  });
  const read = annotated.value && readModel(document, annotated.value);
  // What later stages say of a damaged document may come from the damage.
  if (!loaded.value) {
    return { ...(read?.value && { partial: read.value }), diagnostics: loaded.diagnostics };
  }
  const diagnostics: readonly Diagnostic[] = [
    ...loaded.diagnostics,
    ...annotated.diagnostics,
    ...(read?.diagnostics ?? []),
  ];
  return read?.value && !hasErrors(diagnostics)
    ? { value: read.value, diagnostics }
    : { diagnostics };
}
