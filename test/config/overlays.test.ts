import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readProject } from '../../lib/config/index.js';
import { loadApi } from '../../lib/model/index.js';
import { Origins, SourceFile } from '../../lib/source/index.js';
import { loadSpec } from '../../lib/spec/index.js';

const SPEC = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
tags: [{ name: a }, { name: b }, { name: c }]
paths:
  /orders:
    get: { operationId: list, responses: {} }
    post: { operationId: make, responses: {} }
`;
const HEAD = 'overlay: 1.0.0\ninfo: { title: T, version: 1.0.0 }\nactions:\n';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function overlaid(actions: string, more: Readonly<Record<string, string>> = {}) {
  const cwd = mkdtempSync(path.join(os.tmpdir(), 'portcullis-overlay-'));
  folders.push(cwd);
  const files = { 'specs/a.yaml': SPEC, 'o.yaml': HEAD + actions, ...more };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
    writeFileSync(path.join(cwd, name), text);
  }
  const overlays = 'portcullis.yaml' in more ? [] : ['o.yaml'];
  const project = await readProject({ cwd, overlays, environment: 'test' });
  const amend = project.value?.amend;
  const options = { cwd, ...(amend && { amend }) };
  const told = (list: Awaited<ReturnType<typeof loadApi>>['diagnostics']) =>
    list.map(({ at, code, message }) => `${at} ${code} ${message}`);
  return {
    told: told(project.diagnostics),
    spec: async () => (await loadSpec('specs/a.yaml', options)).value?.root,
    api: async () => {
      const { value, diagnostics } = await loadApi('specs/a.yaml', options);
      return { value, told: told(diagnostics) };
    },
  };
}

describe('an overlay', () => {
  it('merges maps, appends to lists, replaces single values, each at its place', async () => {
    const { spec } = await overlaid(`  - target: $.info
    update: { title: Patched, contact: { name: Ann } }
  - target: $.tags
    update:
      name: d
  - target: $
    update:
      tags: [{ name: e }]
`);
    const root = await spec();
    expect(root?.get('info')?.value).toEqual({
      title: 'Patched',
      version: '1.0.0',
      contact: { name: 'Ann' },
    });
    const places = (...paths: (string | number)[][]) =>
      paths.map((keys) => {
        const node = keys.reduce<typeof root>((at, key) => at?.get(key), root);
        return `${node?.at} ${JSON.stringify(node?.value)}`;
      });
    expect(
      places(
        ['info', 'title'],
        ['info', 'version'],
        ['info', 'contact', 'name'],
        ['tags', 0, 'name'],
        ['tags', 3, 'name'],
        ['tags', 4, 'name'],
      ),
    ).toEqual([
      'o.yaml:5:22 "Patched"',
      'specs/a.yaml:2:33 "1.0.0"',
      'o.yaml:5:48 "Ann"',
      'specs/a.yaml:3:16 "a"',
      'o.yaml:8:13 "d"',
      'o.yaml:11:22 "e"',
    ]);
  });

  it('removes, and what is left keeps its place', async () => {
    const { spec } = await overlaid(`  - target: $.tags[?@.name != 'c']
    remove: true
  - target: $.paths['/orders'].post
    remove: true
  - target: $.tags
    update: { name: z }
