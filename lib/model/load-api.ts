// The three stages from a file to the model, as every command and stack runs them.

import { readAnnotations } from '../annotations/index.js';
import { type Diagnostic, hasErrors, type PartialOutcome } from '../diagnostics/index.js';
import { type LoadOptions, loadSpec, type SpecDocument } from '../spec/index.js';
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
  { variables, defaultBackend, ...options }: LoadApiOptions = {},
): Promise<PartialOutcome<ApiModel>> {
  return readApi(await loadSpec(path, options), {
    ...(variables && { variables }),
    ...(defaultBackend !== undefined && { defaultBackend }),
  });
}

/** The same of a specification that was read already. */
export function readApi(
  read: PartialOutcome<SpecDocument>,
  options: Pick<LoadApiOptions, 'variables' | 'defaultBackend'>,
): PartialOutcome<ApiModel> {
  const document = read.value ?? read.partial;
  if (!document) return { diagnostics: read.diagnostics };
  const annotated = readAnnotations(document, options);
  const model = annotated.value && readModel(document, annotated.value, options.variables);
  const partial = model?.value ?? model?.partial;
  // What later stages say of a damaged document may come from the damage.
  if (!read.value) {
    // Two operations of one name are that, whatever is wrong elsewhere.
    const names = (model?.diagnostics ?? []).filter(({ code }) => code === 'MOD-001');
    return { ...(partial && { partial }), diagnostics: [...read.diagnostics, ...names] };
  }
  const diagnostics: readonly Diagnostic[] = [
    ...read.diagnostics,
    ...annotated.diagnostics,
    ...(model?.diagnostics ?? []),
  ];
  return model?.value && !hasErrors(diagnostics)
    ? { value: model.value, diagnostics }
    : { ...(partial && { partial }), diagnostics };
}
