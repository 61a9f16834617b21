// A baseline: the findings that a project had when it began to look, kept in a file that people can read and that
// changes by a line for each finding that is fixed.

import path from 'node:path';
import * as z from 'zod';
import { issueDiagnostics, map } from '../annotations/index.js';
import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import { type Finding, type FindingIdentity, identityOf, withoutKnown } from '../policy/index.js';
import type { Location } from '../source/index.js';
import { readDocument } from '../spec/index.js';
import { configMessages } from './messages.js';
import { tellConfig } from './read-config.js';

const VERSION = 1;

const shape = map({
  version: z.literal(VERSION),
  findings: z.array(
    map({ rule: z.string(), file: z.string(), at: z.string(), message: z.string() }),
  ),
});

export interface Baseline {
  readonly known: readonly FindingIdentity[];
  /** Folder that its files are relative to. */
  readonly folder: string;
  /** The list of its findings. */
  readonly at: Location;
}

/** `from` is where its name is written. */
export async function readBaseline(
  file: string,
  cwd: string,
  from?: Location,
): Promise<Outcome<Baseline>> {
  const { value: document, diagnostics } = await readDocument(file, {
    cwd,
    from,
    hint: 'write it with `portcullis check --create-baseline FILE`',
  });
  if (!document) return { diagnostics };
  const parsed = shape.safeParse(document.value);
  if (!parsed.success) {
    const { at, value } = document;
    const told = issueDiagnostics(parsed.error.issues, value, at, 'the baseline', tellConfig);
    return { diagnostics: [...diagnostics, ...told] };
  }
  return {
    value: {
      known: parsed.data.findings,
      folder: path.dirname(path.resolve(cwd, file)),
      at: document.at.child('findings'),
    },
    diagnostics,
  };
}

/**
 * The findings that a baseline does not know; and where everything was checked, what it knows and is fixed, so that
 * nobody brings it back under its cover.
 */
export function applyBaseline(
  findings: readonly Finding[],
  { known, folder, at }: Baseline,
  { complete }: { readonly complete: boolean },
): { findings: readonly Finding[]; diagnostics: Diagnostic[] } {
  const { findings: fresh, fixed } = withoutKnown(findings, known, folder);
  const gone = complete ? fixed : [];
  const related = gone.map((one) => ({
    at: at.child(known.indexOf(one)),
    message: `${one.rule} in ${one.file}`,
  }));
  return {
    findings: fresh,
    diagnostics:
      gone.length > 0
        ? [configMessages.report('CONF-012', at, { count: gone.length }, related)]
        : [],
  };
}

/** The text of a baseline of these findings; waived ones have their waivers, and rules that fail prove nothing. */
export function writeBaseline(findings: readonly Finding[], folder: string): string {
  const known = findings
    .filter(({ waived, verdict }) => !waived && verdict !== 'error')
    .map((finding) => identityOf(finding, folder))
    .sort(byPlace);
  const lines = known.map((one) => `    ${JSON.stringify(one)}`).join(',\n');
  const list = known.length > 0 ? `[\n${lines}\n  ]` : '[]';
  return `{\n  "version": ${VERSION},\n  "findings": ${list}\n}\n`;
}

/** By code units, so that every machine writes the same order. */
function byPlace(a: FindingIdentity, b: FindingIdentity): number {
  const [one, other] = [a, b].map(({ file, rule, at, message }) =>
    [file, rule, at, message].join('\0'),
  );
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1;
}
