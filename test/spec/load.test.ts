import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../lib/diagnostics/index.js';
import { loadSpecText, type MemoryOptions } from '../../lib/spec/index.js';

const HEAD = 'openapi: 3.1.0\ninfo: { title: T, version: 1.0.0 }\n';

function told(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(
    ({ at, file, code }) => `${at ? `${at.file}:${at.line}:${at.column}` : file} ${code}`,
  );
}

async function load(text: string, options: MemoryOptions = {}): Promise<string[]> {
  return told((await loadSpecText(text, options)).diagnostics);
}

describe('text that cannot be read', () => {
  it.each<[name: string, text: string, want: string[]]>([
    ['nothing', '', ['openapi.yaml SPEC-004']],
    ['blanks', ' \n\n', ['openapi.yaml SPEC-004']],
    ['a zero byte', `${HEAD}\0`, ['openapi.yaml SPEC-005']],
    [
      'a tab, and what follows from it',
      'openapi: 3.1.0\ninfo:\n  title: T\n\tversion: 1.0.0\n',
      ['openapi.yaml:4:1 SPEC-013'],
    ],
    ['a tab for indentation', 'openapi: 3.1.0\ninfo:\n\ttitle: T\n', ['openapi.yaml:3:1 SPEC-013']],
    ['a key twice', `${HEAD}paths: {}\npaths: {}\n`, ['openapi.yaml:4:1 SPEC-012']],
    ['an unknown alias', `${HEAD}paths: *nowhere\n`, ['openapi.yaml:3:8 SPEC-015']],
    ['two documents', `${HEAD}paths: {}\n---\na: 1\n`, ['openapi.yaml:4:1 SPEC-017']],
    ['a CloudFormation function', `${HEAD}paths: !Ref Paths\n`, ['openapi.yaml:3:8 SPEC-016']],
    ['a list', '- 1\n', ['openapi.yaml:1:1 SPEC-020']],
    ['no version', 'info: { title: T }\n', ['openapi.yaml:1:1 SPEC-021']],
    ['OpenAPI 3.2', 'openapi: 3.2.0\n', ['openapi.yaml:1:10 SPEC-022']],
    ['Swagger 1.2', 'swagger: "1.2"\n', ['openapi.yaml:1:10 SPEC-022']],
  ])('%s', async (_, text, want) => {
    expect(await load(text)).toEqual(want);
  });

  it('is too large, too deep, or grows without end', async () => {
    expect(await load(`${HEAD}paths: {}\n`, { maxBytes: 20 })).toEqual(['openapi.yaml SPEC-007']);
    expect(
      await load(`{"openapi":"3.1.0","x":${'['.repeat(2000)}${']'.repeat(2000)}}`, {
        name: 'a.json',
      }),
    ).toEqual(['a.json:1:1023 SPEC-008']);
    const levels = Array.from(
      { length: 9 },
      (_, at) => `x-${at + 1}: &a${at + 1} [${Array(10).fill(`*a${at}`).join(', ')}]`,
    );
    const bomb = await load(
      `${HEAD}x-0: &a0 [a, a, a, a, a, a, a, a, a, a]\n${levels.join('\n')}\n`,
    );
    expect(bomb.every((one) => one.endsWith('SPEC-014'))).toBe(true);
    expect(bomb.length).toBe(1);
  });

  it('is JSON that is none', async () => {
    expect(await load('{"openapi": "3.1.0",}', { name: 'a.json' })).toEqual([
      'a.json:1:21 SPEC-011',
    ]);
    expect(
      await load('{"openapi": "3.1.0", "info": {}, "info": {}}', { name: 'a.json' }),
    ).toContain('a.json:1:34 SPEC-012');
  });

  it.each([
    ['swagger: 2.0', '2.0'],
    ['openapi: 3.0', '3.0'],
    ['openapi: 3.1', '3.1'],
  ])('accepts a number for the version, and says so: %s', async (line, version) => {
    const { value, diagnostics } = await loadSpecText(
      `${line}\ninfo: { title: T, version: "1" }\npaths: {}\n`,
    );
    expect(value?.version).toBe(version);
    expect(told(diagnostics)).toEqual(['openapi.yaml:1:10 SPEC-023']);
  });
});

