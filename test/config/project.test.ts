import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { configJsonSchema, type ProjectOptions, readProject } from '../../lib/config/index.js';
import { rulesFor } from '../../lib/policy/index.js';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folder(files: Readonly<Record<string, string>>): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'portcullis-config-'));
  folders.push(made);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(made, name)), { recursive: true });
    writeFileSync(path.join(made, name), text);
  }
  return made;
}

const read = (config: string, options: ProjectOptions = {}) =>
  readProject({ cwd: folder({ 'portcullis.yaml': config }), ...options });

/** Each diagnostic as `line:column code message | hint`. */
async function told(config: string, options: ProjectOptions = {}): Promise<string[]> {
  const { diagnostics } = await read(config, options);
  return diagnostics.map(
    ({ at, code, message, hint }) => `${at?.line}:${at?.column} ${code} ${message} | ${hint}`,
  );
}

const severities = (project: Awaited<ReturnType<typeof read>>, ...ids: string[]) => {
  const rules = project.value ? rulesFor(project.value.policy) : [];
  return ids.map((id) => rules.find((rule) => rule.id === id)?.severity);
};

describe('the configuration', () => {
  it('is not needed: the recommended rules run', async () => {
    const { value } = await readProject({ cwd: folder({}) });
    expect(value?.policy.packs.map(({ name }) => name)).toEqual(['recommended']);
  });

  it('is found upward, and read from the nearest folder', async () => {
    const top = folder({
      'portcullis.yaml': 'packs: [strict]',
      'services/orders/portcullis.json': '{ "packs": ["gdpr"] }',
      'services/orders/specs/a.yaml': '',
      'services/pets/specs/a.yaml': '',
    });
    const packs = async (below: string) =>
      (await readProject({ cwd: path.join(top, below) })).value?.policy.packs.map(
        ({ name }) => name,
      );
    expect(await packs('services/orders/specs')).toEqual(['gdpr']);
    expect(await packs('services/pets')).toEqual(['strict']);
  });

  it('is not looked for outside the repository', async () => {
    const top = folder({ 'portcullis.yaml': 'packs: [strict]', 'repo/.git/HEAD': '' });
    const { value } = await readProject({ cwd: path.join(top, 'repo') });
    expect(value?.policy.packs.map(({ name }) => name)).toEqual(['recommended']);
  });

  it('is one file', async () => {
    const cwd = folder({ 'portcullis.yaml': 'packs: [strict]', 'portcullis.json': '{}' });
    const { value, diagnostics } = await readProject({ cwd });
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'CONF-006 there are several configurations: portcullis.yaml, portcullis.json',
    ]);
  });

  it('sets levels, and adds rules that no pack holds', async () => {
    const project = await read(
      'rules:\n  tracing-is-on: off\n  api-has-owner: { level: error }\n  string-has-max-length: warning\n',
    );
    expect(project.diagnostics).toEqual([]);
    expect(severities(project, 'tracing-is-on', 'api-has-owner', 'string-has-max-length')).toEqual([
      undefined,
      'error',
      'warning',
    ]);
  });

  it.each([
    [
      'an unknown key',
      'pakcs: [strict]',
      '1:1 CONF-001 unknown key "pakcs" in portcullis.yaml | did you mean "packs"?',
    ],
    [
      'an unknown pack',
      'packs:\n  - strickt',
      '2:5 CONF-003 portcullis.yaml.packs.0 is "strickt", but must be one of recommended, strict, owasp-api-2023, pci-dss-4, hipaa, gdpr, nist-800-53 | write strict',
    ],
    [
      'an unknown rule',
      'rules:\n  tracing-is-onn: off',
      '2:3 CONF-005 there is no rule `tracing-is-onn` | write `tracing-is-on`',
    ],
    [
      "another tool's id",
      'rules:\n  CKV_AWS_338: off',
      '2:3 CONF-005 there is no rule `CKV_AWS_338` | write `log-retention-covers-a-year`',
    ],
    [
      'an unknown level',
      'rules:\n  tracing-is-on: warn',
      '2:18 CONF-003 portcullis.yaml.rules.tracing-is-on is "warn", but must be one of off, info, warning, error, or a map | write warning',
    ],
    [
      'an unknown option',
      'rules:\n  tracing-is-on:\n    options:\n      x: 1',
      '4:7 CONF-001 unknown key "x" in the options of tracing-is-on | known keys: none, the rule has no options',
    ],
    [
      'a list for a map',
      '- strict',
      '1:1 CONF-002 portcullis.yaml is a list, but must be a map | set portcullis.yaml to a map',
    ],
    [
      'a waiver without a day',
      'waivers:\n  - rule: tracing-is-on\n    reason: later\n    where: { file: specs/a.yaml }',
      '2:5 CONF-004 portcullis.yaml.waivers.0 has no "until" | add until: a date (YYYY-MM-DD), such as 2027-03-31',
    ],
    [
      'a waiver of everything',
      'waivers:\n  - { rule: tracing-is-on, reason: later, until: 2027-01-01, where: {} }',
      '2:62 CONF-003 portcullis.yaml.waivers.0.where is an empty map, but must be a map with file, pointer, operation or resource | set portcullis.yaml.waivers.0.where to a map with file, pointer, operation or resource',
    ],
    [
      'a waiver of something misspelt, once',
      'waivers:\n  - { rule: tracing-is-on, reason: later, until: 2027-01-01, where: { fil: a.yaml } }',
      '2:71 CONF-001 unknown key "fil" in portcullis.yaml.waivers.0.where | did you mean "file"?',
    ],
    [
      'a waiver of no rule',
      'waivers:\n  - { rule: tracing, reason: later, until: 2027-01-01, where: { file: a.yaml } }',
      '2:13 CONF-005 there is no rule `tracing` | run `portcullis rules` for the list of rules',
    ],
    [
      'no regular expression',
      'waiverPolicy:\n  tickets: "("',
      '2:12 CONF-011 `(` is no regular expression: Invalid regular expression: /(/: Unterminated group | write for example `^SEC-[0-9]+$`',
    ],
    [
      'a mistake in another environment',
      'environments:\n  test:\n    rules:\n      tracing-is-onn: off',
      '4:7 CONF-005 there is no rule `tracing-is-onn` | write `tracing-is-on`',
    ],
    [
      'no folder of rules',
      'policies: rules',
      '1:11 CONF-008 `rules` holds no rules: there is no such folder | correct the path, or make a folder there with your rules in it',
    ],
    [
      'no file of known findings',
      'baseline: known.json',
      '1:11 SPEC-001 the file "known.json" does not exist | check the path; it is relative to the working directory',
    ],
    [
      'an overlay that is misspelt',
      'overlays: [portcullis.yml]',
      '1:12 SPEC-001 the file "portcullis.yml" does not exist | did you mean "portcullis.yaml"?',
    ],
    [
      'a number for a text',
      'variables: { zone: 5 }',
      '1:20 CONF-002 portcullis.yaml.variables.zone is 5, but must be a text | write "5", in quotes',
    ],
    [
      'a text for a list',
      'packs: strict',
      '1:8 CONF-002 portcullis.yaml.packs is "strict", but must be a list | write [strict]',
    ],
    [
      'what YAML 1.1 took for off',
      'rules: { tracing-is-on: false }',
      '1:25 CONF-003 portcullis.yaml.rules.tracing-is-on is false, but must be one of off, info, warning, error, or a map | write off',
    ],
    [
      'a day in another form, once',
      'waivers:\n  - { rule: tracing-is-on, reason: later, until: 31.12.2027, where: { file: a.yaml } }',
      '2:50 CONF-003 portcullis.yaml.waivers.0.until is "31.12.2027", but must be a date (YYYY-MM-DD), such as 2027-03-31 | set portcullis.yaml.waivers.0.until to a date (YYYY-MM-DD), such as 2027-03-31',
    ],
    [
      'a list that is not closed',
      'packs: [strict\n',
      '2:1 SPEC-010 YAML syntax: flow sequence in block collection must be sufficiently indented and end with a ] | close the list or map with `]`',
    ],
  ])('refuses %s at its place', async (_, config, message) => {
    expect(await told(config)).toEqual([message]);
  });

  it.each([
    ['nothing', ''],
    ['comments', '# packs: [strict]\n'],
  ])('refuses a file that holds %s', async (_, config) => {
    expect(await told(config)).toEqual([
      'undefined:undefined SPEC-004 "portcullis.yaml" is empty | start with `packs: [recommended]`, or remove the file',
    ]);
  });

  it('refuses a day that does not exist', async () => {
    const { diagnostics } = await read('packs: [strict]', { today: '2027-02-30' });
    expect(diagnostics.map(({ code }) => code)).toEqual(['CONF-010']);
  });
});

