// The dashboard of a gateway, as its plan has it.

import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard/index.js';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment } from './environment.js';
import { mustMatch } from './requirements.js';
import { terraformJson } from './terraform-text.js';

export interface DashboardProps {
  readonly environment: Environment;
  /** 1 to 255 letters, digits, hyphens and underscores; one of its name in an account, whatever the region. */
  readonly name: string;
  /** `DashboardBody`, before it is written as JSON. */
  readonly body: object;
}

/** By partition. */
const CONSOLES = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

export class Dashboard extends Construct {
  readonly dashboard: CloudwatchDashboard;
  /** Of its page in the console. */
  readonly url: string;

  constructor(scope: Construct, id: string, { environment, name, body }: DashboardProps) {
    super(scope, id);
    mustMatch(
      this,
      'the name of the dashboard',
      name,
      /^[\w-]{1,255}$/,
      'have 1 to 255 letters, digits, hyphens and underscores',
    );
    this.dashboard = new CloudwatchDashboard(this, 'dashboard', {
      dashboardName: name,
      dashboardBody: terraformJson(body),
    });
    const { partition, region } = environment;
    const host = Fn.lookup(CONSOLES, partition, CONSOLES.aws) as string;
    this.url = `https://${host}/cloudwatch/home?region=${region}#dashboards/dashboard/${name}`;
  }
}
