// Terraform's native syntax, read as its JSON syntax says the same, so that all behind it is one.

import type { Diagnostic } from '../../../diagnostics/index.js';
import { Location, SourceFile } from '../../../source/index.js';
import { policyMessages } from '../../messages.js';
import { readHclFile, type SyntaxProblem } from './bodies.js';
import { attempt, Cursor } from './cursor.js';
import type { Part } from './syntax.js';
import { readTemplateText } from './templates.js';
import { bodyAsJson, placeAt } from './to-json.js';

export type { Expression, Part } from './syntax.js';
export { keyOf, templateText } from './to-json.js';

export interface HclSource {
  /** As in Terraform's JSON syntax; what is wrong in the text is left out. */
  readonly json: unknown;
  /** Knows where in the HCL the values of the JSON stand. */
  readonly source: SourceFile;
  /** Of mistakes in its syntax, each at the path of the block that it is in. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the text of a `*.tf` or `*.tfvars` file. */
export function readHcl(name: string, text: string): HclSource {
  const { items, problems } = readHclFile(text);
  const top = bodyAsJson(items, { start: 0, end: text.length });
  const source = new SourceFile(name, name, text, (path) => placeAt(top, path));
  return { json: top.value, source, diagnostics: problems.map((one) => report(one, source)) };
}

/** The parts of a string in Terraform's JSON syntax; `undefined` where it is no template. */
export function readTemplate(text: string): readonly Part[] | undefined {
  const read = attempt(() => readTemplateText(new Cursor(text)));
  return 'error' in read ? undefined : read.value;
}

function report({ error, block }: SyntaxProblem, source: SourceFile): Diagnostic {
  const { at, problem, hint } = error;
  const located = source.located(() => ({ value: [at.start, at.end], isCollection: false }));
  const path = block ? [block.type, ...block.labels] : [];
  return policyMessages.report('POL-006', new Location(located, path), { problem, hint });
}
