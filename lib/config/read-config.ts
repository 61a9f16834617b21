// Reads portcullis.yaml into a located, checked value. What it says about rules is checked later, when the
// organisation's own are known.

import path from 'node:path';
import { issueDiagnostics, type TellShape } from '../annotations/index.js';
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/index.js';
import type { Location } from '../source/index.js';
import { readDocument } from '../spec/index.js';
import { configShape, type WrittenConfig } from './config-shape.js';
import { configMessages } from './messages.js';

export interface Config {
  readonly written: WrittenConfig;
  /** The top of the file. */
  readonly at: Location;
  /** Absolute path of the folder that its paths are relative to. */
  readonly folder: string;
}

const CODES = {
  unknownKey: 'CONF-001',
  wrongType: 'CONF-002',
  wrongValue: 'CONF-003',
  missingKey: 'CONF-004',
} as const;

/** Tells mistakes in the shape of the configuration. */
export const tellConfig: TellShape = (kind, at, params) =>
  configMessages.report(CODES[kind], at, params as never);

export async function readConfig(file: string, cwd: string): Promise<Outcome<Config>> {
  const { value: document, diagnostics } = await readDocument(file, {
    cwd,
    hint: 'start with `packs: [recommended]`, or remove the file',
  });
  if (!document) return { diagnostics };
  const parsed = configShape.safeParse(document.value);
  const name = path.basename(file);
  const told: Diagnostic[] = parsed.success
    ? []
    : issueDiagnostics(parsed.error.issues, document.value, document.at, name, tellConfig);
  const all = [...diagnostics, ...told];
  if (!parsed.success || hasErrors(all)) return { diagnostics: all };
  return {
    value: { written: parsed.data, at: document.at, folder: path.dirname(file) },
    diagnostics: all,
  };
}
