// `x-amazon-apigateway-*`: what is kept, what is left out with a word, and what is wrong, each at its line.

import { describe, expect, it } from 'vitest';
import { EXTENSIONS } from '../../lib/model/extensions/shapes.js';
import { readApi } from '../../lib/model/index.js';
import { loadSpecText } from '../../lib/spec/index.js';

/** The extensions start at line 3 at the root, and at line 6 on the operation. */
async function read(
  {
    root = '',
    operation = '',
    scheme = '',
  }: Partial<Record<'root' | 'operation' | 'scheme', string>>,
  variables: Record<string, string> = {},
) {
  const text = [
    'openapi: 3.0.3',
    'info: { title: Shop, version: 1.0.0 }',
    root || 'x-other: 1',
    'paths:',
    '  /a:',
    '    get:',
    `      ${operation || 'x-other: 1'}`,
    "      responses: { '200': { description: Fine } }",
    'components:',
    '  securitySchemes:',
    '    key:',
    '      type: apiKey',
    '      in: header',
    '      name: Authorization',
    `      ${scheme || 'x-other: 1'}`,
    '',
  ].join('\n');
  const { value, partial, diagnostics } = readApi(await loadSpecText(text), {
    variables,
    defaultBackend: 'https://backend.example.com',
  });
  return {
    model: value ?? partial,
    value,
    said: diagnostics.map(({ code, severity, at, message, hint }) => ({
      said: `${at?.line}:${at?.column} ${severity} ${code}: ${message}`,
      hint,
    })),
  };
}

const INTEGRATION = 'x-amazon-apigateway-integration';
const integration = (more: string) => ({
  operation: `${INTEGRATION}: { type: http, httpMethod: GET, uri: 'https://a.example.com', ${more} }`,
});

describe('a wrong value', () => {
  it.each([
    [
      'a method of HTTP that is none',
      {
        operation: `${INTEGRATION}: { type: http, httpMethod: GETT, uri: 'https://a.example.com' }`,
      },
      `7:66 error MOD-005: ${INTEGRATION}.httpMethod is "GETT", but must be one of ANY, DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT`,
    ],
    [
      'a number in quotes',
      integration("timeoutInMillis: '900'"),
      `7:118 error MOD-004: ${INTEGRATION}.timeoutInMillis is "900", but must be a number`,
    ],
    [
      'a misspelt key',
      integration('passThroughBehavior: never'),
      `7:101 error MOD-003: unknown key "passThroughBehavior" in ${INTEGRATION}`,
    ],
    [
      'a mapping to a number',
      integration('requestParameters: { integration.request.header.a: 1 }'),
      `7:152 error MOD-004: ${INTEGRATION}.requestParameters.integration.request.header.a is 1, but must be a text`,
    ],
    [
      'no integration at all',
      { operation: `${INTEGRATION}: https://a.example.com` },
      `7:40 error MOD-004: ${INTEGRATION} is "https://a.example.com", but must be a map`,
    ],
    [
      'an authorization of another kind',
      { operation: 'x-amazon-apigateway-auth: AWS_IAM' },
      '7:33 error MOD-004: x-amazon-apigateway-auth is "AWS_IAM", but must be a map',
    ],
    [
      'a policy that is JSON in a text',
      { root: `x-amazon-apigateway-policy: '{ "Statement": [] }'` },
      String.raw`3:29 error MOD-004: x-amazon-apigateway-policy is "{ \"Statement\": [] }", but must be a map`,
    ],
    [
      'a policy that says nothing',
      { root: 'x-amazon-apigateway-policy: {}' },
      '3:1 error MOD-006: x-amazon-apigateway-policy has no "Statement"',
    ],
    [
      'a gateway response of no type',
      { root: 'x-amazon-apigateway-gateway-responses: { DEFAULT_4xx: {} }' },
      '3:42 error MOD-003: unknown key "DEFAULT_4xx" in x-amazon-apigateway-gateway-responses',
    ],
    [
      'a status that is none',
      { root: 'x-amazon-apigateway-gateway-responses: { THROTTLED: { statusCode: {} } }' },
      '3:55 error MOD-005: x-amazon-apigateway-gateway-responses.THROTTLED.statusCode is an empty map, but must be a text, or a number',
    ],
    [
      'a validator that is no map',
      { root: 'x-amazon-apigateway-request-validators: { all: true }' },
      '3:48 error MOD-004: x-amazon-apigateway-request-validators.all is true, but must be a map',
    ],
    [
      'an access mode that is none',
      { root: 'x-amazon-apigateway-endpoint-access-mode: LOOSE' },
      '3:43 error MOD-005: x-amazon-apigateway-endpoint-access-mode is "LOOSE", but must be one of BASIC, STRICT',
    ],
    [
      'an authorizer of HTTP APIs',
      { scheme: 'x-amazon-apigateway-authorizer: { type: jwt }' },
      '15:47 error MOD-005: x-amazon-apigateway-authorizer.type is "jwt", but must be one of token, request, cognito_user_pools',
    ],
    [
      'answers that are kept for a day',
      {
        scheme:
          'x-amazon-apigateway-authorizer: { type: token, authorizerUri: a, authorizerResultTtlInSeconds: 86400 }',
      },
      '15:102 error MOD-005: x-amazon-apigateway-authorizer.authorizerResultTtlInSeconds is 86400, but must be at most 3600',
    ],
  ])('%s', async (_, places, expected) => {
    const { value, model, said } = await read(places);
    expect(said.map((one) => one.said)).toEqual([expected]);
    expect(value).toBeUndefined();
    expect(model, 'what is left of it can be judged').toBeDefined();
  });
});

