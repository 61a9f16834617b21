// AWS's managed rule groups: their capacity, the place in the order, and the rules that would block ordinary
// API calls and therefore only count.
// https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html

import type { ManagedRuleGroup } from '../../annotations/index.js';

export interface ManagedGroup {
  readonly name: string;
  /** Web ACL capacity units. */
  readonly capacity: number;
  readonly order: number;
  /** Count only: clients without User-Agent, cloud-hosted callers, URLs and markup in JSON. */
  readonly count: readonly string[];
}

export const MANAGED_GROUPS: Readonly<Record<ManagedRuleGroup, ManagedGroup>> = {
  'ip-reputation': {
    name: 'AWSManagedRulesAmazonIpReputationList',
    capacity: 25,
    order: 10,
    count: [],
  },
  'anonymous-ip': {
    name: 'AWSManagedRulesAnonymousIpList',
    capacity: 50,
    order: 11,
    count: ['HostingProviderIPList'],
  },
  'known-bad-inputs': {
    name: 'AWSManagedRulesKnownBadInputsRuleSet',
    capacity: 200,
    order: 20,
    count: [],
  },
  common: {
    name: 'AWSManagedRulesCommonRuleSet',
    capacity: 700,
    order: 21,
    // The body's size has a rule of its own, with the limit of the annotations.
    count: [
      'SizeRestrictions_BODY',
      'NoUserAgent_HEADER',
      'CrossSiteScripting_BODY',
      'GenericRFI_BODY',
      'EC2MetaDataSSRF_BODY',
    ],
  },
  sqli: { name: 'AWSManagedRulesSQLiRuleSet', capacity: 200, order: 22, count: [] },
  'admin-protection': {
    name: 'AWSManagedRulesAdminProtectionRuleSet',
    capacity: 100,
    order: 23,
    count: [],
  },
  linux: { name: 'AWSManagedRulesLinuxRuleSet', capacity: 200, order: 24, count: [] },
  unix: { name: 'AWSManagedRulesUnixRuleSet', capacity: 100, order: 25, count: [] },
  windows: { name: 'AWSManagedRulesWindowsRuleSet', capacity: 200, order: 26, count: [] },
  php: { name: 'AWSManagedRulesPHPRuleSet', capacity: 100, order: 27, count: [] },
  'bot-control': {
    name: 'AWSManagedRulesBotControlRuleSet',
    capacity: 50,
    order: 30,
    count: ['SignalNonBrowserUserAgent', 'CategoryHttpLibrary'],
  },
};
