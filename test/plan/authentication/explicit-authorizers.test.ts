// Authorizers of the specification itself: who lets API Gateway invoke their functions.

import { describe, expect, it } from 'vitest';
import { planText } from '../plan.js';

const uri = (name: string) =>
  `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:${name}/invocations`;
const scheme = (authorizer: string) => `{
      type: apiKey, in: header, name: Authorization, x-amazon-apigateway-authtype: custom,
      x-amazon-apigateway-authorizer: { type: token, ${authorizer} } }`;

async function planned(first: string, second = "authorizerUri: 'arn:aws:unused'") {
  const { plan, diagnostics } = await planText(`x-gateway: { backend: { mock: { status: 200 } } }
paths:
  /orders: { get: { security: [{ my-auth: [] }], responses: { '200': { description: OK } } } }
components:
  securitySchemes:
    my-auth: ${scheme(first)}
    myauth: ${scheme(second)}
`);
  return { permissions: plan?.shards.flatMap((one) => one.functionPermissions), diagnostics };
}

describe('an explicit authorizer', () => {
  it('is invoked as authorizer only, and only if an operation asks for it', async () => {
    const { permissions } = await planned(
      `authorizerUri: '${uri('auth')}'`,
      `authorizerUri: '${uri('other')}'`,
    );
    expect(permissions).toMatchObject([
      {
        functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:auth',
        sourcePath: 'authorizers/*',
      },
    ]);
  });

  it('needs no permission where a role invokes it', async () => {
    const { permissions } = await planned(
      `authorizerUri: '${uri('auth')}', authorizerCredentials: 'arn:aws:iam::123456789012:role/r'`,
    );
    expect(permissions).toEqual([]);
  });

  it('is told where a stage variable chooses its function', async () => {
    const { permissions, diagnostics } = await planned(
      `authorizerUri: '${uri('${stageVariables.auth}')}'`,
    );
    expect(permissions).toEqual([]);
    expect(diagnostics.map(({ code, at }) => [code, at?.path.at(-1)])).toContainEqual([
      'PLAN-275',
      'authorizerUri',
    ]);
  });
});