describe('a right value', () => {
  const RIGHT: readonly (readonly [
    place: 'root' | 'operation' | 'scheme',
    name: string,
    value: string,
  ])[] = [
    ['root', 'api-key-source', 'AUTHORIZER'],
    ['operation', 'auth', '{ type: aws_iam }'],
    ['scheme', 'authorizer', '{ type: token, authorizerUri: a }'],
    ['scheme', 'authtype', 'awsSigv4'],
    ['root', 'binary-media-types', '[image/png]'],
    ['root', 'documentation', '{ version: v1, documentationParts: [] }'],
    ['root', 'endpoint-access-mode', 'BASIC'],
    ['root', 'gateway-responses', '{ THROTTLED: { statusCode: 429 } }'],
    ['operation', 'integration', '{ type: MOCK }'],
    ['root', 'minimum-compression-size', '1024'],
    ['root', 'policy', '{ Statement: { Effect: Allow } }'],
    ['operation', 'request-validator', 'all'],
    ['root', 'request-validators', '{ all: { validateRequestBody: true } }'],
    ['root', 'security-policy', 'TLS_1_2'],
  ];

  it.each(RIGHT)('at %s of %s is kept', async (place, ending, value) => {
    const name = `x-amazon-apigateway-${ending}`;
    const { model, value: whole, said } = await read({ [place]: `${name}: ${value}` });
    expect(said).toEqual([]);
    expect(whole).toBeDefined();
    const of = {
      root: model,
      operation: model?.operations[0],
      scheme: model?.securitySchemes['key'],
    };
    expect(Object.keys(of[place]?.extensions ?? {})).toEqual([name]);
  });

  it('is known of every extension that has a shape', () => {
    const shaped = Object.entries(EXTENSIONS).filter(([, { shape }]) => shape);
    const tried = RIGHT.map(([, ending]) => `x-amazon-apigateway-${ending}`);
    expect(tried.sort()).toEqual(shaped.map(([name]) => name).sort());
  });
});

