import { describe, expect, it } from 'vitest';
import { readSettings } from '../../stacks/settings.js';

const from = (context: Record<string, unknown>, env: Record<string, string> = {}) =>
  readSettings((key) => context[key], env);

describe('readSettings', () => {
  it('prefers the context to the environment', () => {
    const { region, environment } = from(
      { region: 'eu-west-1', environment: 'test' },
      { AWS_REGION: 'us-east-1', PORTCULLIS_ENVIRONMENT: 'production' },
    );
    expect({ region, environment }).toEqual({ region: 'eu-west-1', environment: 'test' });
  });

  it('leaves the region to Terraform when nobody names one', () => {
    expect(from({})).not.toHaveProperty('region');
  });

  it('merges variables, those of the context over those of the environment', () => {
    const { variables } = from(
      { variables: { a: '1' } },
      { PORTCULLIS_VAR_a: '2', PORTCULLIS_VAR_certificateArn: 'arn:x' },
    );
    expect(variables).toEqual({ a: '1', certificateArn: 'arn:x' });
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
    expect(() => from({ state: { bucket: 'b' } }).state('pets')).toThrow('PORTCULLIS_STATE_REGION');
  });
});