describe('a variable without quotes inside braces', () => {
  const lines: readonly [what: string, line: string, want: readonly string[]][] = [
    [
      'is shown with the quotes it needs, and so is every other on the line',
      'x: { name: api.example.com, certificate: ${certificateArn}, mtls: ${truststore-uri} }',
      ['3:42 write "${certificateArn}"', '3:67 write "${truststore-uri}"'],
    ],
    [
      'takes the text around it along',
      'x: { http: https://${host}.example.com/v${major}, timeout: 10s }',
      ['3:12 write "https://${host}.example.com/v${major}"'],
    ],
    [
      'does not speak of those that have quotes',
      `x: [ "a ${'${b}'} c", 'd ${'${e}'}', ${'${f}'} ]`,
      ['3:28 write "${f}"'],
    ],
  ];
  it.each(lines)('%s', async (_, line, want) => {
    const { diagnostics } = await loadSpecText(`${HEAD}${line}\n`);
    expect(diagnostics.map(({ code }) => code)).toEqual(want.map(() => 'SPEC-024'));
    expect(diagnostics.map(({ at, hint }) => `${at?.line}:${at?.column} ${hint}`)).toEqual(want);
  });

  it('is not blamed for another mistake', async () => {
    expect(await load(`${HEAD}x: { a: "\${b}", c: @d }\n`)).toEqual(['openapi.yaml:3:20 SPEC-010']);
  });
});

describe('references', () => {
  const path = (ref: string) => `${HEAD}paths:\n  /a: { $ref: '${ref}' }\n`;

  it.each<[name: string, ref: string, want: string[]]>([
    ['to another machine', 'https://example.com/a.yaml', ['openapi.yaml:4:15 SPEC-030']],
    ['out of the folder', '../a.yaml', ['openapi.yaml:4:15 SPEC-031']],
    ['to a missing file', 'nowhere.yaml', ['openapi.yaml:4:15 SPEC-033']],
    ['to a missing value', '#/components/pathItems/A', ['openapi.yaml:4:15 SPEC-034']],
    ['in a circle', '#/paths/~1a', ['openapi.yaml:4:15 SPEC-035']],
    ['to a missing anchor', '#nowhere', ['openapi.yaml:4:15 SPEC-034']],
  ])('%s', async (_, ref, want) => {
    expect(await load(path(ref))).toEqual(want);
  });

  it('stand in an operation for all methods too', async () => {
    const operation = "responses: { '200': { $ref: '#/nowhere' } }";
    const item = `paths:\n  /a:\n    x-amazon-apigateway-any-method:\n      ${operation}\n`;
    expect(await load(HEAD + item)).toEqual(['openapi.yaml:6:35 SPEC-034']);
  });

  it('are texts', async () => {
    const schema = 'components: { schemas: { A: { $ref: 1 }, $ref: { type: string } } }';
    expect(await load(`${HEAD}paths: {}\n${schema}\n`)).toEqual([
      'openapi.yaml:4:37 SPEC-039',
      // A fine name for a property, not for a component.
      'openapi.yaml:4:42 SPEC-089',
    ]);
  });

  it('name the nearest key', async () => {
    const { diagnostics } = await loadSpecText(
      `${HEAD}components: { schemas: { Order: {} , B: { $ref: '#/components/schemas/Ordr' } } }\n`,
    );
    expect(diagnostics.map(({ hint }) => hint)).toEqual([
      'did you mean "#/components/schemas/Order"?',
    ]);
  });

  it('name the whole of what was meant, once', async () => {
    const { diagnostics } = await loadSpecText(
      `${HEAD}components: { schemas: { Order: {}, B: { $ref: '#/components/schema/Order' } } }\n`,
    );
    expect(diagnostics.map(({ code, hint }) => `${code} ${hint}`)).toEqual([
      'SPEC-034 did you mean "#/components/schemas/Order"?',
    ]);
  });

  it.each([
    ['./models/pets.yaml#/Pet', './models/pet.yaml#/Pet'],
    ['models/pet.yml', 'models/pet.yaml'],
    ['models/order.yaml', undefined],
  ])('name the file beside a missing one: %s', async (ref, near) => {
    const { diagnostics } = await loadSpecText(path(ref), { files: { 'models/pet.yaml': 'a: 1' } });
    expect(diagnostics.map(({ hint }) => hint)).toEqual([
      near ? `did you mean "${near}"?` : 'paths in `$ref` are relative to the file they stand in',
    ]);
  });

  it('lead over files, and each value knows its own', async () => {
    const { value, diagnostics } = await loadSpecText(path('paths/a.yaml'), {
      files: {
        'paths/a.yaml':
          "get:\n  parameters:\n    - $ref: '../shared.yaml#/Id'\n  responses: { '200': { description: OK } }\n",
        'shared.yaml': '# shared\nId:\n  name: id\n  in: query\n  schema: { type: string }\n',
      },
    });
    expect(told(diagnostics)).toEqual([]);
    expect(value?.files.map(({ source }) => source.name)).toEqual([
      'openapi.yaml',
      'paths/a.yaml',
      'shared.yaml',
    ]);
    const parameter = value?.root
      .get('paths')
      ?.get('/a')
      ?.deref()
      ?.get('get')
      ?.get('parameters')
      ?.get(0)
      ?.deref();
    expect(String(parameter?.get('name')?.at)).toBe('shared.yaml:3:9');
    expect(String(parameter?.at)).toBe('shared.yaml:2:1');
  });

  it('tell a mistake in the file it is in', async () => {
    const files = { 'paths/a.yaml': "get:\n  responses:\n    '200': { $ref: '../gone.yaml' }\n" };
    expect(await load(path('paths/a.yaml'), { files })).toEqual(['paths/a.yaml:3:20 SPEC-033']);
  });

  it('are not looked for in examples, nor where a property has that name', async () => {
    const schema =
      "{ type: object, properties: { $ref: { type: string } }, example: { $ref: 'nowhere.yaml' } }";
    expect(await load(`${HEAD}components: { schemas: { A: ${schema} } }\n`)).toEqual([]);
  });

  it.each([
    ['the response `default`', 'paths: { /a: { get: { responses: { default: ', ' } } } }'],
    ['a component called `default`', 'components: { responses: { default: ', ' } }'],
    ['a component called `x-error`', 'components: { responses: { x-error: ', ' } }'],
    [
      'a property called `example`',
      'components: { schemas: { A: { properties: { example: ',
      ' } } } }',
    ],
    ['a header called `x-id`', 'components: { responses: { A: { headers: { x-id: ', ' } } } }'],
  ])('are looked for in %s', async (_, before, after) => {
    const found = await load(`${HEAD}${before}{ $ref: '#/nowhere' }${after}\n`);
    expect(found).toContain(`openapi.yaml:3:${before.length + 9} SPEC-034`);
  });

  it('may contain each other', async () => {
    expect(
      await load(
        `${HEAD}components: { schemas: { A: { items: { $ref: '#/components/schemas/A' } } } }\n`,
      ),
    ).toEqual([]);
  });
});

