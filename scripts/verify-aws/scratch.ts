// The REST APIs that questions are put to: made on demand, reused, and deleted at the end whatever happens.

import {
  type APIGatewayClient,
  BadRequestException,
  CreateRestApiCommand,
  DeleteRestApiCommand,
  type EndpointType,
  GetMethodCommand,
  type GetMethodCommandOutput,
  GetResourcesCommand,
  PutRestApiCommand,
  TestInvokeMethodCommand,
} from '@aws-sdk/client-api-gateway';

/** An OpenAPI document as plain data. */
export type Body = Readonly<Record<string, unknown>>;

export interface Invocation {
  readonly path?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

export class Scratch {
  private readonly made = new Map<EndpointType, string>();

  constructor(
    readonly client: APIGatewayClient,
    readonly accountId: string,
    readonly region: string,
    /** Aborts questions; never the cleaning up. */
    readonly signal: AbortSignal,
    private readonly name = `portcullis-verify-${Date.now()}`,
  ) {}

  /** The id of an API of this endpoint type, the same at each call. */
  async api(type: EndpointType = 'REGIONAL'): Promise<string> {
    const known = this.made.get(type);
    if (known !== undefined) return known;
    // Not to be aborted: what is made must be known, or nobody deletes it.
    const { id = '' } = await this.client.send(
      new CreateRestApiCommand({ name: this.name, endpointConfiguration: { types: [type] } }),
    );
    this.made.set(type, id);
    return id;
  }

  /** Imports over everything that was there. Returns the reason when AWS refuses. */
  async import(body: Body, type: EndpointType = 'REGIONAL'): Promise<string | undefined> {
    const command = new PutRestApiCommand({
      restApiId: await this.api(type),
      mode: 'overwrite',
      failOnWarnings: true,
      parameters: { ignore: 'documentation' },
      body: new TextEncoder().encode(JSON.stringify(body)),
    });
    try {
      await this.client.send(command, { abortSignal: this.signal });
      return undefined;
    } catch (error) {
      if (error instanceof BadRequestException) return error.message;
      throw error;
    }
  }

  /** @throws when AWS refuses a body that a question cannot do without */
  async mustImport(body: Body): Promise<void> {
    const reason = await this.import(body);
    if (reason !== undefined) throw new Error(`the import was refused: ${reason}`);
  }

  async method(path: string, httpMethod: string): Promise<GetMethodCommandOutput> {
    const restApiId = await this.api();
    const resourceId = await this.resource(path);
    const command = new GetMethodCommand({ restApiId, resourceId, httpMethod });
    return this.client.send(command, { abortSignal: this.signal });
  }

  /** The status that a test invocation gets: 400 when the request does not validate. */
  async invoke(path: string, httpMethod: string, with_: Invocation): Promise<number> {
    const { status = 0 } = await this.client.send(
      new TestInvokeMethodCommand({
        restApiId: await this.api(),
        resourceId: await this.resource(path),
        httpMethod,
        pathWithQueryString: with_.path ?? path,
        ...(with_.body !== undefined && { body: with_.body }),
        headers: { 'Content-Type': 'application/json', ...with_.headers },
      }),
      { abortSignal: this.signal },
    );
    return status;
  }

  /** Deletes what was made. Returns the ids that could not be deleted, with the reasons. */
  async clean(): Promise<string[]> {
    const left: string[] = [];
    for (const [type, restApiId] of this.made) {
      try {
        await this.client.send(new DeleteRestApiCommand({ restApiId }));
        this.made.delete(type);
      } catch (error) {
        left.push(`${restApiId}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    return left;
  }

  private async resource(path: string): Promise<string> {
    const { items = [] } = await this.client.send(
      new GetResourcesCommand({ restApiId: await this.api(), limit: 500 }),
      { abortSignal: this.signal },
    );
    const id = items.find((one) => one.path === path)?.id;
    if (id === undefined) throw new Error(`AWS made no resource ${path}`);
    return id;
  }
}