describe('what nothing reads', () => {
  it.each([
    [
      'a misspelt name',
      { operation: 'x-amazon-apigateway-auths: { type: AWS_IAM }' },
      '7:7 error MOD-007: "x-amazon-apigateway-auths" is no extension of API Gateway, and nothing reads it',
      'did you mean "x-amazon-apigateway-auth"?',
    ],
    [
      'a misspelt prefix',
      { root: 'x-amazon-apigatway-policy: {}' },
      '3:1 error MOD-007: "x-amazon-apigatway-policy" is no extension of API Gateway, and nothing reads it',
      'did you mean "x-amazon-apigateway-policy"?',
    ],
    [
      'a name that resembles none',
      { root: 'x-amazon-apigateway-colour: blue' },
      '3:1 warning MOD-008: API Gateway knows no extension "x-amazon-apigateway-colour"; it is left out',
      'remove it, or give it another prefix than x-amazon-apigateway-',
    ],
    [
      'a place where it has no meaning',
      { root: 'x-amazon-apigateway-auth: { type: AWS_IAM }' },
      '3:1 warning MOD-009: "x-amazon-apigateway-auth" stands on the root, where API Gateway does not read it',
      'move it to an operation, or remove it',
    ],
    [
      'what HTTP APIs have',
      { root: 'x-amazon-apigateway-cors: { allowOrigins: [https://a.example.com] }' },
      '3:1 warning MOD-010: x-amazon-apigateway-cors is for HTTP APIs; a REST API has no use for it, and it is left out',
      'use `x-gateway: { cors: … }`',
    ],
    [
      'a key that HTTP APIs have',
      integration("payloadFormatVersion: '1.0'"),
      '7:101 warning MOD-013: "payloadFormatVersion" is for HTTP APIs; a REST API has no use for it, and it is left out',
      'remove it; a function gets events of format 1.0 from a REST API',
    ],
  ])('%s', async (_, places, expected, hint) => {
    const { model, said } = await read(places);
    expect(said).toEqual([{ said: expected, hint }]);
    const kept = [model?.extensions, model?.operations[0]?.extensions];
    expect(JSON.stringify(kept)).not.toMatch(/colour|allowOrigins|payloadFormatVersion|auths/);
  });

  it('says it at path items and servers too', async () => {
    const text = `openapi: 3.0.3
info: { title: Shop, version: 1.0.0 }
servers:
  - url: https://a.example.com
    x-amazon-apigateway-endpoint-configuration: { vpcEndpointIds: [vpce-1] }
paths:
  /a:
    x-amazon-apigateway-request-validator: all
    get: { responses: { '200': { description: Fine } } }
`;
    const { diagnostics } = readApi(await loadSpecText(text), {
      defaultBackend: 'https://b.example.com',
    });
    expect(diagnostics.map(({ code, at }) => `${at?.line} ${code}`)).toEqual([
      '5 MOD-010',
      '8 MOD-009',
    ]);
  });
});

describe('an extension that is kept elsewhere in the file', () => {
  it('is read as if it stood there', async () => {
    const { model, said } = await read({
      root: `x-kept: { type: mock }`,
      operation: `${INTEGRATION}: { $ref: '#/x-kept' }`,
    });
    expect(said).toEqual([]);
    expect(model?.operations[0]?.extensions).toEqual({ [INTEGRATION]: { type: 'mock' } });
  });

  it('is an error where it is not there', async () => {
    const { said } = await read({ operation: `${INTEGRATION}: { $ref: 'other.yaml#/a' }` });
    expect(said.map((one) => one.said)).toEqual([
      `7:7 error MOD-014: ${INTEGRATION} is a reference to "other.yaml#/a", which is not in this file`,
    ]);
  });
});

