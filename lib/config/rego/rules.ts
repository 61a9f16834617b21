// Rules out of Rego: each package below `portcullis.rules` is one, with its metadata as a value and what it denies as
// a set.

import * as z from 'zod';
import {
  defineRule,
  inputDocument,
  type Judgement,
  type Places,
  type Rule,
  type Subject,
} from '../../policy/index.js';
import { fromPointer, type Location } from '../../source/index.js';
import { issuesOf, ruleMetadata } from '../rule-metadata.js';
import type { RegoEngine } from './engine.js';

const violation = z.strictObject({
  message: z.string().min(1),
  at: z.string().optional(),
  hint: z.string().optional(),
  of: z.string().optional(),
});

const verdicts = z.looseObject({
  applies: z.boolean().default(true),
  deny: z.array(violation).default([]),
  unknown: z.array(violation).default([]),
});

/**
 * The rules of an engine.
 * @throws Error that says what is wrong with them.
 */
export function regoRules(engine: RegoEngine): Rule[] {
  // Metadata does not depend on the input, so that one without any part shows it.
  const packages = packagesOf(engine.evaluate({ portcullis: 1 }));
  const names = Object.keys(packages);
  if (names.length === 0) throw new Error('it has no package below `portcullis.rules`');
  const evaluated = new WeakMap<Subject, Evaluated>();
  const evaluateOnce = (subject: Subject) => {
    const known = evaluated.get(subject);
    if (known) return known;
    const { document, places } = inputDocument(subject);
    const made = { places, packages: packagesOf(engine.evaluate(document)) };
    evaluated.set(subject, made);
    return made;
  };
  return names.map((name) => {
    const read = ruleMetadata.safeParse(
      (packages[name] as { metadata?: unknown } | null)?.metadata,
    );
    if (!read.success)
      throw new Error(`package portcullis.rules.${name}: metadata: ${issuesOf(read.error)}`);
    return defineRule({
      ...read.data,
      check: (subject) => judge(name, subject, evaluateOnce(subject)),
    });
  });
}

interface Evaluated {
  readonly places: Places;
  readonly packages: Readonly<Record<string, unknown>>;
}

function packagesOf(value: unknown): Readonly<Record<string, unknown>> {
  if (value === undefined) return {};
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new Error('`data.portcullis.rules` is no object');
}

function judge(
  name: string,
  subject: Subject,
  { places, packages }: Evaluated,
): Judgement[] | undefined {
  const read = verdicts.safeParse(packages[name]);
  if (!read.success) throw new Error(issuesOf(read.error));
  const { applies, deny, unknown } = read.data;
  if (!applies) return undefined;
  const judgement = (verdict: 'fail' | 'unknown') => (one: z.output<typeof violation>) => ({
    verdict,
    message: one.message,
    at: placeOf(one.at, subject, places),
    ...(one.hint !== undefined && { hint: one.hint }),
    ...(one.of !== undefined && { of: one.of }),
  });
  return [...deny.map(judgement('fail')), ...unknown.map(judgement('unknown'))];
}

/** A place of the input, or one below it. */
function placeOf(
  text: string | undefined,
  { model, terraform }: Subject,
  places: Places,
): Location {
  if (text === undefined) {
    const top = model?.annotations.root.at ?? terraform?.resources[0]?.at();
    if (top) return top;
    throw new Error('a violation has no `at`');
  }
  const [file = '', pointer = ''] = [
    text.slice(0, text.indexOf('#')),
    text.slice(text.indexOf('#') + 1),
  ];
  const keys = fromPointer(pointer);
  for (let length = keys.length; length >= 0; length--) {
    const above = keys
      .slice(0, length)
      .map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    const found = places.get(`${file}#${above.join('')}`);
    if (found) return found.child(...keys.slice(length));
  }
  throw new Error(`\`${text}\` is no place of the input: give back an \`at\` of it`);
}
