// Amazon SNS: topics, and who is subscribed to them. Nothing is delivered.

import type { Json } from '../http.js';
import { awsQuery } from '../protocols/query.js';
import { members } from '../protocols/xml.js';
import { type Tags, tagsOfList, tagsToList } from '../tags.js';
import { ACCOUNT, found, type World } from '../world.js';

interface Topic {
  readonly arn: string;
  readonly attributes: Record<string, string>;
  readonly tags: Tags;
}

export class Sns {
  private readonly topics = new Map<string, Topic>();
  /** Attributes by ARN. */
  private readonly subscriptions = new Map<string, Record<string, string>>();

  constructor(private readonly world: World) {}

  readonly service = awsQuery(
    {
      CreateTopic: (input) => ({ TopicArn: this.create(input).arn }),
      GetTopicAttributes: ({ TopicArn }) => entries(this.find(TopicArn).attributes),
      SetTopicAttributes: ({ TopicArn, AttributeName, AttributeValue }) => {
        this.find(TopicArn).attributes[String(AttributeName)] = String(AttributeValue ?? '');
        return undefined;
      },
      DeleteTopic: ({ TopicArn }) => {
        this.topics.delete(String(TopicArn));
        return undefined;
      },
      ListTagsForResource: ({ ResourceArn }) => ({
        Tags: members(tagsToList(this.find(ResourceArn).tags)),
      }),
      Subscribe: ({ TopicArn, Protocol, Endpoint }) => {
        const topic = this.find(TopicArn).arn;
        const arn = `${topic}:${this.world.uuid()}`;
        this.subscriptions.set(arn, {
          SubscriptionArn: arn,
          TopicArn: topic,
          Protocol: String(Protocol),
          Endpoint: String(Endpoint),
          Owner: ACCOUNT,
          PendingConfirmation: 'false',
          ConfirmationWasAuthenticated: 'true',
        });
        return { SubscriptionArn: arn };
      },
      GetSubscriptionAttributes: ({ SubscriptionArn }) =>
        entries(exists(this.subscriptions.get(String(SubscriptionArn)))),
      Unsubscribe: ({ SubscriptionArn }) => {
        this.subscriptions.delete(String(SubscriptionArn));
        return undefined;
      },
    },
    'http://sns.amazonaws.com/doc/2010-03-31/',
  );

  contents(): string[] {
    return [...this.topics.keys(), ...this.subscriptions.keys()];
  }

  private create({ Name, Tags, Attributes }: Json): Topic {
    const arn = this.world.arn('sns', String(Name));
    const known = this.topics.get(arn);
    if (known) return known;
    const given = Array.isArray(Attributes) ? (Attributes as Json[]) : [];
    const attributes = Object.fromEntries(
      given.map(({ key, value }) => [String(key), String(value)] as const),
    );
    const topic = {
      arn,
      attributes: {
        TopicArn: arn,
        Owner: ACCOUNT,
        DisplayName: '',
        Policy: JSON.stringify({ Version: '2008-10-17', Statement: [] }),
        ...attributes,
      },
      tags: tagsOfList(Tags),
    };
    this.topics.set(arn, topic);
    return topic;
  }

  private find(arn: unknown): Topic {
    return exists(this.topics.get(String(arn)));
  }
}

function exists<T>(value: T | undefined): T {
  return found(value, 'NotFound', 'Topic does not exist', 404);
}

function entries(attributes: Record<string, string>): object {
  const items = Object.entries(attributes).map(([key, value]) => ({ key, value }));
  return { Attributes: members(items, 'entry') };
}
