// Terraform as people keep it: folders of HCL and JSON, values of variables, mistakes.

import { describe, expect, it } from 'vitest';
import { portcullis, project } from './run.js';

const API = `resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}
`;
const METHOD = `resource "aws_api_gateway_method" "list" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  resource_id   = aws_api_gateway_rest_api.orders.root_resource_id
  http_method   = "GET"
  authorization = var.authorization
}
`;
const VARIABLE = 'variable "authorization" {\n  default = "AWS_IAM"\n}\n';
const MODULE = { 'infra/api.tf': API, 'infra/method.tf': METHOD, 'infra/variables.tf': VARIABLE };
const RULE = ['--rules', 'method-has-authorization'];
const OPEN = 'authorization = "NONE"\n';

function check(files: Readonly<Record<string, string | Uint8Array>>, ...args: string[]) {
  const { code, out, err } = portcullis(project(files), 'check', ...RULE, ...args);
  return {
    code,
    told: (out + err).split('\n').filter((line) => /^\S+ ?(error|warning) /.test(line)),
    all: out + err,
  };
}

describe('a folder', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['is one configuration', {}, []],
    [
      'with JSON in it',
      {
        'infra/more.tf.json': JSON.stringify({
          resource: {
            aws_api_gateway_method: { more: { http_method: 'PUT', authorization: 'NONE' } },
          },
        }),
      },
      ['infra/more.tf.json:1:'],
    ],
    ['with values of variables', { 'infra/terraform.tfvars': OPEN }, ['infra/method.tf:5:19']],
    ['with such values of its own', { 'infra/a.auto.tfvars': OPEN }, ['infra/method.tf:5:19']],
    ['with values for others', { 'infra/open.tfvars': OPEN }, []],
    [
      'with an override',
      { 'infra/override.tf': `resource "aws_api_gateway_method" "list" {\n  ${OPEN}}\n` },
      ['infra/override.tf:2:19'],
    ],
    [
      'with files of editors, hidden ones and folders',
      { 'infra/.a.tf': '{', 'infra/a.tf~': '{', 'infra/#a.tf#': '{', 'infra/modules/b/m.tf': '{' },
      [],
    ],
    ['with empty files', { 'infra/empty.tf': '', 'infra/comment.tf': '# later\n' }, []],
  ])('%s', (_, files, places) => {
    const { code, told } = check({ ...MODULE, ...files }, '--terraform', 'infra');
    expect(told.map((line) => line.split(' ')[0]).join()).toMatch(places.join());
    expect(told).toHaveLength(places.length);
    expect(code).toBe(places.length > 0 ? 1 : 0);
  });

  it('takes the values of a file that is named', () => {
    const files = { ...MODULE, 'env/production.tfvars': OPEN };
    const args = ['--terraform', 'infra', '--terraform', 'env/production.tfvars'];
    expect(check(files, ...args).told).toHaveLength(1);
  });

  it('is judged where waivers name its resources', () => {
    const waiver = `waivers:
  - rule: method-has-authorization
    where: { resource: aws_api_gateway_method.list }
    reason: the orders are public
    until: 2099-12-31
`;
    const files = { ...MODULE, 'infra/terraform.tfvars': OPEN, 'portcullis.yaml': waiver };
    expect(check(files, '--terraform', 'infra')).toMatchObject({ code: 0, told: [] });
  });

  it('without Terraform names those below that have some', () => {
    const { code, all } = check(MODULE, '--terraform', '.');
    expect(code).toBe(2);
    expect(all).toContain('. error CLI-021: there is no Terraform configuration in `.`');
    expect(all).toContain('name a folder below it: `--terraform infra`');
  });
});

describe('named as a specification', () => {
  it.each(['infra', 'infra/main.tf'])('%s is told with the option that takes it', (name) => {
    const { code, all } = check({ 'infra/main.tf': 'locals {}\n' }, name);
    expect(code).toBe(2);
    expect(all).toBe(
      `${name} error CLI-023: \`${name}\` is Terraform, not a specification\n` +
        `  hint: write \`portcullis check --terraform ${name}\`\n\n`,
    );
  });

  it('a folder with specifications too names those', () => {
    const files = { 'infra/main.tf': 'locals {}\n', 'infra/api.yaml': 'openapi: 3.1.0\n' };
    expect(check(files, 'infra').all).toContain('infra/api.yaml');
  });
});

describe('modules', () => {
  const calls = `module "local" {
  source = "../infra"
}
module "remote" {
  source = "terraform-aws-modules/apigateway-v2/aws"
}
`;
  it('that nobody reads are told', () => {
    const { code, all } = check({ ...MODULE, 'root/main.tf': calls }, '--terraform', 'root');
    expect(code).toBe(0);
    expect(all).toContain(
      'root/main.tf:1:1 warning CLI-022: what modules make is not checked: `local`, `remote`',
    );
    expect(all).toContain('add `--terraform infra`, or check a plan');
  });

  it('are not told where their folder is named', () => {
    const args = ['--terraform', 'root', '--terraform', 'infra'];
    expect(check({ ...MODULE, 'root/main.tf': calls }, ...args).all).toContain(
      'root/main.tf:4:1 warning CLI-022: what modules make is not checked: `remote`',
    );
  });
});

describe('files', () => {
  it('of one folder are one configuration', () => {
    const args = ['infra/method.tf', 'infra/variables.tf'].flatMap((one) => ['--terraform', one]);
    expect(check(MODULE, ...args)).toMatchObject({ code: 0, told: [] });
  });
});

describe('mistakes', () => {
  it('are told at their lines, and hide nothing else', () => {
    const broken = `resource "aws_api_gateway_method" "broken" {\n  authorization = "NONE\n}\n${METHOD.replace('var.authorization', '"NONE"')}`;
    const { code, told } = check({ ...MODULE, 'infra/method.tf': broken }, '--terraform', 'infra');
    expect(code).toBe(2);
    expect(told.map((line) => line.split(':').slice(0, 4).join(':'))).toEqual([
      'infra/method.tf:2:19 error POL-006: the string does not end on its line',
      'infra/method.tf:8:19 error method-has-authorization: GET / asks for no authorization',
    ]);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['a binary file', new Uint8Array([0, 1, 2, 255, 0]), 'infra/x.tf error CLI-006'],
    ['another encoding', Buffer.from('# f\u00fcr', 'latin1'), 'infra/x.tf error CLI-006'],
    ['JSON', '{"a": 1}', 'infra/x.tf:1:1 error POL-006'],
    ['a heredoc that does not end', 'x = <<EOT\n', 'infra/x.tf:1:5 error POL-006'],
    ['brackets without end', `x = ${'['.repeat(50_000)}`, 'error POL-006'],
  ])('%s', (_, content, want) => {
    const { code, told } = check({ ...MODULE, 'infra/x.tf': content }, '--terraform', 'infra');
    expect(code).toBe(2);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(want);
  });

  it('in one folder leave the others', () => {
    const files = { ...MODULE, 'infra/terraform.tfvars': OPEN, 'other/x.tf': new Uint8Array([0]) };
    const { code, told } = check(files, '--terraform', 'other', '--terraform', 'infra');
    expect([code, told.length]).toEqual([2, 2]);
  });
});
