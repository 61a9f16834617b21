// Amazon Route 53: the records of hosted zones that were there before. It speaks XML over REST.

import { AwsError, type AwsRequest, type AwsResponse, type Service } from '../http.js';
import { toXml } from '../protocols/xml.js';

interface RecordSet {
  readonly name: string;
  readonly type: string;
  /** As it came, for it is given back as it came. */
  readonly xml: string;
}

const NAMESPACE = ' xmlns="https://route53.amazonaws.com/doc/2013-04-01/"';
const CHANGES = /^\/2013-04-01\/hostedzone\/([A-Z0-9]+)\/rrset\/?$/;
const ZONE = /^\/2013-04-01\/hostedzone\/([A-Z0-9]+)\/?$/;
const CHANGE = /^\/2013-04-01\/change\/(.+)$/;

export class Route53 {
  private readonly records = new Map<string, RecordSet[]>();

  /** @param zones the hosted zones that exist, by id, with their names */
  constructor(private readonly zones: Readonly<Record<string, string>>) {}

  readonly service: Service = {
    operationOf: ({ method, path }) => {
      if (CHANGES.test(path)) {
        return method === 'POST' ? 'ChangeResourceRecordSets' : 'ListResourceRecordSets';
      }
      if (ZONE.test(path) && method === 'GET') return 'GetHostedZone';
      return CHANGE.test(path) && method === 'GET' ? 'GetChange' : undefined;
    },
    answer: (request) => this.answer(request),
    fail: ({ code, message, status }) =>
      xml(status, 'ErrorResponse', { Error: { Type: 'Sender', Code: code, Message: message } }),
  };

  contents(): string[] {
    return [...this.records.values()].flat().map(({ name, type }) => `record ${type} ${name}`);
  }

  private answer(request: AwsRequest): AwsResponse {
    const { path, method, query } = request;
    const change = CHANGE.exec(path)?.[1];
    if (change !== undefined) return xml(200, 'GetChangeResponse', { ChangeInfo: insync(change) });
    const zone = CHANGES.exec(path)?.[1] ?? ZONE.exec(path)?.[1] ?? '';
    const name = this.zones[zone];
    if (name === undefined) {
      throw new AwsError('NoSuchHostedZone', `No hosted zone found with ID: ${zone}`, 404);
    }
    if (ZONE.test(path)) {
      const HostedZone = { Id: `/hostedzone/${zone}`, Name: `${name}.`, CallerReference: 'test' };
      return xml(200, 'GetHostedZoneResponse', { HostedZone });
    }
    if (method === 'POST') return this.change(zone, request.body.toString('utf8'));
    return this.list(zone, query);
  }

  private change(zone: string, body: string): AwsResponse {
    const records = this.records.get(zone) ?? [];
    for (const [, change = ''] of body.matchAll(/<Change>(.*?)<\/Change>/gs)) {
      const [, action] = /<Action>(\w+)<\/Action>/.exec(change) ?? [];
      const record = recordOf(change);
      const at = records.findIndex(
        ({ name, type }) => name === record.name && type === record.type,
      );
      if (action === 'CREATE' && at >= 0) throw exists(record);
      if (action === 'DELETE' && at < 0) throw missing(record);
      if (action === 'DELETE') records.splice(at, 1);
      else records.splice(at < 0 ? records.length : at, at < 0 ? 0 : 1, record);
    }
    this.records.set(zone, records);
    return xml(200, 'ChangeResourceRecordSetsResponse', { ChangeInfo: insync('C1') });
  }

  private list(zone: string, query: URLSearchParams): AwsResponse {
    const name = dotted(query.get('name') ?? '');
    const type = query.get('type') ?? '';
    const sets = (this.records.get(zone) ?? [])
      .filter((record) => record.name === name && (type === '' || record.type === type))
      .map(({ xml: content }) => `<ResourceRecordSet>${content}</ResourceRecordSet>`)
      .join('');
    const body = `<ListResourceRecordSetsResponse${NAMESPACE}><ResourceRecordSets>${sets}</ResourceRecordSets><IsTruncated>false</IsTruncated><MaxItems>300</MaxItems></ListResourceRecordSetsResponse>`;
    return { status: 200, headers: { 'content-type': 'text/xml' }, body };
  }
}

function insync(id: string): object {
  return { Id: `/change/${id}`, Status: 'INSYNC', SubmittedAt: new Date().toISOString() };
}

/** Names end in a dot there, however they came. */
function recordOf(change: string): RecordSet {
  const [, content = ''] = /<ResourceRecordSet>(.*)<\/ResourceRecordSet>/s.exec(change) ?? [];
  const name = dotted(textIn(content, 'Name'));
  const xml = content.replace(/<Name>.*?<\/Name>/, `<Name>${name}</Name>`);
  return { name, type: textIn(content, 'Type'), xml };
}

function dotted(name: string): string {
  return name.endsWith('.') ? name : `${name}.`;
}

function textIn(content: string, element: string): string {
  return new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(content)?.[1] ?? '';
}

function xml(status: number, name: string, value: object): AwsResponse {
  return { status, headers: { 'content-type': 'text/xml' }, body: toXml(name, value, NAMESPACE) };
}

function exists({ name, type }: RecordSet): AwsError {
  const message = `[Tried to create resource record set [name='${name}', type='${type}'] but it already exists]`;
  return new AwsError('InvalidChangeBatch', message);
}

function missing({ name, type }: RecordSet): AwsError {
  const message = `[Tried to delete resource record set [name='${name}', type='${type}'] but it was not found]`;
  return new AwsError('InvalidChangeBatch', message);
}
