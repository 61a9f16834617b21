// API Gateway's event for REQUEST authorizers as the rest of the function sees it. What does not look
// exactly like such an event is refused: a policy about an uncertain request may allow another one.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-lambda-authorizer-input.html

export interface GatewayRequest {
  /** ARN of the called method with the concrete path: what an answer may allow, and nothing else. */
  readonly methodArn: string;
  readonly method: string;
  /** Path template, as `/orders/{id}`. */
  readonly resource: string;
  /** Concrete path in the ARN, without the slash at the start. */
  readonly path: string;
  /** What the stage says is in front of both; absent when it says nothing. */
  readonly basePath: string | undefined;
  /** Every value of a header; case of the name does not matter. */
  headerValues(name: string): readonly string[];
  queryValues(name: string): readonly string[];
  cookieValues(name: string): readonly string[];
}

// The quota on an ARN with authorization is 1,600 bytes: "Amazon API Gateway quotas and important notes".
const arnPattern =
  /^arn:aws[a-z-]*:execute-api:[a-z0-9-]+:\d{12}:[A-Za-z0-9]+\/[A-Za-z0-9_-]+\/([A-Z]+)\/(.*)$/;
const longestArn = 1600;

/** Reads an event; `undefined` when it is not one, or does not agree with itself. */
export function parseRequest(event: unknown): GatewayRequest | undefined {
  if (!isRecord(event) || event['type'] !== 'REQUEST') return undefined;
  const { methodArn, httpMethod, resource, requestContext } = event;
  if (typeof methodArn !== 'string' || methodArn.length > longestArn) return undefined;
  if (typeof httpMethod !== 'string' || typeof resource !== 'string') return undefined;
  const [, arnMethod, path] = arnPattern.exec(methodArn) ?? [];
  if (path === undefined || arnMethod !== httpMethod || !isPlain(methodArn)) return undefined;
  if (!agrees(requestContext, 'resourcePath', resource)) return undefined;
  if (!agrees(requestContext, 'httpMethod', httpMethod)) return undefined;
  if (!PLACES.every((place) => holdsTexts(event[place]))) return undefined;
  const headerValues = valuesOf(event['headers'], event['multiValueHeaders'], true);
  return {
    methodArn,
    method: httpMethod,
    resource,
    path,
    basePath: basePathOf(event['stageVariables']),
    headerValues,
    queryValues: valuesOf(
      event['queryStringParameters'],
      event['multiValueQueryStringParameters'],
      false,
    ),
    cookieValues: (name) => cookies(headerValues('cookie'), name),
  };
}

const PLACES = [
  'headers',
  'multiValueHeaders',
  'queryStringParameters',
  'multiValueQueryStringParameters',
];

/** What could not be read would count as not sent, which is enough where credentials are optional. */
function holdsTexts(place: unknown): boolean {
  if (place === null || place === undefined) return true;
  return (
    isRecord(place) &&
    Object.values(place)
      .flat()
      .every((value) => typeof value === 'string')
  );
}

/** Stage variables come from whoever deployed the stage, never from a caller. */
function basePathOf(stageVariables: unknown): string | undefined {
  const basePath = isRecord(stageVariables) ? stageVariables['basePath'] : undefined;
  return typeof basePath === 'string' ? basePath : undefined;
}

/** The request id for logs; `unknown` for anything that is not plainly one. */
export function requestIdOf(event: unknown): string {
  const context = isRecord(event) ? event['requestContext'] : undefined;
  const id = isRecord(context) ? context['requestId'] : undefined;
  return typeof id === 'string' && /^[\w-]{1,128}$/.test(id) ? id : 'unknown';
}

/** A caller chooses the path: stars, question marks and variables in it would widen the policy. */
function isPlain(methodArn: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  return !/[*?\u0000-\u001f\u007f]|\$\{/.test(methodArn);
}

function agrees(context: unknown, key: string, want: string): boolean {
  if (!isRecord(context)) return context === undefined;
  return context[key] === undefined || context[key] === want;
}

/** Several spellings or values of one name are several values, even if they are equal. */
function valuesOf(
  single: unknown,
  multiple: unknown,
  anyCase: boolean,
): (name: string) => readonly string[] {
  const matches = (key: string, name: string) =>
    anyCase ? key.toLowerCase() === name.toLowerCase() : key === name;
  return (name) => {
    const many = entries(multiple).filter(([key]) => matches(key, name));
    const one = entries(single).filter(([key]) => matches(key, name));
    const values = many.flatMap(([, value]) => (Array.isArray(value) ? value : [value]));
    const extra = one.map(([, value]) => value).filter((value) => !values.includes(value));
    return [...values, ...extra].map(String);
  };
}

function cookies(headers: readonly string[], name: string): readonly string[] {
  const pairs = headers.flatMap((header) => header.split(';')).map((pair) => pair.trim());
  const prefix = `${name}=`;
  return pairs.filter((pair) => pair.startsWith(prefix)).map((pair) => pair.slice(prefix.length));
}

function entries(value: unknown): readonly (readonly [string, unknown])[] {
  return isRecord(value) ? Object.entries(value) : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
