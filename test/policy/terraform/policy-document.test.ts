// Policies, wherever they are written.

import { describe, expect, it } from 'vitest';
import { inFile, isUnknown, policyStatements, readTerraform } from '../../../lib/policy/index.js';
import { allowsEverybody } from '../../../lib/policy/terraform/index.js';
import { SourceFile } from '../../../lib/source/index.js';

const statements = (policy: unknown, data: object = {}) => {
  const json = { variable: { v: {} }, data, resource: { aws_p: { p: { policy } } } };
  const graph = readTerraform(
    json,
    inFile(new SourceFile('main.tf.json', '/main.tf.json', JSON.stringify(json))),
  );
  const [resource] = graph.resources;
  return resource && policyStatements(resource, graph, 'policy');
};
const documents = (body: object) => ({ aws_iam_policy_document: { d: body } });

describe('a policy', () => {
  it.each<[string, unknown, object]>([
    ['text', '{"Statement": {"Effect": "Allow", "Action": "s3:*", "Principal": "*"}}', {}],
    [
      'jsonencode',
      '${jsonencode({ Statement = [{ Effect = "Allow", Action = ["s3:*"], Principal = "*" }] })}',
      {},
    ],
    [
      'JSON with gaps',
      '{"Statement": [{"Effect": "Allow", "Action": "s3:*", "Principal": "*", "Resource": "${aws_a.b.arn}"}]}',
      {},
    ],
    [
      'a data source',
      '${data.aws_iam_policy_document.d.json}',
      documents({
        statement: { actions: ['s3:*'], principals: { type: '*', identifiers: ['*'] } },
      }),
    ],
    [
      'a data source in lists',
      '${data.aws_iam_policy_document.d.json}',
      documents({
        statement: [
          { effect: 'Allow', actions: ['s3:*'], principals: [{ type: 'AWS', identifiers: ['*'] }] },
        ],
      }),
    ],
  ])('in %s is read', (_, policy, data) => {
    const found = statements(policy, data);
    expect(
      Array.isArray(found) && found.map((one) => [one.effect, one.actions, allowsEverybody(one)]),
    ).toEqual([['Allow', ['s3:*'], true]]);
  });

  it.each(['${file("a.json")}', '${var.v}', 'not JSON', '[]', '${jsonencode(var.v)}'])(
    'in %s is unknown',
    (policy) => {
      expect(isUnknown(statements(policy))).toBe(true);
    },
  );

  it('that is not set is none', () => {
    expect([statements(undefined), statements('')]).toEqual([undefined, undefined]);
  });

  it.each<[string, object, boolean | undefined]>([
    ['nobody', {}, false],
    ['an account', { Principal: { AWS: '111122223333' } }, false],
    ['everybody', { Principal: { AWS: ['111122223333', '*'] } }, true],
    ['all but one', { NotPrincipal: { AWS: '111122223333' } }, true],
    ['one that is not known', { Principal: { AWS: '${var.v}' } }, undefined],
  ])('for %s', (_, statement, want) => {
    const found = statements(JSON.stringify({ Statement: [{ Effect: 'Allow', ...statement }] }));
    expect(found && !isUnknown(found) && found.map(allowsEverybody)).toEqual([want]);
  });
});
