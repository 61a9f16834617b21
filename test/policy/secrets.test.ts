// Literal secrets: found by the form of a value or by its name, never by what merely points to one.

import { describe, expect, it } from 'vitest';
import { readTerraform } from '../../lib/policy/index.js';
import { secretsIn } from '../../lib/policy/secrets.js';
import { Location, SourceFile } from '../../lib/source/index.js';

function secrets(variables: Readonly<Record<string, string>>): string[] {
  const json = { resource: { aws_api_gateway_stage: { main: { variables } } } };
  const source = new SourceFile('main.tf.json', '/main.tf.json', JSON.stringify(json));
  const { resources } = readTerraform(json, (path) => new Location(source, path));
  return resources.flatMap((one) =>
    secretsIn(one, ['variables']).map(({ name, why, at }) => `${at.pointer} ${name} ${why}`),
  );
}

describe('secretsIn', () => {
  it.each([
    ['an AWS access key', 'AKIAIOSFODNN7EXAMPLE'],
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nMII'],
    ['a GitHub token', `ghp_${'a'.repeat(36)}`],
    ['a Slack token', 'xoxb-1234567890-abc'],
    ['a Stripe key', `sk_live_${'a'.repeat(16)}`],
    ['a JSON web token', 'eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.c2lnbmF0dXJl'],
    ['an address with a password', 'postgres://orders:correct@db.example.com/orders'],
  ])('finds %s under any name', (what, value) => {
    expect(secrets({ setting: value })).toEqual([
      `/resource/aws_api_gateway_stage/main/variables/setting setting is ${what}`,
    ]);
  });

  it('finds what has the form of a secret access key under any name', () => {
    expect(secrets({ setting: 'aB3/cD4+eF5gH6iJ7kL8mN9oP0qR1sT2uV3wX4yZ' })).toEqual([
      '/resource/aws_api_gateway_stage/main/variables/setting setting has the form of a secret access key of AWS',
    ]);
  });

  it.each(['DB_PASSWORD', 'dbPassword', 'token', 'client-secret', 'STRIPE_API_KEY'])(
    'finds a literal under the name %s',
    (name) => {
      expect(secrets({ [name]: 'correct-horse' })).toEqual([
        `/resource/aws_api_gateway_stage/main/variables/${name} ${name} is a secret by its name, and its value is written down`,
      ]);
    },
  );

  it.each([
    [
      'where the secret is',
      { SECRET: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:a' },
    ],
    ['a path of Parameter Store', { DB_PASSWORD: '/orders/db/password' }],
    ['an address', { token: 'https://id.example.com/token' }],
    ['a dynamic reference', { password: '{{resolve:secretsmanager:db}}' }],
    ['what only an apply knows', { password: '${random_password.a.result}' }],
    [
      'a setting about secrets',
      { TOKEN_TTL: '3600', SECRET_NAME: 'orders/database', token: 'true' },
    ],
    ['the hash of a commit', { REVISION: '92a1f87c0b5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f' }],
    ['a path of 40 characters', { PREFIX: 'Exports/2026/MonthlyStatements/ByAccount' }],
    ['a word that ends alike', { TOKENIZER: 'cl100k_base', monkey: 'capuchin' }],
  ])('passes %s', (_, variables) => {
    expect(secrets(variables)).toEqual([]);
  });
});