`);
    const root = await spec();
    const tags = root?.get('tags')?.items() ?? [];
    expect(tags.map((tag) => `${tag.get('name')?.at} ${tag.get('name')?.value}`)).toEqual([
      'specs/a.yaml:3:42 c',
      'o.yaml:9:21 z',
    ]);
    expect(Object.keys(root?.get('paths')?.get('/orders')?.object ?? {})).toEqual(['get']);
  });

  it('carries the annotations, and mistakes in them are told there', async () => {
    const good = await overlaid(`  - target: $
    update: { x-gateway: { backend: { http: https://a.example.com }, owner: team-a } }
  - target: $.paths[*].*
    update:
      x-gateway: { throttle: { rate: 5, burst: 10 } }
`);
    const { value, told } = await good.api();
    expect(told).toEqual([]);
    expect(value?.annotations.root.owner).toBe('team-a');
    expect(value?.operations.map(({ settings }) => settings.throttle?.rate)).toEqual([5, 5]);
    expect(String(value?.operations[1]?.settings.at.throttle)).toBe('o.yaml:8:20');
    const bad = await overlaid(`  - target: $.paths[*].get
    update:
      x-gateway: { throttel: { rate: 5 } }
`);
    expect((await bad.api()).told).toEqual([
      'o.yaml:6:20 ANN-001 unknown key "throttel" in x-gateway',
    ]);
  });

  it.each([
    [
      'a target that matches nothing',
      "  - target: $.paths['/other']\n    remove: true\n",
      ["o.yaml:4:13 CONF-014 `$.paths['/other']` matches nothing in specs/a.yaml"],
    ],
    [
      'a target that is no JSONPath',
      '  - target: paths\n    remove: true\n',
      ['o.yaml:4:13 CONF-013 `paths` is no JSONPath: expected "$" but "p" found.'],
    ],
    [
      'an update of a single value',
      '  - target: $.info.title\n    update: { a: 1 }\n',
      ['o.yaml:5:5 CONF-015 the action changes a single value'],
    ],
    [
      'a text for a map',
      '  - target: $\n    update: { info: text }\n',
      ['o.yaml:5:21 CONF-015 the action is not of the kind that `info` is in specs/a.yaml'],
    ],
    [
      'the whole document removed',
      '  - target: $\n    remove: true\n',
      ['o.yaml:4:13 CONF-015 the action removes the whole document'],
    ],
  ])('refuses %s', async (_, actions, messages) => {
    const { api } = await overlaid(actions);
    expect((await api()).told).toEqual(messages);
  });

  it.each([
    [
      'of another version',
      'overlay: 2.0.0\ninfo: { title: T, version: 1.0.0 }\nactions: [{ target: $ }]\n',
      [
        'o.yaml:1:10 CONF-003 the overlay.overlay is "2.0.0", but must be a version of Overlay 1.0, such as 1.0.0',
      ],
    ],
    [
      'with an unknown key',
      `${HEAD}  - { target: $, remov: true, x-note: fine }\n`,
      ['o.yaml:4:18 CONF-001 unknown key "remov" in the overlay.actions.0'],
    ],
  ])('%s is refused', async (_, text, messages) => {
    expect((await overlaid('', { 'o.yaml': text })).told).toEqual(messages);
  });

  it('is for the specifications and the environment that the configuration names', async () => {
    const owner = (name: string) =>
      `${HEAD}  - target: $\n    update: { x-gateway: { owner: ${name} } }\n`;
    const { api } = await overlaid('', {
      'portcullis.yaml': `overlays: [{ file: o/all.yaml, specs: 'specs/*.yaml' }, { file: o/none.yaml, specs: other/** }]
environments:
  test: { overlays: [o/test.yaml] }
  production: { overlays: [o/production.yaml] }
`,
      'o/all.yaml': owner('all').replace('owner', 'backend: { http: https://a.example.com }, name'),
      'o/none.yaml': owner('none'),
      'o/test.yaml': owner('test').replace('actions', 'extends: ../specs/a.yaml\nactions'),
      'o/production.yaml': owner('production'),
    });
    const { value, told } = await api();
    expect(told).toEqual([]);
    expect([value?.annotations.root.owner, value?.annotations.root.name]).toEqual(['test', 'all']);
  });
});

describe('origins', () => {
  it('follow the items of a list, whatever is removed', () => {
    const source = new SourceFile('a', '/a', '');
    fc.assert(
      fc.property(fc.nat({ max: 8 }), fc.array(fc.nat({ max: 8 })), (length, removals) => {
        const origins = new Origins(source);
        const items = Array.from({ length }, (_, index) => index);
        for (const index of removals) {
          if (index >= items.length) continue;
          origins.deleteItem(['list'], index, items.length);
          items.splice(index, 1);
        }
        expect(items.map((_, index) => origins.of(['list', index, 'x']).path)).toEqual(
          items.map((item) => ['list', item, 'x']),
        );
      }),
    );
  });
});
