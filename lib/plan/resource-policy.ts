// The API's resource policy: of a private API always, of others only where the specification has one.

import type { Endpoint } from '../annotations/index.js';
import type { ApiModel } from '../model/index.js';
import { isObject } from '../spec/index.js';
import type { AwsReferences, JsonObject } from './types.js';

const EXTENSION = 'x-amazon-apigateway-policy';

export function planResourcePolicy(
  model: ApiModel,
  references: AwsReferences,
): JsonObject | undefined {
  const explicit = model.extensions[EXTENSION];
  if (isObject(explicit)) return withFullArns(explicit, references) as JsonObject;
  const { endpoint } = model.annotations.root;
  return endpoint.type === 'private' ? privatePolicy(endpoint, references) : undefined;
}

/** The policy is an argument of the REST API: in the body it would be overwritten by the provider later. */
export function withoutPolicy(model: ApiModel): ApiModel {
  const { [EXTENSION]: _, ...extensions } = model.extensions;
  return { ...model, extensions };
}

/** Allow for all, and a Deny for whoever does not come through the endpoints: safe with any authorizer. */
function privatePolicy(
  { vpcEndpoints }: Extract<Endpoint, { type: 'private' }>,
  references: AwsReferences,
): JsonObject {
  const statement = { Principal: '*', Action: 'execute-api:Invoke', Resource: anyApi(references) };
  return {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', ...statement },
      {
        Effect: 'Deny',
        ...statement,
        Condition: { StringNotEquals: { 'aws:SourceVpce': [...vpcEndpoints] } },
      },
    ],
  };
}

/** The id of the API cannot be named in its own argument; a wildcard stands for it, and the policy holds here only. */
function anyApi({ partition, region, accountId }: AwsReferences): string {
  return `arn:${partition}:execute-api:${region}:${accountId}:*/*`;
}

/** AWS expands `execute-api:/stage/GET/path`, and Terraform would see a difference ever after. */
function withFullArns(part: unknown, references: AwsReferences): unknown {
  if (typeof part === 'string' && part.startsWith('execute-api:/')) {
    const rest = part.slice('execute-api:/'.length) || '*';
    return `${anyApi(references).replace(/\*$/, '')}${rest}`;
  }
  if (Array.isArray(part)) return part.map((item) => withFullArns(item, references));
  if (!isObject(part)) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, item]) => [key, withFullArns(item, references)]),
  );
}
