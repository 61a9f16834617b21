// What request validation enforces: values of null, and compositions.

import { validating } from './bodies.js';
import type { Answer, Question } from './question.js';
import type { Body, Scratch } from './scratch.js';

/** Request bodies, and whether the specification allows them. */
type Trial = readonly (readonly [body: unknown, allowed: boolean])[];

const STRING = { type: 'string' };
const thing = (name: Body): Body => ({ type: 'object', properties: { name } });

export const validationQuestions: readonly Question[] = [
  question('nullable-any-of', {
    question: 'Does anyOf with enum [null] let null through and nothing else?',
    assumption: 'unknown: a nullable schema loses its type instead, which is weaker',
    holds: () => true,
    schema: thing({ anyOf: [STRING, { enum: [null] }] }),
    trial: [
      [{ name: 'a' }, true],
      [{ name: null }, true],
      [{ name: 1 }, false],
    ],
  }),
  question('nullable-without-type', {
    question: 'Does a property without a type let null through?',
    assumption: 'yes: that is what a nullable schema becomes',
    schema: thing({ description: 'anything' }),
    trial: [
      [{ name: null }, true],
      [{ name: 'a' }, true],
    ],
  }),
  question('any-of', {
    question: 'Is anyOf with additionalProperties false enforced?',
    assumption: 'yes',
    schema: {
      anyOf: [
        { type: 'object', properties: { a: STRING }, additionalProperties: false },
        { type: 'object', properties: { b: STRING }, additionalProperties: false },
      ],
    },
    trial: [
      [{ a: 'x' }, true],
      [{ b: 'x' }, true],
      [{ c: 'x' }, false],
      [{ a: 1 }, false],
    ],
  }),
  question('all-of', {
    question: 'Is allOf enforced?',
    assumption: 'yes',
    schema: {
      allOf: [
        { type: 'object', required: ['a'], properties: { a: STRING } },
        { type: 'object', required: ['b'], properties: { b: STRING } },
      ],
    },
    trial: [
      [{ a: 'x', b: 'y' }, true],
      [{ a: 'x' }, false],
      [{ a: 'x', b: 1 }, false],
    ],
  }),
];

interface Setup {
  readonly question: string;
  readonly assumption: string;
  readonly schema: Body;
  readonly trial: Trial;
  /** @default whether every body is answered as the specification says */
  readonly holds?: (wrong: readonly string[]) => boolean;
}

function question(id: string, setup: Setup): Question {
  const { question: text, assumption, schema, trial } = setup;
  const holds = setup.holds ?? ((wrong) => wrong.length === 0);
  return {
    id,
    question: text,
    assumption,
    async ask(scratch): Promise<Answer> {
      await checkThatInvocationsValidate(scratch);
      const refusal = await scratch.import(validating(schema));
      if (refusal !== undefined)
        return { observed: `refused: ${refusal}`, holds: holds([refusal]) };
      const wrong: string[] = [];
      for (const [body, allowed] of trial) {
        const text = JSON.stringify(body);
        const status = await scratch.invoke('/things', 'POST', { body: text });
        if ((status !== 400) !== allowed) wrong.push(`${text} got ${status}`);
      }
      return { observed: wrong.length === 0 ? 'yes' : wrong.join('; '), holds: holds(wrong) };
    },
  };
}

/** A test invocation that never validates would make every answer wrong. */
async function checkThatInvocationsValidate(scratch: Scratch): Promise<void> {
  await scratch.mustImport(validating(thing(STRING)));
  const status = await scratch.invoke('/things', 'POST', { body: '{"name":1}' });
  if (status !== 400) {
    throw new Error(
      `a wrong body got ${status}: test invocations do not validate, nothing is known`,
    );
  }
}
