// What portcullis.yaml changes for the commands.

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { OPEN, portcullis, project } from './run.js';

const WAIVER = `waivers:
  - rule: operation-has-authentication
    where: { operation: GET /orders }
    reason: the partner moves in May
    owner: team-orders
    ticket: SEC-7
    until: 2027-05-31
`;
const checked = (config: string, ...args: string[]) =>
  portcullis(project({ 'portcullis.yaml': config, 'specs/orders.yaml': OPEN }), 'check', ...args);

describe('portcullis.yaml', () => {
  it('turns rules off, for check and for synth', () => {
    const folder = project({
      'portcullis.yaml': 'rules: { operation-has-authentication: off }\n',
      'specs/orders.yaml': OPEN,
    });
    expect(portcullis(folder, 'check').code).toBe(0);
    expect(portcullis(folder, 'synth').code).toBe(0);
    mkdirSync(path.join(folder, 'below'));
    expect(portcullis(path.join(folder, 'below'), 'check', '../specs/orders.yaml').code).toBe(0);
  });

  it('is different in another environment', () => {
    const config =
      'rules: { operation-has-authentication: off }\nenvironments: { production: { rules: { operation-has-authentication: error } } }\n';
    expect(checked(config).code).toBe(0);
    expect(checked(config, '--env', 'production').code).toBe(1);
    const { code, err } = checked(config, '--env', 'prodution');
    expect(code).toBe(2);
    expect(err).toContain('portcullis.yaml:2:1 error CONF-007');
  });

  it('that is wrong ends every command, at its place', () => {
    const folder = project({ 'portcullis.yaml': 'packs: [strickt]\n', 'specs/orders.yaml': OPEN });
    for (const command of [['check'], ['synth'], ['routes'], ['body', 'specs/orders.yaml']]) {
      const { code, out, err } = portcullis(folder, ...command);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('portcullis.yaml:1:9 error CONF-003');
      expect(err).toContain('hint: write strict\n');
    }
  });

  it('waives, and the waiver stands in the reports', () => {
    process.env['PORTCULLIS_TODAY'] = '2027-05-31';
    const { code, out } = checked(WAIVER, '--format', 'pretty', '--format', 'json:a.json');
    expect(code).toBe(0);
    expect(out).toContain(`Waived
  specs/orders.yaml:8:5 operation-has-authentication: GET /orders asks for no authentication and does not say why
    waived: the partner moves in May (until 2027-05-31, owner team-orders, ticket SEC-7, portcullis.yaml:2)
`);
    const waivers = JSON.parse(checked(WAIVER, '--format', 'json').out).waivers;
    expect(waivers).toEqual([
      {
        rule: 'operation-has-authentication',
        state: 'applied',
        findings: 1,
        reason: 'the partner moves in May',
        until: '2027-05-31',
        owner: 'team-orders',
        ticket: 'SEC-7',
        kind: 'external',
        file: 'portcullis.yaml',
        line: 2,
      },
    ]);
    expect(checked(WAIVER, '--no-waivers').code).toBe(1);
    process.env['PORTCULLIS_TODAY'] = '2027-06-01';
    const late = checked(WAIVER);
    expect(late.code).toBe(1);
    expect(late.out).toContain(
      'portcullis.yaml:2:5 warning POL-002: the waiver of `operation-has-authentication` expired on 2027-05-31 and no longer waives',
    );
    process.env['PORTCULLIS_TODAY'] = 'tomorrow';
    expect(checked(WAIVER).err).toContain('CONF-010');
    delete process.env['PORTCULLIS_TODAY'];
  });

  it.each([
    ['another operation', 'operation: POST /orders', 1],
    ['an operation id', 'operation: listOrders', 0],
    ['a pointer', 'pointer: /paths/~1orders', 0],
    ['another pointer', 'pointer: /components', 1],
    ['a file', 'file: specs/**', 0],
    ['another file', 'file: specs/pets.yaml', 1],
    ['a file and an operation', 'file: specs/*.yaml, operation: get /orders', 0],
  ])('waives by %s', (_, where, code) => {
    const config = WAIVER.replace('operation: GET /orders', where).replace('2027', '2999');
    expect(checked(config).code).toBe(code);
  });

  it.each([
    [
      'an operation',
      'operation: GET /order',
      ':3:25 warning POL-005: the waiver of `operation-has-authentication` waives nothing: there is no operation `GET /order`',
      'write `GET /orders`',
    ],
    [
      'an operation id',
      'operation: listOrder',
      ':3:25 warning POL-005: the waiver of `operation-has-authentication` waives nothing: there is no operation `listOrder`',
      'write `listOrders`',
    ],
    [
      'an operation like none',
      'operation: somethingElse',
      ':3:25 warning POL-005: the waiver of `operation-has-authentication` waives nothing: there is no operation `somethingElse`',
      'correct the operation, or remove the waiver',
    ],
    [
      'a pointer',
      'pointer: /paths/~1order/get',
      ':3:23 warning POL-005: the waiver of `operation-has-authentication` waives nothing: there is no pointer `/paths/~1order/get`',
      'write `/paths/~1orders/get`',
    ],
    [
      'two things',
      'operation: listOrders, pointer: /path',
      ':3:46 warning POL-005: the waiver of `operation-has-authentication` waives nothing: there is no pointer `/path`',
      'correct the pointer, or remove the waiver',
    ],
    [
      'an operation without such a finding',
      'pointer: /info',
      ':2:5 warning POL-003: the waiver of `operation-has-authentication` waives nothing',
      'remove it',
    ],
  ])('says why it waives nothing: %s', (_, where, finding, hint) => {
    const { out } = checked(
      WAIVER.replace('operation: GET /orders', where).replace('2027', '2999'),
    );
    const lines = out.split('\n');
    const at = lines.indexOf(`portcullis.yaml${finding}`);
    expect(out).toContain(`portcullis.yaml${finding}\n`);
    expect(lines.slice(at).find((line) => line.includes('hint:'))).toBe(`  hint: ${hint}`);
    expect(out.match(/POL-00\d/g)).toHaveLength(1);
  });

  it('says of a waiver of a resource that there is none of that address', () => {
    const folder = project({
      'portcullis.yaml':
        'waivers: [{ rule: kms-key-rotates, reason: r, until: 2999-01-01, where: { resource: aws_kms_key.ab } }]',
      'main.tf.json': '{ "resource": { "aws_kms_key": { "a": {} } } }',
      'specs/orders.yaml': OPEN,
    });
    const told = (...args: string[]) => portcullis(folder, 'check', ...args).out;
    expect(told('specs/orders.yaml', '--terraform', 'main.tf.json')).not.toContain('POL-00');
    expect(told('--terraform', 'main.tf.json')).not.toContain('POL-00');
  });

  it('waives what is said of a resource', () => {
    const folder = project({
      'portcullis.yaml':
        'waivers: [{ rule: kms-key-rotates, reason: r, until: 2999-01-01, where: { resource: aws_kms_key.a } }]',
      'main.tf.json': '{ "resource": { "aws_kms_key": { "a": {} } } }',
      'other.tf.json': '{ "resource": { "aws_kms_key": { "ab": {} } } }',
    });
    expect(portcullis(folder, 'check', '--terraform', 'main.tf.json').code).toBe(0);
    expect(portcullis(folder, 'check', '--terraform', 'other.tf.json').code).toBe(1);
  });
});

