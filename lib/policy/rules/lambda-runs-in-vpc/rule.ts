// In a VPC, security groups and flow logs see what a function calls.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';
import { asList, isUnknown } from '../../terraform/index.js';

export const lambdaRunsInVpc = defineRule({
  id: 'lambda-runs-in-vpc',
  title: 'functions run in a VPC, in two subnets or more',
  group: 'resilience',
  severity: 'info',
  level: 'strict',
  aliases: [
    'CKV_AWS_117',
    'HIPAA.Security-LambdaInsideVPC',
    'NIST.800.53.R5-LambdaInsideVPC',
    'PCI.DSS.321-LambdaInsideVPC',
    'LAMBDA_INSIDE_VPC',
    'W89',
    'Lambda.3',
    'Lambda.5',
  ],
  standards: [
    { standard: 'HIPAA', requirement: '164.312(e)(1)' },
    { standard: 'NIST 800-53r5', requirement: 'SC-7' },
  ],
  risk: 'nobody sees or limits what the function calls, and it is down with the zone it runs in',
  hint: 'set `vpc_config { subnet_ids = [a, b], security_group_ids = […] }`',
  check: forResources('aws_lambda_function', (lambda) => {
    // Authorizers call public addresses and AWS alone.
    if (lambda.generated) return undefined;
    const subnets = lambda.get('vpc_config', 'subnet_ids');
    const listed = asList(subnets);
    if (listed.length === 0)
      return [{ at: lambda.at(), message: `function \`${lambda.address}\` runs in no VPC` }];
    if (listed.length > 1 || isUnknown(subnets)) return [];
    const message = `function \`${lambda.address}\` runs in one subnet only`;
    return [{ at: lambda.at('vpc_config', 'subnet_ids'), message }];
  }),
});
