// Holes in a deprecated runtime stay open.

import { defineRule } from '../../rule.js';
import { forResources, requires } from '../../rule-kinds.js';

/** Lambda developer guide, "Lambda runtimes": those deprecated by the end of April 2026. */
const DEPRECATED = new Set([
  'dotnetcore1.0',
  'dotnetcore2.0',
  'dotnetcore2.1',
  'dotnetcore3.1',
  'dotnet5.0',
  'dotnet6',
  'dotnet7',
  'go1.x',
  'java8',
  'nodejs',
  'nodejs4.3',
  'nodejs4.3-edge',
  'nodejs6.10',
  'nodejs8.10',
  'nodejs10.x',
  'nodejs12.x',
  'nodejs14.x',
  'nodejs16.x',
  'nodejs18.x',
  'nodejs20.x',
  'provided',
  'python2.7',
  'python3.6',
  'python3.7',
  'python3.8',
  'python3.9',
  'ruby2.5',
  'ruby2.7',
  'ruby3.2',
]);

export const lambdaRuntimeIsSupported = defineRule({
  id: 'lambda-runtime-is-supported',
  title: 'functions run on a runtime that AWS patches',
  group: 'resilience',
  severity: 'warning',
  aliases: ['CKV_AWS_363', 'AwsSolutions-L1', 'Lambda.2'],
  standards: [
    { standard: 'PCI DSS 4.0', requirement: '6.3.3' },
    { standard: 'CWE', requirement: '1104' },
  ],
  risk: 'known holes of the runtime stay open, and soon the function cannot be changed',
  hint: 'move to a current runtime, such as nodejs24.x, python3.14 or java25',
  check: forResources('aws_lambda_function', (lambda) => {
    // Images bring their own.
    if (lambda.get('runtime') === undefined) return undefined;
    return requires(
      lambda,
      'runtime',
      (runtime) => !DEPRECATED.has(String(runtime)),
      `function \`${lambda.address}\` runs on ${lambda.get('runtime')}, which is deprecated`,
    );
  }),
});
