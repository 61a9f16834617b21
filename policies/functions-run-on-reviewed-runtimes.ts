// The same over Terraform: what Portcullis made, or what somebody else has written (`check --terraform`).

import { defineRule, forResources, requires } from 'portcullis/policy';

const REVIEWED = ['nodejs22.x', 'python3.13'];

export const rule = defineRule({
  id: 'functions-run-on-reviewed-runtimes',
  title: 'functions run on runtimes that were reviewed',
  group: 'hygiene',
  severity: 'warning',
  aliases: [],
  standards: [],
  risk: 'nobody patches a runtime that nobody knows is there',
  hint: `use one of ${REVIEWED.join(', ')}, or have another one reviewed`,
  check: forResources('aws_lambda_function', (lambda) =>
    requires(
      lambda,
      'runtime',
      // An image brings its own runtime.
      (runtime) => runtime === undefined || REVIEWED.includes(String(runtime)),
      `the function runs on ${lambda.get('runtime')}`,
    ),
  ),
});
