// Mutants: one protection of an example is taken away or weakened, and the whole of what is then said is
// asserted, as `portcullis check --pack strict` would tell it.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readAnnotations } from '../../lib/annotations/index.js';
import { judge } from '../../lib/cli/check-files.js';
import type { Diagnostic } from '../../lib/diagnostics/index.js';
import { readModel } from '../../lib/model/index.js';
import { definePolicy, type Finding, packs, rules, type Subject } from '../../lib/policy/index.js';
import { loadSpecText } from '../../lib/spec/index.js';
import { subjectOf } from '../../stacks/subject.js';
import { synthesize } from '../../stacks/synthesize.js';
import { stubBundle } from '../constructs/synthesize.js';

export interface SpecMutant {
  readonly name: string;
  /** @default the specification itself; relative to it otherwise */
  readonly in?: string;
  /** Must stand in the file exactly once. */
  readonly find: string;
  /** @default '' */
  readonly replace?: string;
  /**
   * `<rule or code> <line>`, the line of the mutated text by what stands in it: `Order > properties > card` is the first
   * that begins with `card` after the first that begins with `properties` after … In front of it stands the file,
   * relative to the specification, where it is another one.
   */
  readonly expect: readonly string[];
}

export const root = fileURLToPath(new URL('../..', import.meta.url));
const TODAY = '2026-12-01';
const authorizerBundle = stubBundle();

/** Values of every `${name}` in the examples. */
const variables = {
  certificateArn:
    'arn:aws:acm:us-east-1:111122223333:certificate/0f0e0d0c-0b0a-4908-8706-050403020100',
  zoneId: 'Z0123456789ABCDEFGHIJ',
  truststoreVersion: '3sL4kqtJlcpXroDTDmJ',
};

/** Every rule, of every pack. */
export const everyRule = definePolicy(rules, { packs, today: TODAY });

/** What is said of a specification: findings, and the problems of those who read it. */
export interface Told {
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when the specification cannot be read. */
  readonly subject?: Subject;
  readonly terraform?: object;
}

/** File, relative to the specification → text. */
type Texts = Readonly<Record<string, string>>;

/** An example with all its files in memory. */
export class Example {
  readonly #texts: Texts;

  constructor(
    readonly file: string,
    others: readonly string[] = [],
  ) {
    const folder = path.join(root, path.dirname(file));
    const names = [path.basename(file), ...others];
    this.#texts = Object.fromEntries(
      names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
    );
  }

  /** As it stands. */
  check(): Promise<Told> {
    return this.#check(this.#texts);
  }

  /** With one edit. */
  mutate(mutant: SpecMutant): Promise<Told> {
    return this.#check(this.#edited(mutant));
  }

  /** What a mutant expects, with the numbers of its lines. */
  expected(mutant: SpecMutant): string[] {
    const texts = this.#edited(mutant);
    return mutant.expect.map((one) => {
      const [, said = '', where = ''] = /^(\S+) (.*)$/.exec(one) ?? [];
      const [first = '', ...rest] = where.split(' > ');
      if (texts[first] !== undefined) return `${said} ${first}:${lineOf(texts[first], rest)}`;
      return `${said} ${lineOf(texts[path.basename(this.file)] ?? '', [first, ...rest])}`;
    });
  }

  #edited({ in: name = path.basename(this.file), find, replace = '' }: SpecMutant): Texts {
    const [before, after, ...more] = (this.#texts[name] ?? '').split(find);
    if (after === undefined || more.length > 0)
      throw new Error(`${name} holds ${more.length > 0 ? 'more than one' : 'no'} ${find}`);
    return { ...this.#texts, [name]: `${before}${replace}${after}` };
  }

  /** The steps of `portcullis check`, on text. */
  async #check(texts: Texts): Promise<Told> {
    const { [path.basename(this.file)]: text = '', ...files } = texts;
    const spec = await loadSpecText(text, { name: this.file, cwd: root, files });
    if (!spec.value) return { findings: [], diagnostics: spec.diagnostics };
    const annotations = readAnnotations(spec.value, { variables });
    const model = annotations.value && readModel(spec.value, annotations.value);
    const diagnostics = [
      ...spec.diagnostics,
      ...annotations.diagnostics,
      ...(model?.diagnostics ?? []),
    ];
    if (!model?.value || diagnostics.some(({ severity }) => severity === 'error'))
      return { findings: [], diagnostics };
    const made = synthesize(model.value, { authorizerBundle });
    const { plan, terraform, gatewayPath } = made;
    const subject: Subject =
      plan && terraform
        ? subjectOf({ model: model.value, plan, terraform, gatewayPath })
        : { model: model.value };
    const judged = judge(this.file, subject, everyRule);
    return {
      subject,
      findings: judged.findings.filter(({ waived }) => !waived),
      diagnostics: [...diagnostics, ...made.diagnostics, ...judged.diagnostics],
      ...(terraform && { terraform }),
    };
  }

  /** What people would be told, as mutants expect it. */
  lines({ findings, diagnostics }: Told): string[] {
    return [
      ...findings.map(({ rule, at, of }) => `${rule} ${this.#place(at, of)}`),
      ...diagnostics
        .filter(({ severity }) => severity !== 'info')
        .map(({ code, at }) => (at ? `${code} ${this.#place(at)}` : code)),
    ].sort();
  }

  #place({ file, line }: { file: string; line: number }, of?: string): string {
    if (file === this.file) return String(line);
    const name = path.relative(path.dirname(this.file), file);
    return of !== undefined && name.startsWith('..') ? of : `${name}:${line}`;
  }
}

/** Counted from 1: of the first line that begins with the last key, after the lines of the others. */
function lineOf(text: string, keys: readonly string[]): number {
  const lines = text.split('\n').map((line) => line.replace(/^\s*(?:- )?(?:\{ )?/, ''));
  return keys.reduce((line, key) => {
    const found = lines.findIndex(
      (one, index) => index >= line && one.startsWith(key) && !/^[\w-]/.test(one.slice(key.length)),
    );
    if (found < 0) throw new Error(`no line begins with ${key} (${keys.join(' > ')})`);
    return found + 1;
  }, 0);
}

/** The files of specs/clinic beside openapi.yaml. */
export const clinicFiles = [
  ...['appointments', 'exports', 'lab-results', 'patient', 'rooms'].map(
    (one) => `paths/${one}.yaml`,
  ),
  ...['appointment', 'headers', 'parameters', 'patient', 'responses'].map(
    (one) => `schemas/${one}.yaml`,
  ),
];

export function readMutants<T>(name: string): T[] {
  return parse(readFileSync(path.join(root, 'test', 'mutants', name), 'utf8'));
}
