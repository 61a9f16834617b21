// Statements of the WAF API with the capacity they cost.
// https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements-list.html

import type { WafRateLimit } from '../../annotations/index.js';
import type { JsonObject } from '../types.js';

export interface Statement {
  readonly json: JsonObject;
  /** Web ACL capacity units. */
  readonly capacity: number;
}

export type Field = 'Method' | 'UriPath' | { readonly header: string } | 'Body';

const PLAIN = [{ Priority: 0, Type: 'NONE' }];
const LOWERCASE = [{ Priority: 0, Type: 'LOWERCASE' }];
/** Text transformations cost ten units each, except none. */
const TRANSFORMATION = 10;
/** Longest pattern of a regex match statement. */
export const LONGEST_REGEX = 512;

function fieldToMatch(field: Field): JsonObject {
  if (typeof field === 'object') return { SingleHeader: { Name: field.header.toLowerCase() } };
  // A body beyond what is inspected counts as too large: it must not pass because its end is unseen.
  return field === 'Body' ? { Body: { OversizeHandling: 'MATCH' } } : { [field]: {} };
}

export function largerThan(field: Field, bytes: number): Statement {
  const json = {
    SizeConstraintStatement: {
      FieldToMatch: fieldToMatch(field),
      ComparisonOperator: 'GT',
      Size: bytes,
      TextTransformations: PLAIN,
    },
  };
  return { json, capacity: 1 };
}

/** A regular expression on a field; patterns are plain text here, search strings would have to be base64. */
export function matches(
  field: Field,
  pattern: string,
  options: { lowercase?: boolean } = {},
): Statement {
  const json = {
    RegexMatchStatement: {
      FieldToMatch: fieldToMatch(field),
      RegexString: pattern,
      TextTransformations: options.lowercase ? LOWERCASE : PLAIN,
    },
  };
  return { json, capacity: 3 + (options.lowercase ? TRANSFORMATION : 0) };
}

export function not(statement: Statement): Statement {
  return { json: { NotStatement: { Statement: statement.json } }, capacity: statement.capacity };
}

export function and(...statements: readonly Statement[]): Statement {
  return combined('AndStatement', statements);
}

export function or(...statements: readonly Statement[]): Statement {
  return combined('OrStatement', statements);
}

function combined(
  kind: 'AndStatement' | 'OrStatement',
  statements: readonly Statement[],
): Statement {
  const [first] = statements;
  if (first && statements.length === 1) return first;
  return {
    json: { [kind]: { Statements: statements.map(({ json }) => json) } },
    capacity: statements.reduce((sum, { capacity }) => sum + capacity, 0),
  };
}

export function fromCountries(codes: readonly string[]): Statement {
  return { json: { GeoMatchStatement: { CountryCodes: [...codes] } }, capacity: 1 };
}

/** `name`: an IP set of the plan; its ARN takes the place. */
export function fromIpSet(name: string): Statement {
  return { json: { IPSetReferenceStatement: { ARN: `ipset:${name}` } }, capacity: 1 };
}

const KEY_HEADERS = { 'api-key': 'x-api-key', authorization: 'authorization' } as const;

export function rateOver({ requests, per, by }: WafRateLimit, scope?: Statement): Statement {
  const key =
    by === 'ip'
      ? { AggregateKeyType: 'IP' }
      : by === 'forwarded-ip'
        ? {
            AggregateKeyType: 'FORWARDED_IP',
            ForwardedIPConfig: { HeaderName: 'X-Forwarded-For', FallbackBehavior: 'MATCH' },
          }
        : {
            AggregateKeyType: 'CUSTOM_KEYS',
            CustomKeys: [{ Header: { Name: KEY_HEADERS[by], TextTransformations: PLAIN } }],
          };
  const json = {
    RateBasedStatement: {
      Limit: requests,
      EvaluationWindowSec: per,
      ...key,
      ...(scope && { ScopeDownStatement: scope.json }),
    },
  };
  const custom = by === 'api-key' || by === 'authorization' ? 30 : 0;
  return { json, capacity: 2 + custom + (scope?.capacity ?? 0) };
}