describe('structure', () => {
  it.each<[name: string, rest: string, want: string[]]>([
    ['a list for paths', 'paths: [a]\n', ['openapi.yaml:3:1 SPEC-050']],
    ['a text for an operation', 'paths: { /a: { get: hello } }\n', ['openapi.yaml:3:21 SPEC-050']],
    ['a path without a slash', 'paths: { a: {} }\n', ['openapi.yaml:3:10 SPEC-055']],
    [
      'a place that does not exist',
      'paths: { /a: { get: { parameters: [{ name: a, in: querry, schema: {} }], responses: {} } } }\n',
      ['openapi.yaml:3:51 SPEC-054'],
    ],
    [
      'a parameter without a name',
      'paths: { /a: { get: { parameters: [{ in: query }], responses: {} } } }\n',
      ['openapi.yaml:3:36 SPEC-051'],
    ],
    [
      'a parameter twice',
      'paths: { /a: { get: { parameters: [{ name: a, in: query, schema: {} }, { name: a, in: query, schema: {} }], responses: {} } } }\n',
      ['openapi.yaml:3:72 SPEC-056'],
    ],
    [
      'no status code',
      'paths: { /a: { get: { responses: { ok: { description: OK } } } } }\n',
      ['openapi.yaml:3:36 SPEC-057'],
    ],
    [
      'a key that is nearly one',
      'paths: { /a: { get: { respones: {} } } }\n',
      ['openapi.yaml:3:23 SPEC-053'],
    ],
    [
      'an operation of a method that there is not',
      'paths: { /a: { query: { responses: { "200": { description: OK } } }, note: { a: 1 } } }\n',
      ['openapi.yaml:3:16 SPEC-053'],
    ],
    ['a text for security', 'security: yes\n', ['openapi.yaml:3:11 SPEC-050']],
    [
      'a scheme of no type',
      'components: { securitySchemes: { a: { type: oauth } } }\n',
      ['openapi.yaml:3:45 SPEC-054'],
    ],
    [
      'a list for properties',
      'components: { schemas: { A: { properties: [a] } } }\n',
      ['openapi.yaml:3:31 SPEC-050'],
    ],
  ])('%s', async (_, rest, want) => {
    expect(await load(HEAD + rest)).toEqual(want);
  });

  it.each([
    [
      'http',
      'Swagger 2.0 has no `http`: write `type: basic`; for bearer tokens and signed requests `type: apiKey`, `in: header`, `name: Authorization`',
    ],
    [
      'openIdConnect',
      'Swagger 2.0 has no `openIdConnect`: write `type: oauth2` with its `flow` and URLs',
    ],
    ['basci', 'did you mean `basic`?'],
  ])('a scheme of type %s in Swagger 2.0 is told with what to write there', async (type, hint) => {
    const text = `swagger: '2.0'
info: { title: T, version: 1.0.0 }
paths: {}
securityDefinitions: { a: { type: ${type} } }
`;
    const { diagnostics } = await loadSpecText(text);
    expect(diagnostics.map((one) => [one.code, one.hint])).toEqual([['SPEC-054', hint]]);
  });
});
