// The settings of a project, which commands read as `cdktf synth` does.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLOSED, portcullis, project } from './run.js';

const WITHOUT_BACKEND = CLOSED.replace(/ {2}backend:.*\n/, '');
const settings = (context: object) => ({ 'cdktf.json': JSON.stringify({ context }) });

describe('the context of cdktf.json', () => {
  it('gives variables and back ends, which the command line overrides', () => {
    const folder = project({
      'specs/orders.yaml': WITHOUT_BACKEND.replace('team-orders', '"${team}"'),
      ...settings({ variables: { team: 'a-team' }, backend: 'https://context.example.com' }),
    });
    const body = (...args: string[]) => portcullis(folder, 'body', 'specs/orders.yaml', ...args);
    expect(body().out).toContain('"uri": "https://context.example.com/orders"');
    expect(body('--backend', 'https://given.example.com').out).toContain(
      '"uri": "https://given.example.com/orders"',
    );
  });

  it('names the environment, and so the stack and all that is in it', () => {
    const folder = project({
      'specs/orders.yaml': CLOSED,
      ...settings({ environment: 'test', region: 'eu-west-1' }),
    });
    expect(portcullis(folder, 'synth', '--out', 'out').out).toBe(
      'out/stacks/orders-test/cdk.tf.json\n',
    );
    const file = path.join(folder, 'out/stacks/orders-test/cdk.tf.json');
    const { provider, resource } = JSON.parse(readFileSync(file, 'utf8'));
    expect(provider.aws[0]).toMatchObject({
      region: 'eu-west-1',
      default_tags: [{ tags: { api: 'orders', environment: 'test' } }],
    });
    expect(Object.values(resource.aws_wafv2_web_acl)).toMatchObject([{ name: 'orders-test-v1' }]);
  });

  it('gives way to PORTCULLIS_ENVIRONMENT, and both to --env', () => {
    const folder = project({ 'specs/orders.yaml': CLOSED, ...settings({ environment: 'test' }) });
    process.env['PORTCULLIS_ENVIRONMENT'] = 'staging';
    try {
      const synth = (...args: string[]) => portcullis(folder, 'synth', ...args).out;
      expect(synth()).toBe('cdktf.out/stacks/orders-staging/cdk.tf.json\n');
      expect(synth('--env', 'prod')).toBe('cdktf.out/stacks/orders-prod/cdk.tf.json\n');
    } finally {
      delete process.env['PORTCULLIS_ENVIRONMENT'];
    }
  });

  it.each([
    ['is no JSON', '{', /^error STACK-004: the context in `cdktf.json` cannot be read: /],
    [
      'names an environment that cannot be one',
      JSON.stringify({ context: { environment: 'a b' } }),
      /^error STACK-002: `a b` cannot be the name of an environment\n {2}hint: /,
    ],
    [
      'puts state in a bucket of no region',
      JSON.stringify({ context: { state: { bucket: 'b' } } }),
      /^error STACK-001: the region of the state bucket `b` is not set\n {2}hint: /,
    ],
  ])('%s: exit 2', (_, text, message) => {
    const folder = project({ 'specs/orders.yaml': CLOSED, 'cdktf.json': text });
    const { code, out, err } = portcullis(folder, 'check');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });
});

it('refuses two specifications of one name', () => {
  const folder = project({ 'specs/a.yaml': CLOSED, 'specs/b.yaml': CLOSED });
  const { code, err } = portcullis(folder, 'synth');
  expect(code).toBe(2);
  expect(err).toContain(
    'specs/b.yaml:3:1 error STACK-003: the name `orders` is taken by `specs/a.yaml`',
  );
});
