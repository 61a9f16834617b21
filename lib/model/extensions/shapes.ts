// What `x-amazon-apigateway-*` may say to a REST API, and where each stands. What one part of a body needs from another
// (a validator that is named, a header that is mapped) is checked on the finished body.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html

import * as z from 'zod';
import { map, refuse } from '../../annotations/index.js';

export const PLACES = {
  root: 'the root',
  server: 'a server',
  pathItem: 'a path item',
  operation: 'an operation',
  securityScheme: 'a security scheme',
} as const;

export type Place = keyof typeof PLACES;

export interface Extension {
  readonly places: readonly Place[];
  /** Absent where the value is not read here. Made when it is asked for: most specifications have no extension. */
  readonly shape?: () => z.ZodType;
  /** Why it is left out of the import body, and what to write in its place. */
  readonly left?: { readonly why: string; readonly instead: string };
}

const FOR_HTTP_APIS = 'is for HTTP APIs; a REST API has no use for it';

/** Keys of an extension that HTTP APIs have and REST APIs do not, as in exports that serve for both. */
export const HTTP_API_KEYS: Readonly<Record<string, readonly string[]>> = {
  'x-amazon-apigateway-integration': ['payloadFormatVersion', 'integrationSubtype'],
  'x-amazon-apigateway-authorizer': [
    ...['authorizerPayloadFormatVersion', 'enableSimpleResponses', 'jwtConfiguration'],
  ],
};

/** One of some words, which API Gateway reads in any case. */
function word(...known: readonly string[]) {
  const expected = `one of ${known.join(', ')}`;
  return z
    .string({ error: expected })
    .regex(new RegExp(`^(${known.join('|')})$`, 'i'), { error: expected });
}

const writtenText = () => z.string({ error: 'a text' });
const texts = () => z.record(z.string(), writtenText());
const status = () =>
  z.union([writtenText(), z.int()]).refine((one) => /^[1-5]\d\d$/.test(String(one)), {
    error: 'a status code from 100 to 599',
  });
const contentHandling = () => z.enum(['CONVERT_TO_TEXT', 'CONVERT_TO_BINARY']);

