import type { TerraformStack } from 'cdktf';
import { describe, expect, it } from 'vitest';
import {
  AccountBaseline,
  AuthorizerFunction,
  Deployment,
  Domain,
  type DomainProps,
  Environment,
  FunctionPermissions,
  LogGroup,
  RestApi,
  Stage,
  VpcLinks,
} from '../../lib/constructs/index.js';
import { only, stubBundle, synthesize } from './synthesize.js';

function stageOf(stack: TerraformStack) {
  const api = new RestApi(stack, 'api', { name: 'a', body: {}, endpoint: { type: 'regional' } });
  const deployment = new Deployment(stack, 'deployment', { api });
  const accessLog = {
    destinationArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:a',
    format: '$context.requestId',
  };
  return { api, stage: new Stage(stack, 'stage', { api, deployment, name: 'v1', accessLog }) };
}

describe('Domain', () => {
  const make = (props: Partial<DomainProps>) =>
    synthesize((stack) => {
      new Domain(stack, 'domain', {
        name: 'api.example.com',
        certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/c',
        mappings: [stageOf(stack)],
        ...props,
      });
    });

  it('asks for TLS 1.2 at least', () => {
    expect(only(make({}), 'aws_api_gateway_domain_name')).toMatchObject({
      security_policy: 'TLS_1_2',
      regional_certificate_arn: 'arn:aws:acm:eu-west-1:111122223333:certificate/c',
      endpoint_configuration: { types: ['REGIONAL'] },
    });
  });

  it('gives an edge domain its certificate in the other argument, and records for IPv4 and IPv6', () => {
    const json = make({ endpoint: 'edge', zoneId: 'Z1' });
    expect(only(json, 'aws_api_gateway_domain_name')).toMatchObject({
      certificate_arn: 'arn:aws:acm:eu-west-1:111122223333:certificate/c',
      endpoint_configuration: { types: ['EDGE'] },
    });
    const records = Object.values(json.resource['aws_route53_record'] ?? {});
    expect(records.map(({ type }) => type)).toEqual(['A', 'AAAA']);
  });

  it('makes no record without a zone', () => {
    expect(make({}).resource).not.toHaveProperty('aws_route53_record');
  });

  it('asks for client certificates of one version of the truststore', () => {
    const json = make({ mtls: { truststore: 's3://a/b.pem', version: '7' } });
    expect(only(json, 'aws_api_gateway_domain_name')['mutual_tls_authentication']).toEqual({
      truststore_uri: 's3://a/b.pem',
      truststore_version: '7',
    });
  });
});

describe('LogGroup', () => {
  it('masks with two statements of the same identifiers, sorted and once each', () => {
    const json = synthesize((stack) => {
      new LogGroup(stack, 'logs', {
        name: 'a',
        retention: 30,
        dataIdentifiers: ['Name', 'Address', 'Name'],
      });
    });
    const { policy_document } = only(json, 'aws_cloudwatch_log_data_protection_policy');
    const ids = ['Address', 'Name'].map(
      (id) => `arn:aws:dataprotection::aws:data-identifier/${id}`,
    );
    expect(JSON.parse(String(policy_document))).toMatchObject({
      Statement: [
        { DataIdentifier: ids, Operation: { Audit: { FindingsDestination: {} } } },
        { DataIdentifier: ids, Operation: { Deidentify: { MaskConfig: {} } } },
      ],
    });
  });

  it('has no data protection policy when nothing is masked', () => {
    const json = synthesize(
      (stack) => void new LogGroup(stack, 'logs', { name: 'a', retention: 30 }),
    );
    expect(json.resource).not.toHaveProperty('aws_cloudwatch_log_data_protection_policy');
  });
});

