// The log groups that a whole gateway shares: access and web ACL, encrypted, with a retention, masked.

import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { accessLogName } from '../plan/index.js';
import { LogGroup } from './log-group.js';

export interface GatewayLogsProps {
  /** Prefix of the names. */
  readonly name: string;
  readonly stage: string;
  /** Days. */
  readonly retention: number;
  readonly kmsKeyArn: string;
  /** CloudWatch Logs data identifiers to mask. @default nothing is masked */
  readonly dataIdentifiers?: readonly string[];
  /** Whether access logs go to a log group. @default true */
  readonly access?: boolean;
  /** Whether there is a web ACL. @default true */
  readonly waf?: boolean;
  /** What must stand before: the policy of the key. */
  readonly dependsOn?: readonly ITerraformDependable[];
  readonly tags?: Readonly<Record<string, string>>;
}

export class GatewayLogs extends Construct {
  readonly access?: LogGroup;
  readonly waf?: LogGroup;

  constructor(scope: Construct, id: string, props: GatewayLogsProps) {
    super(scope, id);
    const { name, stage, access = true, waf = true, ...shared } = props;
    if (access) {
      this.access = new LogGroup(this, 'access', { ...shared, name: accessLogName(name, stage) });
    }
    if (waf) this.waf = new LogGroup(this, 'waf', { ...shared, name: wafLogName(name, stage) });
  }
}

/** Patterns of the log groups of a gateway, execution logs among them, for the policy of a key that exists before the API has an id. */
export function logGroupPatterns(name: string, stage: string): string[] {
  return [accessLogName(name, stage), 'API-Gateway-Execution-Logs_*', wafLogName(name, stage)];
}

/** WAF refuses any other prefix. */
function wafLogName(name: string, stage: string): string {
  return `aws-waf-logs-${name}-${stage}`;
}
