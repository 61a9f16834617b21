import { describe, expect, it } from 'vitest';
import { readSettings, type Settings, stackSettings } from '../../stacks/settings.js';

const read = (context: Record<string, unknown>, env: Record<string, string> = {}) =>
  readSettings((key) => context[key], env);

function from(context: Record<string, unknown>, env: Record<string, string> = {}): Settings {
  const { value, diagnostics } = read(context, env);
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error('there are no settings, and no reason');
  return value;
}

const messages = (context: Record<string, unknown>) =>
  read(context).diagnostics.map(({ code, message }) => `${code}: ${message}`);

describe('readSettings', () => {
  it('prefers variables of ours to the context, and that to AWS_REGION', () => {
    const { region, environment, defaultBackend } = from(
      { region: 'eu-west-1', environment: 'test', backend: 'https://test.example.com' },
      {
        AWS_REGION: 'us-east-1',
        PORTCULLIS_ENVIRONMENT: 'production',
        PORTCULLIS_BACKEND: 'https://example.com',
      },
    );
    expect({ region, environment, defaultBackend }).toEqual({
      region: 'eu-west-1',
      environment: 'production',
      defaultBackend: 'https://example.com',
    });
  });

  it('takes the context where no variable of ours is set', () => {
    expect(from({ environment: 'test' }).environment).toBe('test');
  });

  it('leaves the region to Terraform when nobody names one', () => {
    expect(from({})).not.toHaveProperty('region');
  });

  it('merges variables, those of the environment over those of the context', () => {
    const { variables } = from(
      { variables: { a: '1', b: '3' } },
      { PORTCULLIS_VAR_a: '2', PORTCULLIS_VAR_certificateArn: 'arn:x' },
    );
    expect(variables).toEqual({ a: '2', b: '3', certificateArn: 'arn:x' });
  });

  it.each([
    ['nothing', {}, {}, { kind: 'local' }],
    [
      'a bucket',
      {},
      { PORTCULLIS_STATE_BUCKET: 'b', AWS_REGION: 'eu-west-1', PORTCULLIS_ENVIRONMENT: 'test' },
      { kind: 's3', bucket: 'b', key: 'test/pets.tfstate', region: 'eu-west-1' },
    ],
    [
      'a bucket elsewhere',
      { state: { bucket: 'b', region: 'eu-central-1', prefix: 'apis' } },
      { AWS_REGION: 'eu-west-1' },
      { kind: 's3', bucket: 'b', key: 'apis/pets.tfstate', region: 'eu-central-1' },
    ],
    [
      'an organisation',
      { state: { organization: 'acme' }, environment: 'test' },
      {},
      { kind: 'cloud', organization: 'acme', workspace: 'test-pets' },
    ],
  ])('keeps the state as told by %s', (_name, context, env, want) => {
    expect(from(context, env).state('pets')).toEqual(want);
  });

  it('refuses a bucket without a region', () => {
    expect(messages({ state: { bucket: 'b' } })).toEqual([
      'STACK-001: the region of the state bucket `b` is not set',
    ]);
  });

  it.each(['pre production', '-a', 'ä', 'a'.repeat(25)])('refuses the environment %j', (name) => {
    expect(messages({ environment: name })).toEqual([
      `STACK-002: \`${name}\` cannot be the name of an environment`,
    ]);
  });
});

describe('stackSettings', () => {
  it('names the stack as the API, without an environment', () => {
    expect(stackSettings(from({}), 'pets')).toEqual({ id: 'pets', state: { kind: 'local' } });
  });

  it('tells environments apart by the name of the stack, and so by its local state', () => {
    expect(stackSettings(from({ environment: 'test' }), 'pets')).toEqual({
      id: 'pets-test',
      environment: 'test',
      state: { kind: 'local' },
    });
  });
});
