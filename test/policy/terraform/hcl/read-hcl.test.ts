// HCL as Terraform's JSON syntax: what it says, where each value stands, and what is wrong with it.

import { describe, expect, it } from 'vitest';
import { readHcl } from '../../../../lib/policy/index.js';
import { Location } from '../../../../lib/source/index.js';

const read = (text: string) => readHcl('main.tf', text);
const valueIn = (expression: string) => (read(`x = ${expression}\n`).json as { x: unknown }).x;

describe('values', () => {
  it.each<[string, unknown]>([
    ['1', 1],
    ['-1.5e3', -1500],
    ['true', true],
    ['null', null],
    ['"a\\tb\\"\\\\\\u00e4\\U0001F600"', 'a\tb"\\ä😀'],
    ['""', ''],
    ['[1, "a", [true],]', [1, 'a', [true]]],
    ['[\n  1, # one\n  2\n]', [1, 2]],
    ['{ a = 1, "b c" : 2\n d = 3 }', { a: 1, 'b c': 2, d: 3 }],
    ['{ (var.a) = 1, "${var.b}" = 2 }', { '${(var.a)}': 1, '${var.b}': 2 }],
    ['aws_x.y.arn', '${aws_x.y.arn}'],
    ['"${aws_x.y.arn}"', '${aws_x.y.arn}'],
    ['"a ${b["c"]} $${d} %%{e} $f 5%"', 'a ${b["c"]} $${d} %%{e} $f 5%'],
    ['"%{ if a }b%{ else }c%{ endif }"', '%{ if a }b%{ else }c%{ endif }'],
    ['a ? b : c', '${a ? b : c}'],
    ['!a && b == 1 || c[0].d[*].e > -2', '${!a && b == 1 || c[0].d[*].e > -2}'],
    ['[for k, v in a : "${k}=${v}" if v != ""]', '${[for k, v in a : "${k}=${v}" if v != ""]}'],
    ['{ for v in a : v.k => v... }', '${{ for v in a : v.k => v... }}'],
    ['jsonencode({ # aws_no.reference\n  a = b // c\n})', '${jsonencode({ \n  a = b \n})}'],
    ['f(a, b...)', '${f(a, b...)}'],
    ['provider::aws::arn_parse(a)', '${provider::aws::arn_parse(a)}'],
    ['<<EOT\n  a\n "b" ${c}\nEOT', '  a\n "b" ${c}\n'],
    ['<<-EOT\n    a\n\n      b ${c}\n  EOT', 'a\n\n  b ${c}\n'],
    ['<<EOT\r\na\r\nEOT\r', 'a\r\n'],
    ['f(<<EOT\na\nEOT\n, 1)', '${f(<<EOT\na\nEOT\n, 1)}'],
  ])('%s', (expression, value) => {
    expect(read(`x = ${expression}\n`).diagnostics).toEqual([]);
    expect(valueIn(expression)).toEqual(value);
  });
});

describe('blocks', () => {
  it('are objects, and lists where there are several of one name', () => {
    const text = `
      resource "aws_a" "b" {
        rule { x = 1 }
        rule {
          x = 2
        }
        one {}
        dynamic "d" {
          for_each = var.v
          content { y = d.value }
        }
      }
      resource aws_a c {} /* labels without quotes */
      locals { a = 1 }
      locals { b = 2 }`;
    expect(read(text).json).toEqual({
      resource: {
        aws_a: {
          b: {
            rule: [{ x: 1 }, { x: 2 }],
            one: {},
            dynamic: { d: { for_each: '${var.v}', content: { y: '${d.value}' } } },
          },
          c: {},
        },
      },
      locals: [{ a: 1 }, { b: 2 }],
    });
  });

  it('name resources and arguments as the JSON syntax does', () => {
    const text =
      'resource "a" "b" {\n depends_on = [aws_x.y]\n lifecycle { ignore_changes = [tags["a"], c] }\n provider = aws.east\n}';
    expect(read(text).json).toMatchObject({
      resource: {
        a: {
          b: {
            depends_on: ['aws_x.y'],
            lifecycle: { ignore_changes: ['tags["a"]', 'c'] },
            provider: 'aws.east',
          },
        },
      },
    });
  });

  it.each(['', '\n', '# a', '/* a */', '// a\n', '\r\n\t '])('are none in %j', (text) => {
    expect(read(text)).toMatchObject({ json: {}, diagnostics: [] });
  });
});

