// Where policies stand in Terraform: of identities, of roles, of resources that others may use.

import type { Location } from '../../source/index.js';
import type { TerraformGraph } from './graph.js';
import { type PolicyStatement, policyOf, policyStatements } from './policy-document.js';
import type { TerraformResource } from './resource.js';
import type { Unknown } from './unknown.js';

/**
 * `identity`: what its holders may do; `trust`: who may assume a role; `resource`: who may use a key, a secret, a
 * destination of logs; `shared`: who may use what can be meant for everybody: buckets, topics, queues, APIs.
 */
export type PolicyKind = 'identity' | 'trust' | 'resource' | 'shared';

export interface LocatedPolicy {
  readonly resource: TerraformResource;
  readonly statements: readonly PolicyStatement[] | Unknown;
  readonly at: Location;
}

const ARGUMENTS: Readonly<Record<PolicyKind, Readonly<Record<string, string>>>> = {
  identity: {
    aws_iam_policy: 'policy',
    aws_iam_role_policy: 'policy',
    aws_iam_user_policy: 'policy',
    aws_iam_group_policy: 'policy',
  },
  trust: { aws_iam_role: 'assume_role_policy' },
  resource: {
    aws_kms_key: 'policy',
    aws_kms_key_policy: 'policy',
    aws_secretsmanager_secret: 'policy',
    aws_secretsmanager_secret_policy: 'policy',
    aws_cloudwatch_log_destination_policy: 'access_policy',
    aws_cloudwatch_log_resource_policy: 'policy_document',
  },
  shared: {
    aws_s3_bucket: 'policy',
    aws_s3_bucket_policy: 'policy',
    aws_sns_topic: 'policy',
    aws_sns_topic_policy: 'policy',
    aws_sqs_queue: 'policy',
    aws_sqs_queue_policy: 'policy',
    aws_api_gateway_rest_api: 'policy',
    aws_api_gateway_rest_api_policy: 'policy',
  },
};

export function policiesOf(graph: TerraformGraph, kind: PolicyKind): LocatedPolicy[] {
  const attached = Object.entries(ARGUMENTS[kind]).flatMap(([type, argument]) =>
    graph.ofType(type).flatMap((resource) => {
      const statements = policyStatements(resource, graph, argument);
      return statements ? [{ resource, statements, at: resource.at(argument) }] : [];
    }),
  );
  return kind === 'identity' ? [...attached, ...inlinePolicies(graph)] : attached;
}

function inlinePolicies(graph: TerraformGraph): LocatedPolicy[] {
  return graph.ofType('aws_iam_role').flatMap((resource) =>
    resource.blocks('inline_policy').flatMap((block) => {
      const statements = policyOf(block.get('policy'));
      return statements ? [{ resource, statements, at: block.at('policy') }] : [];
    }),
  );
}
