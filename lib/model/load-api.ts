// The three stages from a file to the model, as every command and stack runs them.

import { readAnnotations } from '../annotations/index.js';
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/index.js';
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
): Promise<Outcome<ApiModel>> {
  const { variables, defaultBackend, ...loadOptions } = options;
  const loaded = await loadSpec(path, loadOptions);
  if (!loaded.value) return { diagnostics: loaded.diagnostics };
  const annotated = readAnnotations(loaded.value, {
    ...(variables && { variables }),
    ...(defaultBackend !== undefined && { defaultBackend }),
  });
  const read = annotated.value && readModel(loaded.value, annotated.value);
  const diagnostics: readonly Diagnostic[] = [
    ...loaded.diagnostics,
    ...annotated.diagnostics,
    ...(read?.diagnostics ?? []),
  ];
  return read?.value && !hasErrors(diagnostics)
    ? { value: read.value, diagnostics }
    : { diagnostics };
}
