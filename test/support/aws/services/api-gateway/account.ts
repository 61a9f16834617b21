// The settings of the account: the role with which every API writes logs.

import { textOf } from '../../http.js';
import type { RestOperation } from '../../protocols/rest-json.js';
import type { World } from '../../world.js';
import type { Iam } from '../iam.js';
import { badRequest } from './errors.js';
import { applyPatches } from './patch.js';

const POLICY = 'arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs';
const PRINCIPAL = 'apigateway.amazonaws.com';

export class Account {
  /** Of a role that stands outside Terraform, or of one that it made. */
  cloudwatchRoleArn: string | undefined;
  private outside = false;

  constructor(
    private readonly iam: Iam,
    private readonly world: World,
  ) {}

  readonly operations: readonly RestOperation[] = [
    {
      name: 'GetAccount',
      method: 'GET',
      path: '/account',
      handle: () => ({ status: 200, body: this.describe() }),
    },
    {
      name: 'UpdateAccount',
      method: 'PATCH',
      path: '/account',
      handle: ({ body }) => {
        applyPatches(body, [
          [/^\/cloudwatchRoleArn$/, ({ op, value }) => this.setRole(op === 'remove' ? '' : value)],
        ]);
        return { status: 200, body: this.describe() };
      },
    },
  ];

  /** The account's role is there and is good for logs, as in an account where somebody else saw to it. */
  prepare(): void {
    this.cloudwatchRoleArn = this.world.arn('iam', 'role/somebody-elses', '');
    this.outside = true;
  }

  mayLog(): boolean {
    const arn = textOf(this.cloudwatchRoleArn);
    if (arn === undefined) return false;
    return this.outside || (this.iam.lets(arn, PRINCIPAL) && this.iam.hasAttached(arn, POLICY));
  }

  private setRole(value: string | undefined): void {
    this.outside = false;
    if (!value) {
      this.cloudwatchRoleArn = undefined;
      return;
    }
    if (!this.iam.lets(value, PRINCIPAL) || this.world.propagation.unknownYet(value)) {
      throw badRequest(
        'The role ARN does not have required permissions configured. Please grant trust permission for API Gateway and add the required role policy.',
      );
    }
    if (!this.iam.hasAttached(value, POLICY)) {
      throw badRequest('The role ARN does not have required permissions set to API Gateway');
    }
    this.cloudwatchRoleArn = value;
  }

  private describe() {
    const { cloudwatchRoleArn } = this;
    return {
      apiKeyVersion: '4',
      features: ['UsagePlans'],
      throttleSettings: { burstLimit: 5000, rateLimit: 10000 },
      ...(cloudwatchRoleArn !== undefined && { cloudwatchRoleArn }),
    };
  }
}
