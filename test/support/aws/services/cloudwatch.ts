// Amazon CloudWatch: metric alarms and dashboards.

import { AwsError, type Json } from '../http.js';
import { awsQuery } from '../protocols/query.js';
import { members, type XmlList } from '../protocols/xml.js';
import { type Tags, tagsOfList, tagsToList } from '../tags.js';
import { found, type World } from '../world.js';

interface Alarm {
  readonly arn: string;
  settings: Json;
  tags: Tags;
}

export class CloudWatch {
  private readonly alarms = new Map<string, Alarm>();
  /** Bodies by name. */
  private readonly dashboards = new Map<string, string>();

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
      PutDashboard: ({ DashboardName, DashboardBody }) => {
        checkDashboard(String(DashboardBody));
        this.dashboards.set(String(DashboardName), String(DashboardBody));
        return { DashboardValidationMessages: members([]) };
      },
      GetDashboard: ({ DashboardName }) => {
        const name = String(DashboardName);
        const body = this.dashboards.get(name);
        return {
          DashboardArn: this.world.arn('cloudwatch', `dashboard/${name}`, ''),
          DashboardBody: found(body, 'ResourceNotFound', `Dashboard ${name} does not exist`, 404),
          DashboardName: name,
        };
      },
      DeleteDashboards: ({ DashboardNames }) => {
        for (const name of asList(DashboardNames)) this.dashboards.delete(String(name));
        return {};
      },
    },
    'http://monitoring.amazonaws.com/doc/2010-08-01/',
  );

  contents(): string[] {
    const dashboards = [...this.dashboards.keys()].map((name) => `dashboard ${name}`);
    return [...[...this.alarms.keys()].map((name) => `alarm ${name}`), ...dashboards];
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

function checkDashboard(body: string): void {
  try {
    if (Array.isArray((JSON.parse(body) as Json)['widgets'])) return;
  } catch {
    // Answered below, as a body without widgets.
  }
  throw new AwsError('InvalidParameterInput', 'The field DashboardBody must have widgets');
}
