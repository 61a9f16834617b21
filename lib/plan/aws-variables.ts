// References for bodies that are printed: API Gateway replaces these variables itself at import.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/import-api-aws-variables.html

import type { ApiModel } from '../model/index.js';
import { authorizerFunctionName, gatewayName } from './names.js';
import type { AwsReferences } from './types.js';

export function awsVariables(model: ApiModel, environment?: string): AwsReferences {
  const [partition, region, accountId] = [
    '${AWS::Partition}',
    '${AWS::Region}',
    '${AWS::AccountId}',
  ];
  const { name, stage } = model.annotations.root;
  return {
    partition,
    region,
    accountId,
    authorizerFunctionArn: () =>
      `arn:${partition}:lambda:${region}:${accountId}:function:${authorizerFunctionName(gatewayName(name, environment), stage)}`,
    // A link has an id that AWS gives: a stage variable can be set when it is known.
    vpcLinkId: (link) => `\${stageVariables.${link.replace(/[^A-Za-z0-9_]/g, '_')}}`,
  };
}