describe('places', () => {
  const text = [
    'resource "aws_a" "b" {', // 1
    '  name = "n"', // 2
    '  tags = {', // 3
    '    "x" = 1 /* { */', // 4
    '  }', // 5
    '  rule { y = [', // 6
    '    "${f({ z = "}" })}", 2', // 7
    '  ] }', // 8
    '  twice {}', // 9
    '  twice {', // 10
    '    z = <<EOT', // 11
    'z = {', // 12
    'EOT', // 13
    '    w = 1', // 14
    '  }', // 15
    '}', // 16
  ].join('\n');
  const { source } = read(text);

  it.each<[string, (string | number)[], string]>([
    ['a block at its type', [], '1:1'],
    ['a scalar at its value', ['name'], '2:10'],
    ['an object at its key', ['tags'], '3:3'],
    ['a member of an object', ['tags', 'x'], '4:11'],
    ['a nested block', ['rule'], '6:3'],
    ['a list at its key', ['rule', 'y'], '6:10'],
    ['an item', ['rule', 'y', 1], '7:26'],
    ['one of several blocks', ['twice', 1], '10:3'],
    ['an argument of the first of several', ['twice', 'z'], '9:3'],
    ['an argument behind a heredoc', ['twice', 1, 'w'], '14:9'],
    ['what is not there at what it would be in', ['rule', 'none'], '6:3'],
  ])('%s', (_, path, want) => {
    const at = new Location(source, ['resource', 'aws_a', 'b', ...path]);
    expect(`${at.line}:${at.column}`).toBe(want);
  });
});

describe('mistakes', () => {
  it.each<[string, string, string, string]>([
    ['x = [1, 2\ny = 3\n', '2:1', '`]` is expected after an item, found `y`', ''],
    ['x = "a\n', '1:5', 'the string does not end on its line', ''],
    ['x = <<EOT\na\n', '1:5', 'the heredoc does not end', ''],
    ['x = "\\d"\n', '1:6', '`\\d` is no escape', ''],
    ['x = 1 y = 2\n', '1:7', 'the end of the line is expected, found `y`', ''],
    ['x = 1, \n', '1:6', 'the end of the line is expected, found `,`', ''],
    ['x =\n', '1:4', 'a value is expected, found the end of the line', ''],
    ['x: 1\n', '1:2', '`=` or `{` is expected after `x`, found `:`', ''],
    ['"x" = 1\n', '1:1', 'the name of an argument or block is expected, found `"`', ''],
    ['}\n', '1:1', 'the name of an argument or block is expected, found `}`', ''],
    ['x = 1\nx = 2\n', '2:1', '`x` is set twice in this block', ''],
    ['a "b" {\n x = {', '2:7', 'a value is expected, found the end of the file', '/a/b'],
    ['a "b" {\n x = 1\n', '1:1', '`a "b"` is not closed', '/a/b'],
    ['a "b" {\n x = "${1 +}"\n}\n', '2:12', 'a value is expected, found `}`', '/a/b'],
  ])('%j', (text, place, message, pointer) => {
    const { diagnostics } = read(text);
    expect(
      diagnostics.map(({ at, ...one }) => [
        `${at?.line}:${at?.column}`,
        one.code,
        one.message,
        at?.pointer,
      ]),
    ).toEqual([[place, 'POL-006', message, pointer]]);
  });

  it('hide neither each other nor what is right', () => {
    const { json, diagnostics } = read(
      [
        'resource "a" "open" {', // 1
        '  x = 1',
        '  settings {',
        '    y = 2',
        '}', // 5
        'resource "a" "whole" {',
        '  x = 3',
        '}',
        'variable "v" {',
        '  default = "unclosed', // 10
        '}',
        'output "o" { value = 4 }',
      ].join('\n'),
    );
    expect(diagnostics.map(({ at }) => [at?.line, at?.pointer])).toEqual([
      [1, '/resource/a/open'],
      [10, '/variable/v'],
    ]);
    expect(json).toEqual({
      resource: { a: { open: { x: 1, settings: { y: 2 } }, whole: { x: 3 } } },
      variable: { v: {} },
      output: { o: { value: 4 } },
    });
  });

  it.each<[string, string]>([
    ['brackets', '['],
    ['parentheses', '('],
    ['objects', '{ a = '],
    ['signs', '-'],
    ['conditions', 'a ? b : '],
    ['templates', '"${'],
    ['blocks', '0\na {\nx = '],
    ['heredocs', '<<EOT\n${'],
  ])('without end in %s end', (_, opened) => {
    const { diagnostics } = read(`x = ${opened.repeat(20_000)}`);
    expect(diagnostics.map(({ code }) => code)).toContain('POL-006');
  });
});
