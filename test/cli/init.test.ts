// A project is written whole or not at all, and nothing that is there is touched. That it synthesizes once it is
// installed is tested with the package.

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { OPEN, portcullis, project } from './run.js';

/** Every file of a folder with its text. */
function filesOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );
}

const BESIDE = [
  '.github/workflows/gateway.yml',
  '.gitignore',
  '.vscode/settings.json',
  '.vscode/x-gateway-in-openapi.schema.json',
  'cdktf.json',
  'portcullis.yaml',
  'tsconfig.json',
];
const refers = (ref: string) =>
  `openapi: 3.1.0\ninfo: { title: T, version: 1.0.0 }\npaths:\n  /a:\n    $ref: '${ref}'\n`;
const BARE = OPEN.replace(/x-gateway:\n(?: {2}.*\n)+/, '');

describe('portcullis init', () => {
  it('writes a project whose example passes the check', () => {
    const folder = project();
    const { code, out, err } = portcullis(folder, 'init');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^Written\n {2}package\.json\n[\s\S]*Next\n {2}npm install\n {2}npx portcullis check\n$/,
    );
    const files = filesOf(folder);
    expect(Object.keys(files)).toEqual(
      [...BESIDE, 'main.ts', 'package.json', 'specs/example.yaml'].sort(),
    );
    const own = JSON.parse(
      readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8'),
    );
    expect(JSON.parse(files['package.json'] ?? '')).toMatchObject({
      type: 'module',
      dependencies: { portcullis: `^${own.version}`, cdktf: own.devDependencies.cdktf },
      devDependencies: { tsx: own.devDependencies.tsx },
    });
    expect(JSON.parse(files['cdktf.json'] ?? '').app).toBe('node --import tsx main.ts');
    expect(Object.keys(parse(files['.github/workflows/gateway.yml'] ?? '').jobs)).toEqual([
      'check',
      'deploy',
    ]);
    expect(portcullis(folder, 'check')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^✓ 0 errors, 0 warnings \(/),
    });
  });

  it('keeps what is there, and says so', () => {
    const before = {
      '.gitignore': 'coverage\nnode_modules',
      'cdktf.json': '{}',
      'package.json': '{ "name": "mine" }',
      'portcullis.yaml': 'packs: [strict]\n',
      'specs/orders.yaml': OPEN,
    };
    const folder = project(before);
    const { code, out } = portcullis(folder, 'init');
    expect(code).toBe(0);
    expect(out).toContain(
      'Kept as it is (--force replaces it)\n  cdktf.json\n  portcullis.yaml\n\n',
    );
    expect(out).toMatch(
      /Next\n {2}npm install .*'portcullis@\^.* && npm install --save-dev .*'tsx@/,
    );
    const after = filesOf(folder);
    // An app of a package that is no module is one by its name.
    expect(Object.keys(after)).toEqual(
      [...BESIDE, 'main.mts', 'package.json', 'specs/orders.yaml'].sort(),
    );
    expect(after).toMatchObject({
      ...before,
      '.gitignore': 'coverage\nnode_modules\ncdktf.out/\n.terraform/\n*.tfstate*\n',
    });
  });

  it.each([
    [
      '{ "dependencies": { "portcullis": "file:../x.tgz", "cdktf": "1", "constructs": "1" } }',
      /^ {2}npm install '@cdktf\/provider-aws@[^']+' && npm install --save-dev 'cdktf-cli@[^']+' 'tsx@[^']+'$/m,
    ],
    [
      '{ "dependencies": { "portcullis": "1", "cdktf": "1", "constructs": "1", "@cdktf/provider-aws": "1" }, "devDependencies": { "tsx": "1", "cdktf-cli": "1" } }',
      /^ {2}npm install$/m,
    ],
    ['{ "dependencies": ', /^ {2}npm install .*'portcullis@/m],
  ])('says to install what is not there: %s', (manifest, command) => {
    expect(portcullis(project({ 'package.json': manifest }), 'init').out).toMatch(command);
  });

  it('replaces with --force, but for package.json and .gitignore', () => {
    const folder = project({ 'package.json': '{}', 'portcullis.yaml': 'x', '.gitignore': 'x\n' });
    expect(portcullis(folder, 'init', '--force').code).toBe(0);
    const after = filesOf(folder);
    expect(after['portcullis.yaml']).toContain('packs: [recommended]');
    expect(after['package.json']).toBe('{}');
    expect(after['.gitignore']).toMatch(/^x\nnode_modules\/\n/);
  });

  it.each([
    [
      'a YAML file, whose text stays as it is',
      { 'orders.yaml': BARE },
      {
        'orders.yaml': BARE.replace(
          'paths:',
          `x-gateway:
  owner: team-orders # who operates it
  backend: { http: "\${ordersBackend}" } # where API Gateway sends requests

paths:`,
        ),
      },
    ],
    ['a file with annotations', { 'orders.yaml': OPEN }, { 'orders.yaml': OPEN }],
    [
      'JSON, with the address of its server',
      {
        'orders.json': `{
  "openapi": "3.0.3",
  "info": { "title": "The Orders", "version": "1" },
  "servers": [{ "url": "https://old.example.org/v1/" }],
  "paths": {}
}
`,
      },
      {
        'orders.json': `{
  "openapi": "3.0.3",
  "info": { "title": "The Orders", "version": "1" },
  "servers": [{ "url": "https://old.example.org/v1/" }],
  "x-gateway": { "owner": "team-the-orders", "backend": { "http": "https://old.example.org/v1" } },
  "paths": {}
}
`,
      },
    ],
    [
      'an export of API Gateway, which has its back ends',
      {
        'a.json':
          '{"openapi":"3.0.1","info":{"title":"A","version":"1"},"paths":{"/a":{"get":{"responses":{},"x-amazon-apigateway-integration":{"type":"mock"}}}}}',
      },
      {
        'a.json':
          '{"openapi":"3.0.1","info":{"title":"A","version":"1"},"x-gateway": { "owner": "team-a" }, "paths":{"/a":{"get":{"responses":{},"x-amazon-apigateway-integration":{"type":"mock"}}}}}',
      },
    ],
    [
      'JSON on one line',
      { 'a.json': '{"openapi":"3.0.3","info":{"title":"A","version":"1"},"paths":{}}' },
      {
        'a.json':
          '{"openapi":"3.0.3","info":{"title":"A","version":"1"},"x-gateway": { "owner": "team-a", "backend": { "http": "${aBackend}" } }, "paths":{}}',
      },
    ],
    [
      'several files, into a folder',
      {
        'orders.yaml': `${OPEN}  /more: { $ref: 'more/path.yaml' }\n`,
        'more/path.yaml': "get: { responses: { '200': { description: Fine } } }\n",
      },
      {
        'orders/more/path.yaml': "get: { responses: { '200': { description: Fine } } }\n",
        'orders/orders.yaml': `${OPEN}  /more: { $ref: 'more/path.yaml' }\n`,
      },
    ],
  ])('copies %s', (_, given, expected) => {
    const from = project(given);
    const folder = project();
    const [entry = ''] = Object.keys(given);
    expect(portcullis(folder, 'init', path.join(from, entry))).toMatchObject({ code: 0, err: '' });
    expect(filesOf(path.join(folder, 'specs'))).toEqual(expected);
    // What was copied is found, read and judged.
    const values = ['ordersBackend', 'aBackend'].flatMap((name) => [
      '--var',
      `${name}=https://old.example.org`,
    ]);
    expect(portcullis(folder, 'check', ...values).code).toBeLessThan(2);
  });

  it('asks for the values that only the user knows, and deploys nothing without them', () => {
    const from = project({
      'orders.yaml': `${BARE.replace('      responses', '      security: [{ login: [] }]\n      responses')}components:
  securitySchemes:
    login: { type: http, scheme: bearer }
`,
    });
    const folder = project();
    const { out } = portcullis(folder, 'init', path.join(from, 'orders.yaml'));
    expect(out).toContain(`Look at \`x-gateway\` in specs/orders.yaml: its owner is a guess.

Values that only you know; write them below \`variables\` in portcullis.yaml
  ordersBackend   such as https://backend.example.com
  ordersIssuer    such as https://id.example.com/
  ordersAudience  such as orders

Next`);
    const { code, out: told } = portcullis(folder, 'check');
    expect(code).toBe(2);
    expect(told.match(/variable "\w+" has no value/g)).toEqual([
      'variable "ordersBackend" has no value',
      'variable "ordersIssuer" has no value',
      'variable "ordersAudience" has no value',
    ]);
    // As portcullis.yaml says: take the # off.
    const config = path.join(folder, 'portcullis.yaml');
    const text = readFileSync(config, 'utf8');
    writeFileSync(config, text.replace(/^# (variables:| {2}\w)/gm, '$1'));
    expect(portcullis(folder, 'check')).toMatchObject({ code: 0, err: '' });
  });

  it('names one of many files, and what is left to do', () => {
    const from = project({
      'orders.yaml': `${OPEN.replace('x-gateway', 'x-other')}      security: [{ nope: [] }]
  /more: { $ref: 'more.yaml' }
`,
      'more.yaml': "get: { responses: { '200': { description: Fine } } }\n",
    });
    const { out } = portcullis(project(), 'init', path.join(from, 'orders.yaml'));
    expect(out).toContain('  specs/orders/orders.yaml and 1 file that it refers to\n');
    expect(out).toContain(
      '\n1 operation asks for no authentication, which check refuses. Define a security scheme and name it in `security` at the root,\nor write at each operation that is open on purpose: `x-gateway: { public: <reason> }`\n',
    );
    expect(out).toContain(
      '\n1 error beside that keeps it from being deployed: check says where and what to do.\n',
    );
  });

  it('copies no specification that is in its place already', () => {
    const folder = project({ 'specs/orders.yaml': BARE });
    expect(portcullis(folder, 'init', 'specs/orders.yaml').code).toBe(0);
    expect(filesOf(path.join(folder, 'specs'))).toEqual({ 'orders.yaml': BARE });
  });

  it.each([
    ['a specification that does not exist', {}, ['nope.yaml'], 'error SPEC-001'],
    [
      'a reference to an address',
      { 'a.yaml': refers('https://example.com/b.yaml') },
      ['a.yaml'],
      'a.yaml:5:11 error SPEC-030: the reference to https://example.com/b.yaml leaves this machine; remote files are not read',
    ],
    [
      'a reference out of its folder',
      { 'a/a.yaml': refers('../b.yaml') },
      ['a/a.yaml'],
      'a/a.yaml:5:11 error SPEC-031: the reference "../b.yaml" leaves the specification\'s folder a',
    ],
    ['a file that is none', { 'a.yaml': 'a: 1\n' }, ['a.yaml'], 'a.yaml:1:1 error SPEC-'],
    [
      'a place that cannot be written',
      { '.vscode': 'a file' },
      [],
      'error CLI-004: `.vscode/settings.json` cannot be written: part of its path is not a directory',
    ],
    ['a folder in the place of a file', { 'package.json/a': '' }, [], 'it is a directory'],
  ])('writes nothing for %s', (_, files, args, message) => {
    const folder = project(files);
    const { code, out, err } = portcullis(folder, 'init', ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(filesOf(folder)).toEqual(files);
    expect(readdirSync(folder)).toEqual(Object.keys(files).map((name) => name.split('/')[0]));
  });
});