describe('environments', () => {
  const config = `packs: [strict]
rules: { tracing-is-on: error, api-has-owner: error }
variables: { host: a.example.com, zone: Z1 }
environments:
  test:
    packs: [recommended]
    rules: { tracing-is-on: off }
    variables: { host: test.example.com }
  'pr-*':
    rules: { tracing-is-on: info }
`;

  it('differ in what they say, and keep the rest', async () => {
    const project = await read(config, { environment: 'test' });
    expect(project.value?.policy.packs.map(({ name }) => name)).toEqual(['recommended']);
    expect(severities(project, 'tracing-is-on', 'api-has-owner')).toEqual([undefined, 'error']);
    expect(project.value?.variables).toEqual({ host: 'test.example.com', zone: 'Z1' });
  });

  it('may be a pattern', async () => {
    const project = await read(config, { environment: 'pr-17' });
    expect(severities(project, 'tracing-is-on')).toEqual(['info']);
  });

  it('none: what holds for all', async () => {
    expect(severities(await read(config), 'tracing-is-on')).toEqual(['error']);
  });

  it('that are not there are an error with the nearest', async () => {
    expect(await told(config, { environment: 'tset' })).toEqual([
      '4:1 CONF-007 `environments` has nothing for the environment `tset` | did you mean `test`?',
    ]);
    expect(await told(config, { environment: 'production' })).toEqual([
      "4:1 CONF-007 `environments` has nothing for the environment `production` | use one of test, pr-*, or add `production` or a pattern that fits it, such as `'pr-*'`",
    ]);
  });
});

