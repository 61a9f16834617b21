// A filter may save what was allowed, not what was blocked.

import { defineRule } from '../../rule.js';
import { forResources, undecided } from '../../rule-kinds.js';
import { type Block, hasUnknown } from '../../terraform/index.js';

export const webAclLogKeepsBlocks = defineRule({
  id: 'web-acl-log-keeps-blocks',
  title: 'log filters of a web ACL keep what was blocked',
  group: 'waf',
  severity: 'warning',
  aliases: [],
  standards: [
    { standard: 'PCI DSS 4.0', requirement: '10.2.1' },
    { standard: 'NIST 800-53r5', requirement: 'AU-12' },
  ],
  risk: 'attacks leave no trace',
  hint: 'add `filter { behavior = "KEEP", requirement = "MEETS_ANY", condition { action_condition { action = "BLOCK" } } }`',
  check: forResources('aws_wafv2_web_acl_logging_configuration', (logging) => {
    const filter = logging.block('logging_filter');
    if (!filter) return undefined;
    if (hasUnknown(filter.values)) return [undecided(filter.at(), 'logging_filter')];
    const aboutBlocks = filter.blocks('filter').filter(matchesBlocks);
    const behaviours = aboutBlocks.map((one) => one.get('behavior'));
    const kept = behaviours.length > 0 ? behaviours[0] : filter.get('default_behavior');
    if (kept !== 'DROP') return [];
    return [
      {
        at: aboutBlocks[0]?.at() ?? filter.at(),
        message: `\`${logging.address}\` drops blocked requests from the log`,
      },
    ];
  }),
});

function matchesBlocks(filter: Block): boolean {
  const conditions = filter.blocks('condition');
  const blocks = conditions.filter((one) => one.get('action_condition', 'action') === 'BLOCK');
  // With labels as well, only some of the blocked requests are meant.
  return filter.get('requirement') === 'MEETS_ANY'
    ? blocks.length > 0
    : blocks.length > 0 && blocks.length === conditions.length;
}