describe('AuthorizerFunction', () => {
  const bundle = stubBundle();
  const make = (config: (environment: Environment) => object) => {
    let archive: Buffer = Buffer.alloc(0);
    const json = synthesize((stack) => {
      const environment = new Environment(stack, 'environment');
      archive = new AuthorizerFunction(stack, 'authorizer', {
        environment,
        name: 'a',
        config: config(environment),
        secrets: [
          { scheme: 'login', arn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:s' },
        ],
        retention: 30,
        kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/k',
        tracing: false,
        bundle,
      }).archive.content;
    });
    return { json, archive };
  };

  it('packs the configuration beside the bundle, the same at every synthesis', () => {
    const { json, archive } = make(() => ({ schemes: {} }));
    expect(archive).toEqual(make(() => ({ schemes: {} })).archive);
    expect(archive.toString('latin1')).toContain('config.json');
    expect(only(json, 'aws_lambda_function')['environment']).toEqual({
      variables: { PORTCULLIS_SECRETS: '{}' },
    });
  });

  it('passes a configuration that Terraform completes as a variable', () => {
    const { json, archive } = make(({ region }) => ({ schemes: {}, region }));
    expect(archive.toString('latin1')).not.toContain('config.json');
    expect(only(json, 'aws_lambda_function')['environment']).toEqual({
      variables: {
        PORTCULLIS_CONFIG: expect.stringMatching(
          /^\{"region":"\$\{data\.aws_region\..*\}","schemes":\{\}\}$/,
        ),
        PORTCULLIS_SECRETS: '{}',
      },
    });
  });

  it("may decrypt an existing secret's key only through Secrets Manager and for that secret", () => {
    const policy = only(make(() => ({})).json, 'aws_iam_role_policy')['policy'];
    const { Statement } = JSON.parse(String(policy)) as { Statement: object[] };
    expect(Statement).toContainEqual({
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: expect.stringMatching(/:key\/\*$/),
      Condition: {
        StringEquals: {
          'kms:ViaService': expect.stringMatching(/^secretsmanager\./),
          'kms:EncryptionContext:SecretARN': [
            'arn:aws:secretsmanager:eu-west-1:111122223333:secret:s',
          ],
        },
      },
    });
    expect(JSON.stringify(Statement)).not.toContain('xray');
  });
});

describe('VpcLinks', () => {
  it('makes a link of each version and knows its id', () => {
    let ids: unknown[] = [];
    const json = synthesize((stack) => {
      const links = new VpcLinks(stack, 'vpc', {
        links: [
          { name: 'one', version: 'v1', target: 'arn:nlb', subnets: [], securityGroups: [] },
          { name: 'two', version: 'v2', subnets: ['subnet-1'], securityGroups: ['sg-1'] },
        ],
      });
      ids = [links.idOf('one'), links.idOf('two'), links.idOf('three')].map((id) => typeof id);
    });
    expect(ids).toEqual(['string', 'string', 'undefined']);
    expect(only(json, 'aws_api_gateway_vpc_link')).toMatchObject({
      name: 'one',
      target_arns: ['arn:nlb'],
    });
    expect(only(json, 'aws_apigatewayv2_vpc_link')).toMatchObject({
      name: 'two',
      subnet_ids: ['subnet-1'],
    });
  });
});

describe('FunctionPermissions', () => {
  it.each([
    [
      'arn:aws:lambda:eu-west-1:111122223333:function:f',
      { function_name: 'arn:aws:lambda:eu-west-1:111122223333:function:f' },
    ],
    [
      'arn:aws:lambda:eu-west-1:111122223333:function:f:live',
      { function_name: 'arn:aws:lambda:eu-west-1:111122223333:function:f', qualifier: 'live' },
    ],
    [
      'arn:${aws}:lambda:${region}:${account}:function:f:live',
      {
        function_name: 'arn:${aws}:lambda:${region}:${account}:function:f',
        qualifier: 'live',
      },
    ],
  ])('stands on what is invoked: %s', (functionArn, want) => {
    const json = synthesize((stack) => {
      const { api } = stageOf(stack);
      new FunctionPermissions(stack, 'permissions', {
        api,
        permissions: [{ id: 'f', functionArn, sourcePath: '*/GET/' }],
      });
    });
    expect(only(json, 'aws_lambda_permission')).toMatchObject({
      ...want,
      action: 'lambda:InvokeFunction',
      principal: 'apigateway.amazonaws.com',
      source_arn: expect.stringMatching(
        /^\$\{aws_api_gateway_rest_api\..*\.execution_arn\}\/\*\/GET\/$/,
      ),
    });
  });
});

describe('AccountBaseline', () => {
  it('is never destroyed, since the logs of every API in the region hang on it', () => {
    const json = synthesize((stack) => {
      new AccountBaseline(stack, 'account', { environment: new Environment(stack, 'environment') });
    });
    for (const type of [
      'aws_api_gateway_account',
      'aws_iam_role',
      'aws_iam_role_policy_attachment',
    ]) {
      expect(only(json, type)['lifecycle']).toEqual({ prevent_destroy: true });
    }
  });
});