describe('functions of CloudFormation', () => {
  const credentials = (value: string) => integration(`credentials: ${value}`);
  const variables = { Role: 'role', 'Role.Arn': 'arn:aws:iam::111122223333:role/r' };

  it.each([
    ['Ref', '{ Ref: Role }', 'role'],
    ['Fn::GetAtt of a list', "{ 'Fn::GetAtt': [Role, Arn] }", variables['Role.Arn']],
    ['Fn::GetAtt of a text', "{ 'Fn::GetAtt': Role.Arn }", variables['Role.Arn']],
    ['Fn::Sub', "{ 'Fn::Sub': 'a/${Role}/${Role.Arn}' }", `a/role/${variables['Role.Arn']}`],
    ['Fn::Sub with values of its own', "{ 'Fn::Sub': ['a/${B}', { B: { Ref: Role } }] }", 'a/role'],
    ['a literal in Fn::Sub', "{ 'Fn::Sub': '${!Role}' }", '${Role}'],
    ['what API Gateway replaces', "{ 'Fn::Sub': '${AWS::Region}' }", '${AWS::Region}'],
    ['Fn::Join', "{ 'Fn::Join': ['/', [a, { Ref: Role }]] }", 'a/role'],
  ])('%s', async (_, written, expected) => {
    const { model, said } = await read(credentials(written), variables);
    expect(said).toEqual([]);
    expect(model?.operations[0]?.extensions).toMatchObject({
      [INTEGRATION]: { credentials: expected },
    });
  });

  it.each([
    [
      'a name without a value',
      '{ Ref: Rolle }',
      '7:101 error MOD-011: nothing gives "Rolle" its value here',
      'did you mean the variable "Role"?',
    ],
    [
      'a pseudo parameter that only a stack has',
      "{ 'Fn::Sub': '${AWS::StackName}' }",
      '7:101 error MOD-011: nothing gives "AWS::StackName" its value here',
      'give it one: --var AWS::StackName=value, or `variables: { AWS::StackName: value }` in portcullis.yaml',
    ],
    [
      'another function',
      "{ 'Fn::ImportValue': role }",
      '7:101 error MOD-012: the CloudFormation function Fn::ImportValue is not evaluated here',
      'write a text, or use Ref, Fn::GetAtt, Fn::Sub or Fn::Join with variables',
    ],
  ])('%s', async (_, written, expected, hint) => {
    const { value, said } = await read(credentials(written), variables);
    expect(said).toEqual([{ said: expected, hint }]);
    expect(value).toBeUndefined();
  });
});

describe("variables of Terraform's templates", () => {
  const uri = (value: string, more = '') => ({
    operation: `${INTEGRATION}: { type: aws_proxy, httpMethod: POST, uri: '${value}'${more} }`,
  });

  it.each([
    ['a name', '${invoke_arn}', 'arn:aws:a/path/b'],
    ['an attribute', '${aws_lambda_function.f.invoke_arn}', 'arn:aws:c/path/d'],
    ['a stage variable stays', 'arn:${stageVariables.f}/path/', 'arn:${stageVariables.f}/path/'],
    ['what API Gateway replaces stays', 'arn:${AWS::Region}/path/', 'arn:${AWS::Region}/path/'],
  ])('%s', async (_, written, expected) => {
    const { model, said } = await read(uri(written), {
      invoke_arn: 'arn:aws:a/path/b',
      'aws_lambda_function.f.invoke_arn': 'arn:aws:c/path/d',
    });
    expect(said).toEqual([]);
    expect(model?.operations[0]?.extensions).toMatchObject({ [INTEGRATION]: { uri: expected } });
  });

  it('are told at their place where they have no value', async () => {
    const { said } = await read(uri('${invoke_arn}'));
    expect(said).toEqual([
      {
        said: '7:82 error MOD-011: nothing gives "invoke_arn" its value here',
        hint: 'give it one: --var invoke_arn=value, or `variables: { invoke_arn: value }` in portcullis.yaml',
      },
    ]);
  });

  it('are the mapping template’s own inside one', async () => {
    const template = '{"a": "${a}"}';
    const { said } = await read(
      uri('arn:aws:a/path/b', `, requestTemplates: { application/json: '${template}' }`),
    );
    expect(said).toEqual([]);
  });
});
