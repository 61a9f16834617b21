// Incidents are found months later; the logs must still be there.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forApi, forResources, requires, together } from '../../rule-kinds.js';
import {
  HTTP_STAGE,
  REST_STAGE,
  type TerraformGraph,
  type TerraformResource,
} from '../../terraform/index.js';

const options = z.strictObject({
  /** PCI DSS 4.0, 10.5.1: audit log history is kept for at least 12 months. */
  days: z.int().min(1).default(365).describe('Days that logs are kept at least'),
});

export const logRetentionCoversAYear = defineRule({
  id: 'log-retention-covers-a-year',
  title: 'logs are kept for at least a year',
  group: 'logging',
  severity: 'warning',
  level: 'strict',
  aliases: ['CKV_AWS_338'],
  standards: [
    { standard: 'PCI DSS 4.0', requirement: '10.5.1' },
    { standard: 'NIST 800-53r5', requirement: 'AU-11' },
  ],
  risk: 'an incident that is found late cannot be reconstructed',
  hint: 'set `logging: { retention: 365d }` or more; in Terraform, `retention_in_days = 365`',
  options,
  check: together(
    forApi(({ model, plan }, { days }) => {
      const { retention } = plan.logging.settings;
      if (retention >= days) return [];
      return [
        {
          at: model.annotations.root.at.child('logging', 'retention'),
          message: `logs are kept for ${retention} days`,
        },
      ];
    }),
    forResources('aws_cloudwatch_log_group', (group, graph, { days }) => {
      // The specification says it, at its own line.
      if (group.generated || !holdsRequests(group, graph)) return undefined;
      return requires(
        group,
        'retention_in_days',
        (kept) => Number(kept ?? 0) === 0 || Number(kept) >= days,
        `log group \`${group.address}\` keeps its events for ${group.get('retention_in_days')} days`,
      );
    }),
  ),
});

/** Whether an API or a web ACL writes its log there. */
function holdsRequests(group: TerraformResource, graph: TerraformGraph): boolean {
  const writers = [
    { types: [REST_STAGE, HTTP_STAGE], argument: ['access_log_settings', 'destination_arn'] },
    { types: ['aws_wafv2_web_acl_logging_configuration'], argument: ['log_destination_configs'] },
  ];
  return writers.some(
    ({ types, argument }) => graph.linked(group, types, ...argument).found.length > 0,
  );
}
