import { describe, expect, it } from 'vitest';
import { readAnnotations } from '../../lib/annotations/index.js';
import { readModel } from '../../lib/model/index.js';
import {
  definePolicy,
  defineRule,
  evaluate,
  type GivenWaiver,
  type Subject,
  settleWaivers,
} from '../../lib/policy/index.js';
import { Location, SourceFile } from '../../lib/source/index.js';
import { loadSpecText } from '../../lib/spec/index.js';

const WAIVE = 'x-gateway: { waive: [{ rule: every-operation, reason: why, until: 2028-01-01 }] }';

async function api(files: Readonly<Record<string, string>>, root = ''): Promise<Subject> {
  const spec = await loadSpecText(
    `openapi: 3.1.0
info: { title: T, version: 1.0.0 }
${root}
paths:
  /a: { $ref: ./a.yaml }
  /b: { $ref: ./b.yaml#/items/b }
`,
    { files },
  );
  const annotations = spec.value && readAnnotations(spec.value).value;
  const model = spec.value && annotations && readModel(spec.value, annotations).value;
  if (!model) throw new Error(spec.diagnostics.map(({ message }) => message).join('\n'));
  return { model };
}

const rule = defineRule({
  id: 'every-operation',
  title: 't',
  group: 'hygiene',
  severity: 'error',
  aliases: [],
  standards: [],
  risk: 'r',
  hint: 'h',
  check: ({ model }) =>
    model?.operations.map(({ at, path, method, id }) => ({
      at,
      of: id,
      message: `${method} ${path}`,
    })),
});
const waivedOf = (subject: Subject) =>
  evaluate(subject, { rules: [rule], today: '2027-03-31' }).findings.flatMap(
    ({ message, waived }) => (waived ? [message] : []),
  );

describe('a waiver beside the API', () => {
  const A = 'get: { responses: {} }\npost: { responses: {} }\n';
  const B = 'items:\n  b:\n    get: { responses: {} }\n';

  it.each([
    [
      'the root of the API covers all of its files',
      { 'a.yaml': A, 'b.yaml': B },
      WAIVE,
      ['get /a', 'post /a', 'get /b'],
    ],
    [
      'the top of a file that is referred to covers that file',
      { 'a.yaml': `${A}${WAIVE}\n`, 'b.yaml': B },
      '',
      ['get /a', 'post /a'],
    ],
    [
      'an operation there covers that operation',
      { 'a.yaml': `get: { ${WAIVE}, responses: {} }\npost: { responses: {} }\n`, 'b.yaml': B },
      '',
      ['get /a'],
    ],
    [
      'a path item inside of a file covers what is below it',
      { 'a.yaml': A, 'b.yaml': `items:\n  b:\n    ${WAIVE}\n    get: { responses: {} }\n` },
      '',
      ['get /b'],
    ],
  ])('at %s', async (_, files, root, waived) => {
    expect(waivedOf(await api(files, root)).sort()).toEqual([...waived].sort());
  });
});

describe("the project's rules for waivers", () => {
  const files = { 'a.yaml': `get: { responses: {} }\n${WAIVE}\n`, 'b.yaml': 'items: { b: {} }' };

  it.each([
    [{ longest: 276 }, []],
    [
      { longest: 275 },
      [
        'POL-004 the waiver of `every-operation` lasts 276 more days, and the project allows 275: it waives nothing | set `until` to 2027-12-31 or earlier',
      ],
    ],
    [
      { require: ['ticket' as const] },
      [
        'POL-004 the waiver of `every-operation` has no `ticket`, which the project requires: it waives nothing | add `ticket`',
      ],
    ],
    [
      { approvers: ['ciso'] },
      [
        'POL-004 the waiver of `every-operation` has no `approvedBy`, which the project requires: it waives nothing | add `approvedBy`',
      ],
    ],
  ])('%o', async (waiverPolicy, messages) => {
    const { findings, diagnostics } = evaluate(await api(files), {
      rules: [rule],
      today: '2027-03-31',
      waiverPolicy,
    });
    expect(diagnostics.map((one) => `${one.code} ${one.message} | ${one.hint}`)).toEqual(messages);
    expect(findings.map(({ waived }) => waived !== undefined)).toEqual([messages.length === 0]);
  });

  it.each([
    [
      'an approver who is none',
      { approvedBy: 'me', ticket: 'SEC-1' },
      'is approved by me, who may not approve waivers here',
    ],
    [
      'a ticket of another form',
      { approvedBy: 'ciso', ticket: 'later' },
      'names ticket later, which is not of the form ^SEC-\\d+$',
    ],
  ])('refuse %s', async (_, facts, problem) => {
    const { diagnostics } = settled(await api(files), facts);
    expect(diagnostics).toEqual([
      `POL-004 the waiver of \`every-operation\` ${problem}: it waives nothing`,
    ]);
  });
});

const at = new Location(new SourceFile('portcullis.yaml', '/portcullis.yaml', ''));
const given = (more: Partial<GivenWaiver> = {}): GivenWaiver => ({
  rule: 'every-operation',
  reason: 'why',
  until: '2028-01-01',
  kind: 'external',
  at,
  covers: () => true,
  ...more,
});

function settled(subject: Subject, facts: Partial<GivenWaiver>) {
  const policy = definePolicy([rule], {
    waiverPolicy: { approvers: ['ciso'], tickets: /^SEC-\d+$/ },
    today: '2027-03-31',
  });
  const { waivers } = evaluate(subject, { ...policy, rules: [rule], waivers: [given(facts)] });
  const { diagnostics } = settleWaivers(waivers, policy, 'everything');
  return { diagnostics: diagnostics.map(({ code, message }) => `${code} ${message}`) };
}

describe('a waiver from outside', () => {
  const policy = definePolicy([rule], { today: '2027-03-31' });
  const run = async (waiver: GivenWaiver, extent: Parameters<typeof settleWaivers>[2]) => {
    const one = await api({ 'a.yaml': 'get: { responses: {} }', 'b.yaml': 'items: { b: {} }' });
    const two = await api({ 'a.yaml': '{}', 'b.yaml': 'items: { b: {} }' });
    const uses = [one, two].flatMap(
      (subject) => evaluate(subject, { ...policy, rules: [rule], waivers: [waiver] }).waivers,
    );
    const { waivers, diagnostics } = settleWaivers(uses, policy, extent);
    return [
      waivers.map(({ state, findings }) => [state, findings]),
      diagnostics.map(({ code }) => code),
    ];
  };

  it('that is used on one API is not stale on another', async () => {
    expect(await run(given(), 'everything')).toEqual([[['applied', 1]], []]);
  });

  it('that meets nothing is stale, where it would have been met', async () => {
    const none = given({ covers: () => false });
    expect(await run(none, 'everything')).toEqual([[['unused', 0]], ['POL-003']]);
    expect(await run(none, 'some')).toEqual([[['unused', 0]], []]);
    const resource = { ...none, aboutResource: true };
    expect(await run(resource, 'specifications')).toEqual([[['unused', 0]], []]);
  });

  it('that is over waives nothing and says so, whatever the run reads', async () => {
    expect(await run(given({ until: '2027-03-30' }), 'some')).toEqual([
      [['expired', 1]],
      ['POL-002'],
    ]);
    expect(await run(given({ until: '2027-03-31' }), 'some')).toEqual([[['applied', 1]], []]);
  });
});
