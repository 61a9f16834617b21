// AWS Lambda: functions from a ZIP archive, and who may invoke them. Nothing is run.

import { createHash } from 'node:crypto';
import { AwsError, isJson, type Json, objectAt, textOf } from '../http.js';
import { matches } from '../patterns.js';
import { type RestInput, type RestOutput, restJson } from '../protocols/rest-json.js';
import { type Tags, tagsOfMap } from '../tags.js';
import { found, type World } from '../world.js';
import type { Iam } from './iam.js';

interface LambdaFunction {
  readonly name: string;
  readonly arn: string;
  configuration: Json;
  codeHash: string;
  codeSize: number;
  revision: string;
  concurrency?: number;
  /** Statements of the resource policy by their id. */
  readonly permissions: Map<string, Json>;
  tags: Tags;
}

const FUNCTIONS = '/2015-03-31/functions';
const ROLE_REFUSED = 'The role defined for the function cannot be assumed by Lambda.';

export class Lambda {
  private readonly functions = new Map<string, LambdaFunction>();

  constructor(
    private readonly world: World,
    private readonly iam: Iam,
  ) {}

  readonly service = restJson([
    this.operation('CreateFunction', 'POST', FUNCTIONS, ({ body }) => ({
      status: 201,
      body: this.create(body),
    })),
    this.operation('GetFunction', 'GET', `${FUNCTIONS}/{name}`, (input) => {
      const { tags, concurrency, ...one } = this.find(input);
      return ok({
        Configuration: configurationOf(one),
        Code: { RepositoryType: 'S3', Location: `https://example.com/${one.name}.zip` },
        Tags: tags,
        ...(concurrency !== undefined && {
          Concurrency: { ReservedConcurrentExecutions: concurrency },
        }),
      });
    }),
    this.operation(
      'GetFunctionConfiguration',
      'GET',
      `${FUNCTIONS}/{name}/configuration`,
      (input) => ok(configurationOf(this.find(input))),
    ),
    this.operation('UpdateFunctionCode', 'PUT', `${FUNCTIONS}/{name}/code`, (input) => {
      const one = this.find(input);
      this.load(one, input.body);
      return ok(configurationOf(one));
    }),
    this.operation(
      'UpdateFunctionConfiguration',
      'PUT',
      `${FUNCTIONS}/{name}/configuration`,
      (input) => {
        const one = this.find(input);
        this.assume(input.body['Role'] ?? one.configuration['Role']);
        one.configuration = { ...one.configuration, ...input.body };
        return ok(configurationOf(one));
      },
    ),
    this.operation('DeleteFunction', 'DELETE', `${FUNCTIONS}/{name}`, (input) => {
      this.functions.delete(this.find(input).name);
      return { status: 204 };
    }),
    this.operation('ListVersionsByFunction', 'GET', `${FUNCTIONS}/{name}/versions`, (input) =>
      ok({ Versions: [configurationOf(this.find(input))] }),
    ),
    this.operation('GetPolicy', 'GET', `${FUNCTIONS}/{name}/policy`, (input) =>
      ok(this.policyOf(this.find(input))),
    ),
    this.operation('AddPermission', 'POST', `${FUNCTIONS}/{name}/policy`, (input) => ({
      status: 201,
      body: { Statement: JSON.stringify(this.permit(this.find(input), input)) },
    })),
    this.operation('RemovePermission', 'DELETE', `${FUNCTIONS}/{name}/policy/{id}`, (input) => {
      const { permissions } = this.find(input);
      if (!permissions.delete(input.path['id'] ?? '')) throw notFound('Statement is not found');
      return { status: 204 };
    }),
    this.operation(
      'GetFunctionCodeSigningConfig',
      'GET',
      '/2020-06-30/functions/{name}/code-signing-config',
      (input) => ok({ FunctionName: this.find(input).name }),
    ),
    this.operation(
      'PutFunctionConcurrency',
      'PUT',
      '/2017-10-31/functions/{name}/concurrency',
      (input) => {
        const concurrency = Number(input.body['ReservedConcurrentExecutions']);
        this.find(input).concurrency = concurrency;
        return ok({ ReservedConcurrentExecutions: concurrency });
      },
    ),
    this.operation('ListTags', 'GET', '/2017-03-31/tags/{arn+}', ({ path }) =>
      ok({ Tags: this.byArn(path['arn'] ?? '').tags }),
    ),
    this.operation('TagResource', 'POST', '/2017-03-31/tags/{arn+}', ({ path, body }) => {
      Object.assign(this.byArn(path['arn'] ?? '').tags, tagsOfMap(body['Tags']));
      return { status: 204 };
    }),
    this.operation('UntagResource', 'DELETE', '/2017-03-31/tags/{arn+}', ({ path, query }) => {
      const { tags } = this.byArn(path['arn'] ?? '');
      for (const name of query.getAll('tagKeys')) delete tags[name];
      return { status: 204 };
    }),
  ]);

