// An event that a function could not handle is lost, unless somewhere keeps it.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forResources, undecided } from '../../rule-kinds.js';
import { isSet, type TerraformGraph, type TerraformResource } from '../../terraform/index.js';

const INVOKE_CONFIG = 'aws_lambda_function_event_invoke_config';
/** What calls functions without waiting for an answer, and the argument that names the function. */
const CALLERS: readonly (readonly [type: string, ...argument: readonly string[]])[] = [
  ['aws_sns_topic_subscription', 'endpoint'],
  ['aws_cloudwatch_event_target', 'arn'],
  ['aws_s3_bucket_notification', 'lambda_function', 'lambda_function_arn'],
  [INVOKE_CONFIG, 'function_name'],
];

const options = z.strictObject({
  always: z.boolean().default(false).describe('Whether every function needs one'),
});

export const lambdaKeepsFailedEvents = defineRule({
  id: 'lambda-keeps-failed-events',
  title: 'functions keep the events that they could not handle',
  group: 'resilience',
  severity: 'info',
  level: 'strict',
  aliases: [
    'CKV_AWS_116',
    'HIPAA.Security-LambdaDLQ',
    'NIST.800.53.R5-LambdaDLQ',
    'Serverless-LambdaAsyncFailureDestination',
    'LAMBDA_DLQ_CHECK',
    'awslambda_function_no_dead_letter_queue',
  ],
  standards: [],
  risk: 'events that failed are lost',
  hint: `set \`dead_letter_config { target_arn = … }\`, or \`destination_config { on_failure { … } }\` in an \`${INVOKE_CONFIG}\``,
  options,
  check: forResources('aws_lambda_function', (lambda, graph, { always }) => {
    if (!always && !isCalledAsynchronously(lambda, graph)) return undefined;
    if (isSet(lambda.get('dead_letter_config', 'target_arn'))) return [];
    const { found, unsure } = graph.linked(lambda, INVOKE_CONFIG, 'function_name');
    const kept = found.some((one) =>
      isSet(one.get('destination_config', 'on_failure', 'destination')),
    );
    if (kept) return [];
    if (unsure) return [undecided(lambda.at(), INVOKE_CONFIG)];
    const message = `function \`${lambda.address}\` loses the events that it could not handle`;
    return [{ at: lambda.at(), message }];
  }),
});

function isCalledAsynchronously(lambda: TerraformResource, graph: TerraformGraph): boolean {
  return CALLERS.some(
    ([type, ...argument]) => graph.linked(lambda, type, ...argument).found.length > 0,
  );
}
