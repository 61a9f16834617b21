// A small control plane of AWS in this process: one port on loopback that the real Terraform provider talks to
// through `AWS_ENDPOINT_URL`. A tool of the tests; docs/control-plane.md says what it proves and what not.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Faults } from './faults.js';
import { AwsError, type AwsRequest, type AwsResponse, type Service } from './http.js';
import { ApiGateway } from './services/api-gateway/index.js';
import { CloudWatch } from './services/cloudwatch.js';
import { Iam } from './services/iam.js';
import { Kms } from './services/kms.js';
import { Lambda } from './services/lambda.js';
import { Logs } from './services/logs.js';
import { Route53 } from './services/route53.js';
import { SecretsManager } from './services/secrets-manager.js';
import { Sns } from './services/sns.js';
import { Wafv2 } from './services/wafv2.js';
import { REGION, World } from './world.js';

export interface Call {
  readonly service: string;
  readonly operation: string;
  readonly status: number;
  readonly error?: string;
}

export interface ControlPlaneOptions {
  /** Hosted zones that are there, by id. @default none */
  readonly zones?: Readonly<Record<string, string>>;
  /** Functions of others that are there. @default none */
  readonly functions?: readonly string[];
  /** VPC links (v1) of others that are there. @default none */
  readonly vpcLinks?: readonly string[];
  /** Whether the account has a role for logs. @default true */
  readonly accountLogs?: boolean;
}

export class ControlPlane {
  readonly calls: Call[] = [];
  /** Calls that no service knows: a test that made one has proven nothing. */
  readonly unknown: string[] = [];
  readonly faults = new Faults();
  readonly world = new World();
  readonly kms = new Kms(this.world);
  readonly logs = new Logs(this.world, this.kms);
  readonly iam = new Iam(this.world);
  readonly apiGateway = new ApiGateway(this.world, this.iam, this.logs);
  readonly wafv2 = new Wafv2(this.world, this.logs, this.apiGateway);
  readonly lambda = new Lambda(this.world, this.iam);
  readonly secrets = new SecretsManager(this.world);
  readonly cloudWatch = new CloudWatch(this.world);
  readonly sns = new Sns(this.world);
  readonly route53: Route53;
  private readonly services: Readonly<Record<string, Service>>;
  private readonly server: Server;
  private lastArrival = Date.now();

  private constructor(options: ControlPlaneOptions) {
    this.route53 = new Route53(options.zones ?? {});
    this.apiGateway.guardedBy(this.wafv2);
    if (options.accountLogs !== false) this.apiGateway.account.prepare();
    for (const arn of options.functions ?? []) this.lambda.add(arn);
    for (const id of options.vpcLinks ?? []) this.apiGateway.links.add(id);
    this.services = {
      apigateway: this.apiGateway.service,
      iam: this.iam.service,
      kms: this.kms.service,
      lambda: this.lambda.service,
      logs: this.logs.service,
      monitoring: this.cloudWatch.service,
      route53: this.route53.service,
      secretsmanager: this.secrets.service,
      sns: this.sns.service,
      sts: this.iam.sts,
      wafv2: this.wafv2.service,
    };
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  static async start(options: ControlPlaneOptions = {}): Promise<ControlPlane> {
    const plane = new ControlPlane(options);
    await new Promise<void>((resolve) => plane.server.listen(0, '127.0.0.1', resolve));
    return plane;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What a process needs to talk to it and to nothing else. */
  get env(): Readonly<Record<string, string>> {
    return {
      AWS_ENDPOINT_URL: this.url,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: REGION,
      AWS_EC2_METADATA_DISABLED: 'true',
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** What stands in the account, in words; nothing after everything that was made is destroyed. */
  contents(): string[] {
    const holders = [this.apiGateway, this.wafv2, this.logs, this.kms, this.iam, this.lambda];
    return [...holders, this.secrets, this.route53, this.cloudWatch, this.sns].flatMap((one) =>
      one.contents(),
    );
  }

  /** Names of the operations that were called, in order. */
  operations(): string[] {
    return this.calls.map(({ operation }) => operation);
  }

  /** Resolves when no call has come for this many milliseconds: who is left waits for a held one. */
  async quiet(milliseconds: number): Promise<void> {
    for (;;) {
      const left = this.lastArrival + milliseconds - Date.now();
      if (left <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
  }

  private async serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    this.lastArrival = Date.now();
    const request = await read(incoming);
    const service = this.services[request.service];
    const operation = service?.operationOf(request);
    if (!service || operation === undefined) {
      send(outgoing, this.notImplemented(request));
      return;
    }
    if (!(await this.faults.wait(operation))) {
      outgoing.destroy();
      return;
    }
    const { response, error } = this.answer(service, operation, request);
    this.calls.push({
      service: request.service,
      operation,
      status: response.status,
      ...(error !== undefined && { error }),
    });
    send(outgoing, response);
  }

  private answer(service: Service, operation: string, request: AwsRequest) {
    try {
      this.faults.strike(operation);
      return { response: service.answer(request) };
    } catch (error) {
      if (error instanceof AwsError) {
        return { response: service.fail(error), error: `${error.code}: ${error.message}` };
      }
      // A mistake of the control plane itself must not look like one of AWS.
      this.unknown.push(`${operation}: ${error instanceof Error ? error.stack : String(error)}`);
      return { response: service.fail(new AwsError('ControlPlaneBug', String(error), 501)) };
    }
  }

  private notImplemented(request: AwsRequest): AwsResponse {
    const { service, method, path, headers, body } = request;
    const target = headers['x-amz-target'] ?? /Action=\w+/.exec(body.toString('utf8'))?.[0];
    const what = `${service} ${method} ${path}${target === undefined ? '' : ` ${String(target)}`}`;
    this.unknown.push(what);
    const message = `the control plane does not know ${what}`;
    return {
      status: 501,
      headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'NotImplemented' },
      body: JSON.stringify({ __type: 'NotImplemented', message }),
    };
  }
}

async function read(incoming: IncomingMessage): Promise<AwsRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  // `Credential=AKID/20260101/us-east-1/wafv2/aws4_request`: what the caller says it talks to.
  const scope = /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//.exec(
    incoming.headers.authorization ?? '',
  );
  return {
    service: scope?.[2] ?? 'unsigned',
    region: scope?.[1] ?? REGION,
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: Buffer.concat(chunks),
  };
}

function send(outgoing: ServerResponse, { status, headers, body }: AwsResponse): void {
  outgoing.writeHead(status, { 'x-amzn-requestid': 'control-plane', ...headers });
  outgoing.end(body);
}
