// Override files change what the other files of a folder say, argument by argument.

import { describe, expect, it } from 'vitest';
import { inFile, readConfiguration, readHcl } from '../../../lib/policy/index.js';

function read(main: string, override: string, given = {}) {
  const files = [
    { name: 'b_override.tf', text: override, isOverride: true },
    { name: 'main.tf', text: main },
  ].map(({ name, text, ...rest }) => {
    const { json, source } = readHcl(name, text);
    return { json, locate: inFile(source), ...rest };
  });
  return readConfiguration(files, given);
}

const MAIN = `variable "v" { default = "default" }
resource "a" "b" {
  name = "main"
  kept = var.v
  rule { x = 1 }
  rule { x = 2 }
  dynamic "made" {
    for_each = ["a"]
    content { y = 1 }
  }
  dynamic "other" {
    for_each = ["a"]
    content { y = 2 }
  }
  lifecycle {
    create_before_destroy = true
    prevent_destroy = true
  }
}
`;

describe('an override', () => {
  const [resource, ...others] = read(
    MAIN,
    `variable "v" { default = "override" }
resource "a" "b" {
  name = "override"
  rule { x = 3 }
  made { y = 3 }
  lifecycle { prevent_destroy = false }
}
resource "a" "none" {}
`,
  ).resources;
  const place = (...path: (string | number)[]) => String(resource?.at(...path));

  it('replaces arguments, and nested blocks by their type', () => {
    expect(others).toEqual([]);
    expect(resource?.values).toEqual({
      name: 'override',
      kept: 'override',
      rule: { x: 3 },
      made: { y: 3 },
      dynamic: { other: { for_each: ['a'], content: { y: 2 } } },
      lifecycle: { create_before_destroy: true, prevent_destroy: false },
    });
  });

  it('leaves what it says where it is written', () => {
    expect([
      place(),
      place('name'),
      place('kept'),
      place('rule', 'x'),
      place('dynamic', 'other', 'content', 'y'),
      place('lifecycle', 'create_before_destroy'),
      place('lifecycle', 'prevent_destroy'),
    ]).toEqual([
      'main.tf:2:1',
      'b_override.tf:3:10',
      'main.tf:4:10',
      'b_override.tf:4:14',
      'main.tf:13:19',
      'main.tf:16:29',
      'b_override.tf:6:33',
    ]);
  });
});

describe('values of variables', () => {
  it('count more than defaults', () => {
    expect(read(MAIN, '', { v: 'given' }).resources[0]?.get('kept')).toBe('given');
  });
});

describe('arguments of resources with several instances', () => {
  it.each(['count = 2', 'for_each = toset(["k"])'])('%s are those of each', (many) => {
    const main = `resource "a" "b" {\n ${many}\n name = "n"\n own = each.key\n}
resource "c" "d" {\n zero = a.b[0].name\n key = a.b["k"].name\n own = a.b["k"].own\n}`;
    const one = read(main, '').resources.find(({ type }) => type === 'c');
    expect([one?.get('zero'), one?.get('key'), String(one?.get('own'))]).toEqual([
      'n',
      'n',
      '${a.b["k"].own}',
    ]);
  });
});
