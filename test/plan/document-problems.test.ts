// What is wrong with a document itself is told of damaged ones too, but for what the damage may be the reason of.

import { describe, expect, it } from 'vitest';
import { readApi } from '../../lib/model/index.js';
import { documentProblems } from '../../lib/plan/index.js';
import { loadSpecText } from '../../lib/spec/index.js';

const HEAD = 'openapi: 3.0.3\ninfo: { title: T, version: 1.0.0 }\n';
const BROKEN = `  /broken:
    get: { responses: { '200': { $ref: '#/components/responses/None' } } }
`;

async function told(text: string): Promise<string[]> {
  const read = readApi(await loadSpecText(`${HEAD}${text}`, {}), {});
  if (!read.partial) throw new Error('the document is not damaged');
  return documentProblems(read.partial, read.diagnostics).map(
    ({ code, at }) => `${at?.line} ${code}`,
  );
}

const paths = (text: string) => `paths:\n${BROKEN}${text}`;
const operation = (path: string, text: string) =>
  paths(`  ${path}:\n    get:\n      ${text}\n      responses: { '200': { description: OK } }\n`);

describe('documentProblems', () => {
  it.each([
    ['a scheme that is not defined', operation('/a', 'security: [{ login: [] }]'), ['8 PLAN-403']],
    ['a variable that is not declared', operation('/a/{id}', 'summary: A'), ['7 PLAN-227']],
    [
      'a parameter that the path has not',
      operation('/a', 'parameters: [{ name: id, in: path, required: true, schema: {} }]'),
      ['8 PLAN-226'],
    ],
    [
      'headers that are said elsewhere',
      operation('/a', 'parameters: [{ name: Accept, in: header, schema: {} }]'),
      ['8 PLAN-224'],
    ],
    ['a variable without a name', operation('/a/{}', 'summary: A'), ['6 PLAN-212']],
    ['a path without operations', paths('  /a: {}\n'), ['6 PLAN-213']],
    ['nothing of back ends and tokens', operation('/a', 'summary: A'), []],
  ])('tells %s', async (_, text, want) => {
    expect(await told(text)).toEqual(want);
  });

  it.each([
    [
      'a variable whose parameter could not be read',
      "paths:\n  /a/{id}:\n    get:\n      parameters: [{ $ref: '#/components/parameters/None' }]\n      responses: {}\n",
    ],
    [
      'a variable, where a shared parameter is damaged',
      `${operation('/a/{id}', "parameters: [{ $ref: '#/components/parameters/Id' }]").replace(BROKEN, '')}components: { parameters: { Id: { name: id } } }\n`,
    ],
    [
      'a scheme, where one is damaged',
      `${operation('/a', 'security: [{ login: [] }]').replace(BROKEN, '')}components: { securitySchemes: { login: 5 } }\n`,
    ],
  ])('does not tell %s', async (_, text) => {
    expect(await told(text)).toEqual([]);
  });
});
