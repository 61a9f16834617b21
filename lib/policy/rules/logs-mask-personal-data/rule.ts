// Logs are where personal data gathers, by whatever callers and back ends put into a path, a name or an error.

import { isAccompanied } from '../../companions.js';
import { defineRule } from '../../rule.js';
import { forApi, forResources, together } from '../../rule-kinds.js';
import { HTTP_STAGE, REST_STAGE } from '../../terraform/index.js';

const POLICY = 'aws_cloudwatch_log_data_protection_policy';

export const logsMaskPersonalData = defineRule({
  id: 'logs-mask-personal-data',
  title: 'personal data is masked in logs',
  group: 'data-protection',
  severity: 'info',
  level: 'strict',
  aliases: [],
  standards: [
    { standard: 'GDPR', requirement: 'Art. 32' },
    { standard: 'PCI DSS 4.0', requirement: '3.4.1' },
    { standard: 'CWE', requirement: '532' },
  ],
  risk: 'whoever can read the log learns about people',
  hint: `write \`destinations: [cloudwatch]\`; in Terraform, add an \`${POLICY}\``,
  check: together(
    forApi(({ model, plan }) => {
      const { settings, dataIdentifiers } = plan.logging;
      if (dataIdentifiers.length === 0) return undefined;
      // Its fields hold nothing that `data` marks could be about; what a team asks for by name is another matter.
      if (settings.destination.kind === 'cloudwatch' || settings.mask.length === 0) return [];
      return [
        {
          at: model.annotations.root.at.child('logging', 'destinations'),
          message: `the access log goes to Firehose, which does not mask ${settings.mask.join(', ')}`,
        },
      ];
    }),
    forResources('aws_cloudwatch_log_group', (group, graph) => {
      // Masks of a specification follow from its marks.
      if (group.generated) return undefined;
      const { found } = graph.linked(
        group,
        [REST_STAGE, HTTP_STAGE],
        'access_log_settings',
        'destination_arn',
      );
      if (found.length === 0) return undefined;
      return isAccompanied(
        group,
        graph.linked(group, POLICY, 'log_group_name'),
        POLICY,
        `log group \`${group.address}\` masks nothing`,
      );
    }),
  ),
});
