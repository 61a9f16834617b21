// Changes of what a specification writes as extensions of API Gateway. Each row changes one thing.

import { describe, expect, it } from 'vitest';
import { compareApis, type ServedApi } from '../../lib/diff/index.js';
import { checkText } from '../../lib/testing/index.js';

const SPEC = `openapi: 3.0.3
info: { title: Pets, version: 1.0.0 }
x-gateway: { owner: team-pets }
x-amazon-apigateway-security-policy: TLS_1_2
x-amazon-apigateway-gateway-responses: { THROTTLED: { statusCode: '429' } }
paths:
  /pets:
    get:
      security: [{ function: [] }]
      responses: { '200': { description: OK } }
      x-amazon-apigateway-integration:
        type: http_proxy
        httpMethod: GET
        uri: https://pets.example.com/pets
        timeoutInMillis: 5000
        requestParameters: { integration.request.header.x-caller: context.authorizer.principalId }
        tlsConfig: { insecureSkipVerification: false }
components:
  securitySchemes:
    function:
      type: apiKey
      in: header
      name: Authorization
      x-amazon-apigateway-authtype: custom
      x-amazon-apigateway-authorizer:
        type: request
        authorizerUri: arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:a/invocations
        identitySource: method.request.header.Authorization
        authorizerResultTtlInSeconds: 60
`;

async function served(text: string): Promise<ServedApi> {
  const { model, plan, diagnostics } = await checkText(text, { rules: [] });
  if (!model || !plan) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return { model, plan };
}

/** Functions by name. */
const short = (message: string) => message.replaceAll(/arn:\S+(function:\w)\/invocations/g, '$1');

describe('a change of an extension', () => {
  it.each([
    [
      'the address of the back end',
      'https://pets.example.com/pets',
      'https://other.example.com/pets',
      '14 warning backend: back end changed: http_proxy https://pets.example.com/pets → http_proxy https://other.example.com/pets',
    ],
    [
      'encryption on the way to it',
      'https://pets.example.com/pets',
      'http://pets.example.com/pets',
      '14 error backend: back end changed, and is no longer encrypted: http_proxy https://pets.example.com/pets → http_proxy http://pets.example.com/pets',
    ],
    [
      'its certificate',
      'insecureSkipVerification: false',
      'insecureSkipVerification: true',
      "17 error backend: the back end's certificate is not verified any more",
    ],
    [
      'what it is told of the caller',
      'context.authorizer.principalId',
      'method.request.header.x-caller',
      '16 warning backend: the integration changed: requestParameters',
    ],
    [
      'how long it may take',
      'timeoutInMillis: 5000',
      'timeoutInMillis: 9000',
      '15 info backend: the integration changed: timeoutInMillis',
    ],
    [
      'the function that lets callers in',
      'function:a/',
      'function:b/',
      '27 error authorizer: `function`: whom it asks changed: function:a → function:b',
    ],
    [
      'what it tells callers apart by',
      'identitySource: method.request.header.Authorization',
      'identitySource: method.request.header.X-Other',
      '28 warning authorizer: `function`: identitySource changed: method.request.header.Authorization → method.request.header.X-Other',
    ],
    [
      'how long its answers are kept',
      'authorizerResultTtlInSeconds: 60',
      'authorizerResultTtlInSeconds: 600',
      '29 warning authorizer: `function`: cache of its answers raised: 60s → 600s',
    ],
    [
      'the TLS policy',
      'security-policy: TLS_1_2',
      'security-policy: TLS_1_0',
      '4 warning entrance: x-amazon-apigateway-security-policy changed: TLS_1_2 → TLS_1_0',
    ],
    [
      'a gateway response',
      "statusCode: '429'",
      "statusCode: '200'",
      '5 warning entrance: x-amazon-apigateway-gateway-responses changed',
    ],
  ])('%s', async (_, written, changed, expected) => {
    const changes = compareApis(
      [await served(SPEC)],
      [await served(SPEC.replace(written, changed))],
    );
    expect(
      changes.map(
        ({ at, severity, kind, message }) => `${at.line} ${severity} ${kind}: ${short(message)}`,
      ),
    ).toEqual([expected]);
  });
});