  /** Whether API Gateway may invoke a function as this source. */
  lets(arn: string, source: string): boolean {
    const one = [...this.functions.values()].find(
      (f) => arn === f.arn || arn.startsWith(`${f.arn}:`),
    );
    return [...(one?.permissions.values() ?? [])].some(({ Principal, Condition }) => {
      const pattern = objectAt(Condition, 'ArnLike')['AWS:SourceArn'];
      const principal = isJson(Principal) ? Principal['Service'] : undefined;
      return principal === 'apigateway.amazonaws.com' && matches(String(pattern), source);
    });
  }

  /** A function that was there before Terraform: the back end or authorizer of somebody else. */
  add(arn: string): void {
    const name = arn.slice(arn.lastIndexOf(':') + 1);
    const configuration = { Description: 'made by somebody else' };
    this.functions.set(name, this.empty(name, arn, configuration));
  }

  contents(): string[] {
    return [...this.functions.values()].flatMap(({ arn, configuration, permissions }) => [
      ...(configuration['Description'] === 'made by somebody else' ? [] : [arn]),
      ...[...permissions.keys()].map((id) => `permission ${id} of ${arn}`),
    ]);
  }

  private operation(
    name: string,
    method: string,
    path: string,
    handle: (input: RestInput) => RestOutput,
  ) {
    return { name, method, path, handle };
  }

  private create(body: Json): Json {
    const name = String(body['FunctionName']);
    if (this.functions.has(name)) {
      throw new AwsError('ResourceConflictException', `Function already exist: ${name}`, 409);
    }
    this.assume(body['Role']);
    const { Code, Tags, ...configuration } = body;
    const one = this.empty(name, this.world.arn('lambda', `function:${name}`), configuration);
    this.load(one, objectAt({ Code }, 'Code'));
    one.tags = tagsOfMap(Tags);
    this.functions.set(name, one);
    return configurationOf(one);
  }

  private empty(name: string, arn: string, configuration: Json): LambdaFunction {
    const revision = this.world.uuid();
    const permissions = new Map<string, Json>();
    return { name, arn, configuration, codeHash: '', codeSize: 0, revision, permissions, tags: {} };
  }

  private load(one: LambdaFunction, { ZipFile }: Json): void {
    const archive = Buffer.from(String(ZipFile), 'base64');
    if (archive.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') {
      throw invalid(
        'Could not unzip uploaded file. Please check your file, then try to upload again.',
      );
    }
    one.codeHash = createHash('sha256').update(archive).digest('base64');
    one.codeSize = archive.length;
    one.revision = this.world.uuid();
  }

  /** A role that Lambda may become, and that has been there for a moment. */
  private assume(role: unknown): void {
    const arn = String(role);
    if (!this.iam.lets(arn, 'lambda.amazonaws.com') || this.world.propagation.unknownYet(arn)) {
      throw invalid(ROLE_REFUSED);
    }
  }

  private policyOf({ permissions }: LambdaFunction): Json {
    if (permissions.size === 0) throw notFound('The resource you requested does not exist.');
    const Statement = [...permissions.values()];
    const policy = { Version: '2012-10-17', Id: 'default', Statement };
    return { Policy: JSON.stringify(policy), RevisionId: this.world.uuid() };
  }

  private permit({ arn, permissions }: LambdaFunction, { body }: RestInput): Json {
    const id = String(body['StatementId']);
    if (permissions.has(id)) {
      const message = `The statement id (${id}) provided already exists. Please provide a new statement id.`;
      throw new AwsError('ResourceConflictException', message, 409);
    }
    const source = textOf(body['SourceArn']);
    const statement = {
      Sid: id,
      Effect: 'Allow',
      Principal: { Service: body['Principal'] },
      Action: body['Action'],
      Resource: arn,
      ...(source !== undefined && { Condition: { ArnLike: { 'AWS:SourceArn': source } } }),
    };
    permissions.set(id, statement);
    return statement;
  }

  private find({ path }: RestInput): LambdaFunction {
    const text = path['name'] ?? '';
    const name = /function:([^:]+)/.exec(text)?.[1] ?? text;
    return found(
      this.functions.get(name),
      'ResourceNotFoundException',
      `Function not found: ${this.world.arn('lambda', `function:${name}`)}`,
      404,
    );
  }

  private byArn(arn: string): LambdaFunction {
    return this.find({ path: { name: arn }, query: new URLSearchParams(), body: {}, raw: '' });
  }
}

function configurationOf(
  one: Pick<
    LambdaFunction,
    'name' | 'arn' | 'configuration' | 'codeHash' | 'codeSize' | 'revision'
  >,
): Json {
  const { configuration, name, arn } = one;
  const environment = configuration['Environment'];
  return {
    PackageType: 'Zip',
    Architectures: ['x86_64'],
    Description: '',
    EphemeralStorage: { Size: 512 },
    TracingConfig: { Mode: 'PassThrough' },
    ...configuration,
    ...(isJson(environment) && { Environment: environment }),
    FunctionName: name,
    FunctionArn: arn,
    Version: '$LATEST',
    CodeSha256: one.codeHash,
    CodeSize: one.codeSize,
    RevisionId: one.revision,
    LastModified: new Date().toISOString(),
    State: 'Active',
    LastUpdateStatus: 'Successful',
  };
}

function ok(body: Json): RestOutput {
  return { status: 200, body };
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}

function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message, 404);
}
