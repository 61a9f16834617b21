// A REST API made from one OpenAPI import body. It manages no resource, method or model of its own: those
// are all in the body, which AWS takes in one atomic call.
//
// The API imports its body when it is made, and a resource of its own imports every later one. An API whose
// update fails counts as updated in Terraform's state, so that the next run would find nothing to import and
// deploy what was there before: https://github.com/hashicorp/terraform-provider-aws/issues/4202

import { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api/index.js';
import { ApiGatewayRestApiPut } from '@cdktf/provider-aws/lib/api-gateway-rest-api-put/index.js';
import { TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import { mustMatch } from './requirements.js';
import { stableJson, terraformText } from './terraform-text.js';

/** Descriptions would become documentation parts, of which an API may have 2,000. */
const PARAMETERS = { ignore: 'documentation' };
const ENDPOINT_CONFIGURATION = 'x-amazon-apigateway-endpoint-configuration';

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
  /** The import of the body: what needs the API's methods waits for it. */
  readonly imported: ApiGatewayRestApiPut;
  readonly id: string;
  readonly executionArn: string;
  /** The import body as one line of JSON with sorted keys; may hold tokens. */
  readonly bodyText: string;
  /** The same for Terraform: a reference to the one place where it stands. */
  readonly body: string;
  /** The resource policy, likewise; empty when there is none. */
  readonly policyText: string;

  constructor(scope: Construct, id: string, props: RestApiProps) {
    super(scope, id);
    mustMatch(this, 'the name of the API', props.name, /\S/, 'not be empty');
    this.bodyText = stableJson(completeBody(props));
    this.policyText = props.policy ? stableJson(props.policy) : '';
    this.body = new TerraformLocal(this, 'body', terraformText(this.bodyText)).asString;
    this.api = this.addApi(props);
    this.imported = new ApiGatewayRestApiPut(this, 'import', {
      restApiId: this.api.id,
      body: this.body,
      failOnWarnings: true,
      parameters: PARAMETERS,
    });
    this.id = this.api.id;
    this.executionArn = this.api.executionArn;
  }

  private addApi(props: RestApiProps): ApiGatewayRestApi {
    const { endpoint } = props;
    return new ApiGatewayRestApi(this, 'api', {
      name: props.name,
      ...(props.description && { description: terraformText(props.description) }),
      body: this.body,
      // An import does not change the endpoint's type, so it stands here.
      endpointConfiguration: {
        types: [endpoint.type.toUpperCase()],
        // The provider keeps that of the type before, and a private API has no other than this.
        ipAddressType: endpoint.type === 'private' ? 'dualstack' : 'ipv4',
        ...(endpoint.type === 'private' && { vpcEndpointIds: [...endpoint.vpcEndpoints] }),
      },
      ...(this.policyText && { policy: terraformText(this.policyText) }),
      // `merge` would keep paths that the specification no longer has, open to whoever knew them.
      putRestApiMode: 'overwrite',
      failOnWarnings: true,
      parameters: PARAMETERS,
      // The provider never re-applies `false`, so only `true` says anything.
      ...(props.disableExecuteApiEndpoint && { disableExecuteApiEndpoint: true }),
      ...(props.binaryMediaTypes?.length && { binaryMediaTypes: [...props.binaryMediaTypes] }),
      ...(props.tags && { tags: props.tags }),
      lifecycle: {
        createBeforeDestroy: true,
        ignoreChanges: ['body', 'parameters', 'put_rest_api_mode', 'fail_on_warnings'],
      },
    });
  }
}

/** An import takes off what its body does not say, so that the body says what the arguments say. */
function completeBody(props: RestApiProps): object {
  const body = props.body as Readonly<Record<string, unknown>>;
  return {
    ...body,
    ...(props.policy && { 'x-amazon-apigateway-policy': props.policy }),
    ...(props.binaryMediaTypes?.length && {
      'x-amazon-apigateway-binary-media-types': props.binaryMediaTypes,
    }),
    ...(props.disableExecuteApiEndpoint && { servers: withoutOwnEndpoint(body['servers']) }),
  };
}

function withoutOwnEndpoint(servers: unknown): object[] {
  const [first = { url: '/' }] = (servers ?? []) as readonly Readonly<Record<string, unknown>>[];
  const configuration = first[ENDPOINT_CONFIGURATION] as object | undefined;
  return [
    { ...first, [ENDPOINT_CONFIGURATION]: { ...configuration, disableExecuteApiEndpoint: true } },
  ];
}