describe("an organisation's own rules", () => {
  const own = (id: string) => `import { defineRule } from 'portcullis/policy';
export const rule = defineRule({
  id: '${id}', title: 't', group: 'hygiene', severity: 'error', aliases: [], standards: [],
  risk: 'r', hint: 'h', check: (subject: { model?: unknown }) => (subject.model ? [] : undefined),
});
`;

  it('are TypeScript and JavaScript, and are set like all others', async () => {
    const cwd = folder({
      'portcullis.yaml': 'policies: policies\nrules: { acme-one: info, acme-two: off }\n',
      'policies/one.ts': own('acme-one'),
      'policies/two.mjs': own('acme-two').replace(': { model?: unknown }', ''),
      'policies/one.test.ts': 'throw new Error("tests are no rules");',
      'policies/README.md': '',
    });
    const project = await readProject({ cwd });
    expect(project.diagnostics).toEqual([]);
    expect(severities(project, 'acme-one', 'acme-two')).toEqual(['info', undefined]);
  });

  it.each([
    [
      'a module that throws',
      'throw new Error("oops");',
      'CONF-008 `policies/a.ts` holds no rules: oops',
    ],
    [
      'nothing exported',
      'export const x = 1;',
      'CONF-008 `policies/a.ts` holds no rules: it exports neither `rule` nor `rules`',
    ],
    [
      'something else',
      'export const rule = { id: "a" };',
      'CONF-008 `policies/a.ts` holds no rules: an export is not made with `defineRule`',
    ],
    [
      'a severity, a group and an id that there are not',
      own('Acme One').replace("'error'", "'eror'").replace("'hygiene'", "'hygine'"),
      'CONF-008 `policies/a.ts` holds no rules: rule `Acme One`: id must be of the form acme-names-are-short; severity Invalid option: expected one of "error"|"warning"|"info"; group Invalid option: expected one of "authentication"|"authorization"|"transport"|"input-validation"|"rate-limits"|"waf"|"logging"|"data-protection"|"resilience"|"hygiene"',
    ],
    [
      'an id that is taken',
      own('tracing-is-on'),
      'CONF-009 rule `tracing-is-on` is also defined in `the catalogue`',
    ],
  ])('refuse %s, with the file', async (_, text, message) => {
    const cwd = folder({ 'portcullis.yaml': 'policies: policies', 'policies/a.ts': text });
    const { value, diagnostics } = await readProject({ cwd });
    expect(value).toBeUndefined();
    expect(diagnostics.map((one) => `${one.code} ${one.message}`)).toEqual([message]);
    expect(diagnostics[0]?.file).toBe('policies/a.ts');
  });
});

describe('the JSON Schema', () => {
  const validate = new Ajv2020({ strict: false }).compile(configJsonSchema());

  it.each([
    ['packs', { packs: ['strict'] }, true],
    ['a pack that does not exist', { packs: ['strickt'] }, false],
    ['a level', { rules: { 'tracing-is-on': 'off' } }, true],
    [
      'an option that a rule does not have',
      { rules: { 'tracing-is-on': { options: { x: 1 } } } },
      false,
    ],
    [
      'the same in an environment',
      { environments: { test: { rules: { 'tracing-is-on': 'of' } } } },
      false,
    ],
    [
      'a waiver',
      {
        waivers: [
          {
            rule: 'tracing-is-on',
            reason: 'r',
            until: '2027-01-01',
            where: { operation: 'GET /a' },
          },
        ],
      },
      true,
    ],
    [
      'a waiver without a reason',
      { waivers: [{ rule: 'tracing-is-on', until: '2027-01-01', where: {} }] },
      false,
    ],
    ['an unknown key', { pakcs: [] }, false],
  ])('judges %s', (_, value, good) => {
    expect(validate(value)).toBe(good);
  });
});
