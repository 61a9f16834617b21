// An alarm that does nothing is seen by whoever happens to look.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';
import { isSet } from '../../terraform/index.js';

const ACTIONS = ['alarm_actions', 'ok_actions', 'insufficient_data_actions'];

export const alarmHasAction = defineRule({
  id: 'alarm-has-action',
  title: 'alarms tell somebody',
  group: 'logging',
  severity: 'warning',
  aliases: [
    'HIPAA.Security-CloudWatchAlarmAction',
    'NIST.800.53.R5-CloudWatchAlarmAction',
    'CLOUDWATCH_ALARM_ACTION_CHECK',
    'cloudwatch_alarm_actions_alarm_state_configured',
  ],
  standards: [
    { standard: 'HIPAA', requirement: '164.312(b)' },
    { standard: 'NIST 800-53r5', requirement: 'SI-4' },
  ],
  risk: 'an attack or a failure raises an alarm that nobody hears',
  hint: 'set `alarm_actions` to the ARN of an SNS topic',
  check: forResources('aws_cloudwatch_metric_alarm', (alarm, graph) => {
    const enabled = alarm.get('actions_enabled');
    if (enabled === false || enabled === 'false') {
      const message = `the actions of alarm \`${alarm.address}\` are switched off`;
      return [{ at: alarm.at('actions_enabled'), message }];
    }
    if (ACTIONS.some((name) => isSet(alarm.get(name)))) return [];
    // A composite alarm may speak for it.
    const composite = graph.ofType('aws_cloudwatch_composite_alarm');
    const spoken = composite.some((one) =>
      one.references('alarm_rule').some(({ address }) => address === alarm.configAddress),
    );
    if (spoken) return [];
    return [{ at: alarm.at(), message: `alarm \`${alarm.address}\` tells nobody` }];
  }),
});
