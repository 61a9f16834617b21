// The names of what is made in an account. Where an environment is named all of them carry it, so that several
// environments stand side by side in one account and region.

import { createHash } from 'node:crypto';

/** AWS Lambda API, CreateFunction: `FunctionName` without an ARN. */
const LONGEST_FUNCTION_NAME = 64;
/** AWS WAFV2 API, `EntityName`: of web ACLs and IP sets. */
const LONGEST_WAF_NAME = 128;
/** What the names of IP sets have behind that of their web ACL, `-allow-ipv4` for example. */
const ROOM_FOR_IP_SETS = 16;
/** Amazon CloudWatch API, PutDashboard: `DashboardName`. */
const LONGEST_DASHBOARD_NAME = 255;
/** `-ap-southeast-1` and longer ones; the region itself is known only at apply. */
const ROOM_FOR_REGION = 32;
const HASH = 8;

/** Name of the REST API and prefix of all other names: `orders`, or `orders-production`. */
export function gatewayName(api: string, environment?: string): string {
  return environment === undefined ? api : `${api}-${environment}`;
}

export function authorizerFunctionName(gateway: string, stage: string): string {
  return fitted(`${gateway}-${stage}-authorizer`, LONGEST_FUNCTION_NAME);
}

export function webAclName(gateway: string, stage: string): string {
  return fitted(`${gateway}-${stage}`, LONGEST_WAF_NAME - ROOM_FOR_IP_SETS);
}

/** All APIs of an account share the names of usage plans. */
export function usagePlanName(gateway: string, stage: string, plan: string): string {
  return `${gateway}-${stage}-${plan}`;
}

/** With the region, because dashboards have none: those of an account share their names, and the last one wins. */
export function dashboardName(gateway: string, stage: string, region: string): string {
  return `${fitted(`${gateway}-${stage}`, LONGEST_DASHBOARD_NAME - ROOM_FOR_REGION)}-${region}`;
}

/** Of the log group that all REST APIs of a gateway write to. */
export function accessLogName(gateway: string, stage: string): string {
  return `/aws/apigateway/${gateway}/${stage}/access`;
}

/** The name itself, or its beginning and a hash of the whole: names that differ at their ends stay different. */
export function fitted(name: string, longest: number): string {
  if (name.length <= longest) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH);
  return `${name.slice(0, longest - HASH - 1)}-${hash}`;
}