describe('rules and explain', () => {
  const own = `import { defineRule } from 'portcullis/policy';
export const rule = defineRule({
  id: 'acme-one', title: 'ones are one', group: 'hygiene', severity: 'error', aliases: [], standards: [],
  risk: 'two', hint: 'write one', check: () => undefined,
});
`;
  const folder = () =>
    project({
      'portcullis.yaml':
        'policies: policies\nrules: { tracing-is-on: off, string-has-max-length: error }\n',
      'policies/one.ts': own,
    });

  it('know what the project says, and its own rules', () => {
    const { code, out } = portcullis(folder(), 'rules', '--json');
    expect(code).toBe(0);
    const runs = new Map(
      JSON.parse(out).map((one: { id: string; runs: unknown }) => [one.id, one.runs]),
    );
    expect(
      ['acme-one', 'tracing-is-on', 'string-has-max-length', 'array-has-max-items'].map((id) =>
        runs.get(id),
      ),
    ).toEqual(['error', false, 'error', false]);
    expect(portcullis(folder(), 'explain', 'acme-one').out).toBe(
      '# acme-one\n\nones are one\n\nRisk: two\nFix: write one\n\nSeverity: error\nGroup: hygiene\n',
    );
  });
});

describe('explain', () => {
  it('knows the ids of other tools, and codes', () => {
    const explain = (id: string) => portcullis(project({}), 'explain', id).out;
    expect(explain('ckv_aws_59')).toMatch(/^# method-has-authorization\n/);
    expect(explain('6c35d2c6')).toBe(
      '6c35d2c6 is checked as\n  error-responses-are-described (info): operations describe the errors that callers meet\n  operation-documents-429 (info): operations say what they answer above the rate limit\n',
    );
    expect(explain('SPEC-100')).toBe(
      'SPEC-100 is checked as\n  SPEC-100, without a rule: minima are not above maxima\n',
    );
  });
});

describe('--overlay', () => {
  it('applies to the commands that read specifications, and findings point into it', () => {
    const overlay = `overlay: 1.0.0
info: { title: Authentication, version: 1.0.0 }
actions:
  - target: $.paths['/orders']
    update:
      post: { responses: { '200': { description: Fine } } }
`;
    const folder = project({ 'specs/orders.yaml': OPEN, 'overlays/more.yaml': overlay });
    const { code, out } = portcullis(folder, 'check', '--overlay', 'overlays/more.yaml');
    expect(code).toBe(1);
    expect(out).toContain(
      `overlays/more.yaml:6:7 error operation-has-authentication: POST /orders`,
    );
    expect(out).toContain(" >  6 |       post: { responses: { '200'");
    expect(portcullis(folder, 'routes', '--overlay', 'overlays/more.yaml').out).toContain('POST');
  });

  it('is compared with what it was at the base', () => {
    const overlay = (method: string) =>
      `overlay: 1.0.0\ninfo: { title: T, version: 1.0.0 }\nactions: [{ target: "$.paths['/orders']", update: { ${method}: { responses: {} } } }]\n`;
    const folder = project({
      'portcullis.yaml': 'overlays: [o.yaml]\n',
      'specs/orders.yaml': OPEN,
      'o.yaml': overlay('post'),
    });
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
        cwd: folder,
      });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'base');
    expect(portcullis(folder, 'check', '--base', 'HEAD').code).toBe(0);
    writeFileSync(path.join(folder, 'o.yaml'), overlay('put'));
    const { code, out } = portcullis(folder, 'check', '--base', 'HEAD');
    expect(code).toBe(1);
    expect(out).toContain('PUT /orders asks for no authentication');
    expect(out).not.toContain('GET /orders');
  });

  it('does not pass where a rule of its own ends the process', () => {
    const folder = project({
      'portcullis.yaml': 'policies: policies\n',
      'specs/orders.yaml': OPEN,
      'policies/a.ts': `import { defineRule } from 'portcullis/policy';
export const rule = defineRule({
  id: 'acme-one', title: 't', group: 'hygiene', severity: 'error', aliases: [], standards: [],
  risk: 'r', hint: 'h', check: () => process.exit(0),
});
`,
    });
    expect(portcullis(folder, 'check')).toEqual({
      code: 3,
      out: '',
      err: 'portcullis: something ended the process before the command was done\n',
    });
  });
});
