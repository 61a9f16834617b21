import { describe, expect, it } from 'vitest';
import { loadApi } from '../../lib/model/index.js';
import { readSettings, stackSettings } from '../../stacks/settings.js';
import { findSpecifications } from '../../stacks/specifications.js';
import { synthesize } from '../../stacks/synthesize.js';

const variables = {
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/a',
  zoneId: 'Z1',
  truststoreVersion: '1',
};
/** Their names are the user's own, or are unique inside another resource. */
const NOT_OURS = [
  'aws_api_gateway_domain_name',
  'aws_iam_role_policy',
  'aws_lambda_permission',
  'aws_route53_record',
];

/** `type name` of everything that AWS knows by a name of ours. */
async function namesIn(file: string, environment?: string) {
  const { value: model } = await loadApi(file, { variables });
  if (!model) throw new Error(`${file} is broken`);
  const context = (key: string) => (key === 'environment' ? environment : undefined);
  const { value: settings } = readSettings(context, {});
  if (!settings) throw new Error('the settings are broken');
  const made = synthesize(model, stackSettings(settings, model.annotations.root.name));
  const { resource } = made.terraform as {
    resource: Record<string, Record<string, Record<string, unknown>>>;
  };
  const names = Object.entries(resource)
    .filter(([type]) => !NOT_OURS.includes(type))
    .flatMap(([type, byId]) =>
      Object.values(byId)
        .flatMap(({ name, name_prefix, function_name }) => [name, name_prefix, function_name])
        // What holds a reference is named after the resource it refers to.
        .filter((name) => typeof name === 'string' && !name.includes('${'))
        .map((name) => `${type} ${name}`),
    );
  return { stack: made.stackName, names };
}

describe.each(findSpecifications())('environments of %s', (file) => {
  it('share no name in AWS', async () => {
    const [test, live] = [await namesIn(file, 'test'), await namesIn(file, 'live')];
    expect(test.names.length).toBeGreaterThan(5);
    expect(test.names.filter((name) => live.names.includes(name))).toEqual([]);
    expect(test.stack).not.toBe(live.stack);
  });

  it('add to the names there are without one', async () => {
    const [plain, live] = [await namesIn(file), await namesIn(file, 'live')];
    expect(live.names.map((name) => name.replace('-live', ''))).toEqual(plain.names);
  });
});
