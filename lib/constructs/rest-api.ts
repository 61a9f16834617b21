// A REST API made from one OpenAPI import body. It manages no resource, method or model of its own: those
// are all in the body, which AWS takes in one atomic call.

import { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api/index.js';
import { Construct } from 'constructs';
import { mustMatch } from './requirements.js';
import { stableJson, terraformText } from './terraform-text.js';

export interface RestApiProps {
  readonly name: string;
  readonly description?: string;
  /** OpenAPI 3.0.1 with `x-amazon-apigateway-*` extensions. Texts are literal, except for cdktf tokens. */
  readonly body: object;
  /** Always set: without it API Gateway makes an edge-optimised API. */
  readonly endpoint:
    | { readonly type: 'regional' | 'edge' }
    | { readonly type: 'private'; readonly vpcEndpoints: readonly string[] };
  /** Resource policy. Name the API by a pattern: `execute-api:/*` alone is a change at every plan. @default none */
  readonly policy?: object;
  /** @default false */
  readonly disableExecuteApiEndpoint?: boolean;
  /** @default none: bodies are text */
  readonly binaryMediaTypes?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
}

export class RestApi extends Construct {
  readonly api: ApiGatewayRestApi;
  readonly id: string;
  readonly executionArn: string;
  /** The import body as one line of JSON with sorted keys; may hold tokens. */
  readonly bodyText: string;
  /** The resource policy, likewise; empty when there is none. */
  readonly policyText: string;

  constructor(scope: Construct, id: string, props: RestApiProps) {
    super(scope, id);
    mustMatch(this, 'the name of the API', props.name, /\S/, 'not be empty');
    this.bodyText = stableJson(props.body);
    this.policyText = props.policy ? stableJson(props.policy) : '';
    const { endpoint } = props;
    this.api = new ApiGatewayRestApi(this, 'api', {
      name: props.name,
      ...(props.description && { description: terraformText(props.description) }),
      body: terraformText(this.bodyText),
      // The provider does not re-apply the endpoint type after an import, so it stands here.
      endpointConfiguration: {
        types: [endpoint.type.toUpperCase()],
        ...(endpoint.type === 'private' && { vpcEndpointIds: [...endpoint.vpcEndpoints] }),
      },
      ...(this.policyText && { policy: terraformText(this.policyText) }),
      // `merge` would keep paths that the specification no longer has, open to whoever knew them. What
      // `overwrite` would take off, the VPC endpoints of a private API, is in the body.
      putRestApiMode: 'overwrite',
      failOnWarnings: true,
      // Descriptions would become documentation parts, of which an API may have 2,000.
      parameters: { ignore: 'documentation' },
      // The provider never re-applies `false`, so only `true` says anything.
      ...(props.disableExecuteApiEndpoint && { disableExecuteApiEndpoint: true }),
      ...(props.binaryMediaTypes?.length && { binaryMediaTypes: [...props.binaryMediaTypes] }),
      ...(props.tags && { tags: props.tags }),
      lifecycle: { createBeforeDestroy: true },
    });
    this.id = this.api.id;
    this.executionArn = this.api.executionArn;
  }
}
