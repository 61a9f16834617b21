import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLOSED, OPEN, portcullis, project } from './run.js';

const open = () => project({ 'specs/orders.yaml': OPEN });

describe('portcullis check', () => {
  it('exits 0 when nothing is found', () => {
    const { code, out, err } = portcullis(project({ 'specs/orders.yaml': CLOSED }), 'check');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^✓ 0 errors, 0 warnings \(\d+ rules on specs\/orders\.yaml\)\n$/);
  });

  it('exits 1 on a finding, shows its line, its risk and its fix, without colour in a pipe', () => {
    const { code, out } = portcullis(open(), 'check');
    expect(code).toBe(1);
    expect(out).toContain(
      'specs/orders.yaml:8:5 error operation-has-authentication: GET /orders asks for no authentication and does not say why\n',
    );
    expect(out).toContain(
      ' >  8 |     get:\n      |     ^\n  risk: anyone on the network can call the operation\n  fix: add `security`',
    );
    expect(out).not.toContain('\u001b[');
  });

  it('exits 2 on an error of the input, and tells what it finds in the rest', () => {
    const damaged = `${OPEN}components: { schemas: { Order: { $ref: '#/components/schemas/No' } } }\n`;
    const { code, out } = portcullis(project({ 'specs/orders.yaml': damaged }), 'check');
    expect(code).toBe(2);
    expect(out).toContain('error operation-has-authentication: GET /orders');
    expect(out).toContain('error SPEC-034');
  });

  it('tells notes on the document to those who ask for every rule', () => {
    const noted = OPEN.replace('paths:\n', 'paths:\n  /nothing: {}\n');
    const root = project({ 'specs/orders.yaml': noted });
    expect(portcullis(root, 'check').out).not.toContain('PLAN-213');
    expect(portcullis(root, 'check', '--pack', 'strict').out).toContain('info PLAN-213');
  });

  it('writes the stable JSON', () => {
    const { code, out } = portcullis(open(), 'check', '--format', 'json');
    const report = JSON.parse(out);
    expect(code).toBe(1);
    expect(report.summary).toMatchObject({ errors: 1, warnings: 0, waived: 0, failed: true });
    expect(report.findings).toEqual([
      {
        rule: 'operation-has-authentication',
        severity: 'error',
        verdict: 'fail',
        message: 'GET /orders asks for no authentication and does not say why',
        risk: 'anyone on the network can call the operation',
        hint: expect.stringContaining('add `security`'),
        file: 'specs/orders.yaml',
        line: 8,
        column: 5,
        pointer: '/paths/~1orders/get',
        of: 'listOrders',
        standards: [
          'OWASP API 2023 API2',
          'PCI DSS 4.0 8.3.1',
          'HIPAA 164.312(d)',
          'NIST 800-53r5 AC-3',
        ],
        waived: false,
      },
    ]);
    expect(report.diagnostics).toEqual([]);
  });

  it('writes several formats at once, to files and to stdout', () => {
    const folder = open();
    const { out } = portcullis(
      folder,
      'check',
      '--format',
      'github',
      '--format',
      'sarif:reports/a.sarif',
      '--format',
      'json:b.json',
    );
    expect(out).toBe(
      '::error file=specs/orders.yaml,line=8,col=5,title=operation-has-authentication::GET /orders asks for no authentication and does not say why%0ARisk: anyone on the network can call the operation%0AFix: add `security` to the operation or to the root, or `x-gateway: { public: <reason> }` when that is intended\n',
    );
    const sarif = JSON.parse(readFileSync(path.join(folder, 'reports/a.sarif'), 'utf8'));
    expect(sarif.runs[0].results[0].locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: 'specs/orders.yaml' },
      region: { startLine: 8, startColumn: 5 },
    });
    expect(existsSync(path.join(folder, 'b.json'))).toBe(true);
  });

  it('says how it ended where every report goes to a file', () => {
    const { code, out, err } = portcullis(open(), 'check', '--format', 'json:a.json');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^✗ 1 error, 0 warnings \(\d+ rules on specs\/orders\.yaml\)\n$/);
  });

  it('fails on what --fail-on says', () => {
    const warning = CLOSED.replace('  owner: team-orders\n', '');
    const folder = project({ 'specs/orders.yaml': warning });
    expect(portcullis(folder, 'check').code).toBe(0);
    expect(portcullis(folder, 'check', '--fail-on', 'warning').code).toBe(1);
  });

  it('runs only the rules that are asked for', () => {
    expect(portcullis(open(), 'check', '--rules', 'api-has-owner,tracing-is-on').out).toContain(
      '(2 rules on',
    );
    expect(portcullis(open(), 'check', '--pack', 'gdpr').code).toBe(0);
  });

  it("runs an organisation's own rules", () => {
    const rule = `import { defineRule, type Subject } from 'portcullis/policy';
export const rule = defineRule({
  id: 'acme-names-are-short', title: 'names are short', group: 'hygiene', severity: 'error', aliases: [], standards: [],
  risk: 'nobody can say them', hint: 'use at most four letters',
  check: ({ model }: Subject) => model && model.annotations.root.name.length > 4
    ? [{ at: model.annotations.root.at, message: 'the name is long' }] : [],
});`;
    const folder = project({
      'specs/orders.yaml': CLOSED,
      'policies/names.ts': rule,
    });
    const { code, out } = portcullis(folder, 'check', '--policies', 'policies');
    expect(code).toBe(1);
    expect(out).toContain('specs/orders.yaml:3:1 error acme-names-are-short: the name is long');
  });

  it('prints what rules in Rego are given', () => {
    const { code, out } = portcullis(open(), 'check', '--format', 'input');
    const [document] = JSON.parse(out);
    expect(code).toBe(1);
    expect([document.portcullis, document.api.operations[0].at, document.plan.stage]).toEqual([
      1,
      'specs/orders.yaml#/paths/~1orders/get',
      'v1',
    ]);
    expect(document.terraform.resources.length).toBeGreaterThan(5);
  });

  it('honours a waiver until its day, and not with --no-waivers', () => {
    const waived = (until: string) =>
      OPEN.replace(
        '      responses',
        `      x-gateway: { waive: [{ rule: operation-has-authentication, reason: a test, until: ${until} }] }\n      responses`,
      );
    const folder = project({ 'specs/orders.yaml': waived('2999-12-31') });
    expect(portcullis(folder, 'check').out).toContain('0 errors, 0 warnings, 1 waived');
    expect(portcullis(folder, 'check', '--no-waivers').code).toBe(1);
    const expired = portcullis(project({ 'specs/orders.yaml': waived('2020-01-31') }), 'check');
    expect(expired.code).toBe(1);
    expect(expired.out).toContain(
      'POL-002: the waiver of `operation-has-authentication` expired on 2020-01-31',
    );
  });

  it('checks Terraform JSON, with the address in it', () => {
    const terraform = JSON.stringify(
      { resource: { aws_kms_key: { logs: { description: 'x' } } } },
      null,
      2,
    );
    const { code, out } = portcullis(
      project({ 'main.tf.json': terraform }),
      'check',
      '--terraform',
      'main.tf.json',
    );
    expect(code).toBe(1);
    expect(out).toContain(
      'main.tf.json:4:7 error kms-key-rotates: key `aws_kms_key.logs` is not rotated',
    );
  });

  it('checks a plan', () => {
    const plan = {
      format_version: '1.2',
      planned_values: {
        root_module: {
          resources: [
            {
              mode: 'managed',
              type: 'aws_kms_key',
              name: 'a',
              address: 'aws_kms_key.a',
              values: { enable_key_rotation: false },
            },
          ],
        },
      },
    };
    const { out } = portcullis(
      project({ 'plan.json': JSON.stringify(plan) }),
      'check',
      '--terraform',
      'plan.json',
    );
    expect(out).toContain('error kms-key-rotates: key `aws_kms_key.a` is not rotated');
  });

  it('reports only what is new since a git ref', () => {
    const folder = open();
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
        cwd: folder,
      });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'base');
    // Lines move, the finding stays the same one.
    writeFileSync(path.join(folder, 'specs/orders.yaml'), `# moved\n${OPEN}`);
    expect(portcullis(folder, 'check', '--base', 'HEAD').code).toBe(0);
    writeFileSync(
      path.join(folder, 'specs/orders.yaml'),
      `${OPEN}    post: { responses: { '200': { description: Fine } } }\n`,
    );
    const { code, out } = portcullis(folder, 'check', '--base', 'HEAD');
    expect(code).toBe(1);
    expect(out).toContain('POST /orders asks for no authentication');
    expect(out).not.toContain('GET /orders');
    const missing = portcullis(folder, 'check', '--base', 'no-such-ref');
    expect(missing.code).toBe(2);
    expect(missing.err).toContain('CLI-007');
    git('tag', 'v1.2.0');
    expect(portcullis(folder, 'check', '--base', 'v1.20').err).toContain(
      'hint: did you mean `v1.2.0`?',
    );
  });
});