const integration = () =>
  map({
    type: word('http', 'http_proxy', 'aws', 'aws_proxy', 'mock'),
    httpMethod: word('ANY', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT').optional(),
    uri: writtenText().optional(),
    credentials: writtenText().optional(),
    connectionType: z.enum(['INTERNET', 'VPC_LINK']).optional(),
    connectionId: writtenText().optional(),
    integrationTarget: writtenText().optional(),
    tlsConfig: map({
      insecureSkipVerification: z.boolean().optional(),
      serverNameToVerify: writtenText().optional(),
    }).optional(),
    timeoutInMillis: z.int().min(50).optional(),
    responseTransferMode: z.enum(['BUFFERED', 'STREAM']).optional(),
    passthroughBehavior: word('when_no_match', 'when_no_templates', 'never').optional(),
    contentHandling: contentHandling().optional(),
    cacheNamespace: writtenText().optional(),
    cacheKeyParameters: z.array(writtenText()).optional(),
    requestParameters: texts().optional(),
    requestTemplates: texts().optional(),
    responses: z
      .record(
        z.string(),
        map({
          statusCode: status(),
          responseParameters: texts().optional(),
          responseTemplates: texts().optional(),
          contentHandling: contentHandling().optional(),
        }),
      )
      .optional(),
  });

const AUTHORIZER_TYPES = ['token', 'request', 'cognito_user_pools'];

const authorizerType = () =>
  z.string({ error: `one of ${AUTHORIZER_TYPES.join(', ')}` }).superRefine((type, context) => {
    if (AUTHORIZER_TYPES.includes(type.toLowerCase())) return;
    const jwt = type.toLowerCase() === 'jwt';
    refuse(context, `one of ${AUTHORIZER_TYPES.join(', ')}`, {
      // What HTTP APIs do themselves is done by the function that comes with Portcullis.
      ...(jwt && {
        hint: 'write `x-gateway: { authorizer: { jwt: { issuer, audience } } }` instead',
      }),
    });
  });

const authorizer = () =>
  map({
    type: authorizerType(),
    authorizerUri: writtenText().optional(),
    authorizerCredentials: writtenText().optional(),
    identitySource: writtenText().optional(),
    identityValidationExpression: writtenText().optional(),
    authorizerResultTtlInSeconds: z.int().min(0).max(3600).optional(),
    providerARNs: z.array(writtenText()).min(1).optional(),
  });

/** REQUEST_TOO_LARGE is missing: API Gateway does not let it be changed. */
export const GATEWAY_RESPONSE_TYPES = [
  ...['ACCESS_DENIED', 'API_CONFIGURATION_ERROR', 'AUTHORIZER_CONFIGURATION_ERROR'],
  ...['AUTHORIZER_FAILURE', 'BAD_REQUEST_BODY', 'BAD_REQUEST_PARAMETERS', 'DEFAULT_4XX'],
  ...['DEFAULT_5XX', 'EXPIRED_TOKEN', 'INTEGRATION_FAILURE', 'INTEGRATION_TIMEOUT'],
  ...['INVALID_API_KEY', 'INVALID_SIGNATURE', 'MISSING_AUTHENTICATION_TOKEN', 'QUOTA_EXCEEDED'],
  ...['RESOURCE_NOT_FOUND', 'THROTTLED', 'UNAUTHORIZED', 'UNSUPPORTED_MEDIA_TYPE', 'WAF_FILTERED'],
];

const gatewayResponse = () =>
  map({
    statusCode: status().optional(),
    responseParameters: texts().optional(),
    responseTemplates: texts().optional(),
  }).optional();

export const EXTENSIONS: Readonly<Record<string, Extension>> = {
  'x-amazon-apigateway-any-method': { places: ['pathItem'] },
  'x-amazon-apigateway-api-key-source': {
    places: ['root'],
    shape: () => z.enum(['HEADER', 'AUTHORIZER']),
  },
  'x-amazon-apigateway-auth': {
    places: ['operation'],
    shape: () => map({ type: word('NONE', 'AWS_IAM') }),
  },
  'x-amazon-apigateway-authorizer': { places: ['securityScheme'], shape: authorizer },
  'x-amazon-apigateway-authtype': { places: ['securityScheme'], shape: writtenText },
  'x-amazon-apigateway-binary-media-types': {
    places: ['root'],
    shape: () =>
      z.array(writtenText().regex(/\/|~1/, { error: 'a media type, such as image/png or */*' })),
  },
  'x-amazon-apigateway-cors': {
    places: ['root'],
    left: { why: FOR_HTTP_APIS, instead: 'use `x-gateway: { cors: … }`' },
  },
  'x-amazon-apigateway-documentation': {
    places: ['root'],
    shape: () => z.looseObject({ version: writtenText() }),
  },
  'x-amazon-apigateway-endpoint-access-mode': {
    places: ['root'],
    shape: () => z.enum(['BASIC', 'STRICT']),
  },
  'x-amazon-apigateway-gateway-responses': {
    places: ['root'],
    shape: () =>
      map(Object.fromEntries(GATEWAY_RESPONSE_TYPES.map((type) => [type, gatewayResponse()]))),
  },
  'x-amazon-apigateway-endpoint-configuration': {
    places: ['root', 'server'],
    left: {
      why: 'is made from `x-gateway: { endpoint, domain }`',
      instead:
        'below `x-gateway` write `endpoint: { private: { vpcEndpoints: [vpce-…] } }`; a `domain` turns the execute-api endpoint off',
    },
  },
  'x-amazon-apigateway-importexport-version': {
    places: ['root'],
    left: { why: FOR_HTTP_APIS, instead: 'remove it' },
  },
  'x-amazon-apigateway-integration': { places: ['operation'], shape: integration },
  'x-amazon-apigateway-minimum-compression-size': {
    places: ['root'],
    shape: () => z.int().min(0).max(10_485_760),
  },
  'x-amazon-apigateway-policy': {
    places: ['root'],
    shape: () =>
      z.looseObject({
        Statement: z.union([z.array(z.looseObject({})), z.looseObject({})]),
      }),
  },
  'x-amazon-apigateway-request-validator': {
    places: ['root', 'operation'],
    shape: writtenText,
  },
  'x-amazon-apigateway-request-validators': {
    places: ['root'],
    shape: () =>
      z.record(
        z.string(),
        map({
          validateRequestBody: z.boolean().optional(),
          validateRequestParameters: z.boolean().optional(),
        }),
      ),
  },
  'x-amazon-apigateway-security-policy': {
    places: ['root'],
    shape: () =>
      writtenText().regex(/^(TLS_1_[02]|SecurityPolicy_\w+)$/, {
        error: 'a policy such as TLS_1_2 or SecurityPolicy_TLS13_1_2_2021_06',
      }),
  },
};
