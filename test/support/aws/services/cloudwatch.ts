// Amazon CloudWatch: metric alarms, and dashboards.

import type { Json } from '../http.js';
import { awsQuery } from '../protocols/query.js';
import { members, type XmlList } from '../protocols/xml.js';
import { type Tags, tagsOfList, tagsToList } from '../tags.js';
import { found, type World } from '../world.js';
import { Dashboards } from './dashboards.js';

interface Alarm {
  readonly arn: string;
  settings: Json;
  tags: Tags;
}

export class CloudWatch {
  private readonly alarms = new Map<string, Alarm>();
  readonly dashboards = new Dashboards();

  constructor(private readonly world: World) {}

  readonly service = awsQuery(
    {
      PutMetricAlarm: (input) => this.putAlarm(input),
      DescribeAlarms: ({ AlarmNames }) => ({
        MetricAlarms: members(
          [...this.alarms.values()]
            .filter(({ settings }) => asList(AlarmNames).includes(settings['AlarmName']))
            .map(describe),
        ),
      }),
      DeleteAlarms: ({ AlarmNames }) => {
        for (const name of asList(AlarmNames)) this.alarms.delete(String(name));
        return undefined;
      },
      ListTagsForResource: ({ ResourceARN }) => ({
        Tags: members(tagsToList(this.byArn(ResourceARN).tags)),
      }),
      TagResource: ({ ResourceARN, Tags }) => {
        Object.assign(this.byArn(ResourceARN).tags, tagsOfList(Tags));
        return {};
      },
      UntagResource: ({ ResourceARN, TagKeys }) => {
        for (const name of asList(TagKeys)) delete this.byArn(ResourceARN).tags[String(name)];
        return {};
      },
      ...this.dashboards.operations,
    },
    'http://monitoring.amazonaws.com/doc/2010-08-01/',
  );

  contents(): string[] {
    const alarms = [...this.alarms.keys()].map((name) => `alarm ${name}`);
    return [...alarms, ...this.dashboards.contents()];
  }

  private putAlarm({ Tags, ...settings }: Json): undefined {
    const name = String(settings['AlarmName']);
    const known = this.alarms.get(name);
    const arn = this.world.arn('cloudwatch', `alarm:${name}`);
    const tags = known?.tags ?? tagsOfList(Tags);
    this.alarms.set(name, { arn, settings, tags });
    return undefined;
  }

  private byArn(arn: unknown): Alarm {
    const alarm = [...this.alarms.values()].find((one) => one.arn === arn);
    return found(alarm, 'ResourceNotFoundException', `${arn} does not exist`, 404);
  }
}

function describe({ arn, settings }: Alarm): Json {
  const lists = Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [key, asXml(value)]),
  );
  const { Action, Version, ...rest } = lists;
  return { ActionsEnabled: true, ...rest, AlarmArn: arn, StateValue: 'INSUFFICIENT_DATA' };
}

function asXml(value: unknown): unknown | XmlList {
  return Array.isArray(value) ? members(value) : value;
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
