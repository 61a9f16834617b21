// OpenAPI documents of all three versions by their grammar, with names, references and combinations that no
// person would write but a generator may.

import fc from 'fast-check';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Map = { [key: string]: Json };

const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('Pet', 'Owner', 'pet', 'Pet.', 'a.b', 'A_B', 'AB') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        'Empty',
        'Error',
        '__proto__',
        'constructor',
        'toString',
        '$ref',
        'properties',
        'x-a',
        '200',
      ],
      ...[
        'Größe',
        '数据',
        'שלום',
        '🐾',
        'e\u0301',
        'a b',
        'a/b',
        'a~1b',
        '%41',
        '«Pet»',
        '-',
        '*',
        '<<',
      ],
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
);

const MEDIA = [
  ...['application/json', 'application/json; charset=utf-8', 'application/problem+json', '*/*'],
  ...[
    'application/*',
    'text/plain',
    'application/xml',
    'multipart/form-data',
    'image/*',
    'text/event-stream',
  ],
  ...[
    'application/x-www-form-urlencoded',
    'application/octet-stream',
    'APPLICATION/JSON',
    'json',
    '',
  ],
];
const PATTERNS = [
  ...[
    '^a+$',
    '(?=x)y',
    '(?<!a)b',
    '(?<=a+)b',
    '\\p{L}+',
    '[a-z&&[^b]]',
    '^\\d{3}-\\d{2}$',
    '(',
    '[[]',
    '\\u{1F600}',
  ],
  ...[
    '(?i)abc',
    '(?<n>a)\\k<n>',
    '\\1(a)',
    'a{2,1}',
    '[^]',
    '^[\\w-.]+$',
    '{',
    '\\Qx\\E',
    '\\/',
    '^.{1,99999999999}$',
  ],
];
const FORMATS = [
  'int32',
  'int64',
  'float',
  'date-time',
  'byte',
  'binary',
  'decimal',
  'uuid',
  '',
  'é',
];
const number = fc.constantFrom<Json>(0, 1, -1, 3.5, 1e21, -0, 2 ** 53, '1', null);
const scalar = fc.constantFrom<Json>(
  null,
  true,
  0,
  1.5,
  '',
  'a',
  'null',
  '2020-01-01',
  '${x}',
  '\u2028',
);

/** A map with some of these members, each left out so many times as often as it is there. */
function some(members: Record<string, fc.Arbitrary<Json>>, leftOut = 1): fc.Arbitrary<Map> {
  const optional = Object.entries(members).map(([key, value]) => [
    key,
    fc.oneof(
      { weight: leftOut, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: value },
    ),
  ]);
  return fc
    .record(Object.fromEntries(optional) as Record<string, fc.Arbitrary<Json | undefined>>)
    .map((found) => {
      const kept = Object.entries(found).filter(
        (one): one is [string, Json] => one[1] !== undefined,
      );
      return Object.fromEntries(kept);
    });
}

const mapOf = (value: fc.Arbitrary<Json>, maxKeys = 3): fc.Arbitrary<Json> =>
  fc.dictionary(name, value, { maxKeys, noNullPrototype: true }) as fc.Arbitrary<Json>;
const listOf = (value: fc.Arbitrary<Json>, maxLength = 3): fc.Arbitrary<Json> =>
  fc.array(value, { maxLength });

const { schema } = fc.letrec<{ schema: Json }>((tie) => {
  const child = tie('schema');
  const reference = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.constantFrom('Pet', 'Owner', 'pet', 'Pet.').map((one) => `#/S/${one}`),
    },
    {
      weight: 2,
      arbitrary: name.map((one) => `#/S/${escaped(one)}`),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '#',
        '#/S/Pet/properties/a',
        '#/S/Pet/allOf/0',
        '#a',
        'other.yaml',
        'other.yaml#/x',
        '#/paths',
      ),
    },
  );
  const type = fc.constantFrom<Json>(
    'object',
    'object',
    'array',
    'string',
    'integer',
    'number',
    'boolean',
    'null',
    'file',
  );
  const keywords = some(
    {
      type: fc.oneof({ weight: 5, arbitrary: type }, { weight: 1, arbitrary: listOf(type) }),
      properties: mapOf(child),
      required: listOf(name),
      items: fc.oneof({ weight: 4, arbitrary: child }, { weight: 1, arbitrary: listOf(child) }),
      additionalProperties: fc.oneof(fc.boolean(), child) as fc.Arbitrary<Json>,
      allOf: listOf(child),
      anyOf: listOf(child),
      oneOf: listOf(child),
      not: child,
      enum: listOf(scalar),
      const: scalar,
      pattern: fc.constantFrom(...PATTERNS),
      format: fc.constantFrom(...FORMATS),
      readOnly: fc.boolean(),
      writeOnly: fc.boolean(),
      nullable: fc.boolean(),
    },
    3,
  );
  const others = some(
    {
      minimum: number,
      exclusiveMinimum: fc.oneof(number, fc.boolean()) as fc.Arbitrary<Json>,
      maxLength: number,
      minItems: number,
      uniqueItems: fc.boolean(),
      patternProperties: mapOf(child),
      unevaluatedProperties: fc.oneof(fc.boolean(), child) as fc.Arbitrary<Json>,
      prefixItems: listOf(child),
      if: child,
      contains: child,
      dependentSchemas: mapOf(child),
      $defs: mapOf(child),
      discriminator: some({ propertyName: name, mapping: mapOf(scalar) }),
      default: scalar,
      example: scalar,
      description: fc.constantFrom('', 'Text', '${x}', 'a\nb'),
      title: name,
      xml: some({ name, wrapped: fc.boolean() }),
      $anchor: fc.constant('a'),
      'x-gateway': some({ data: fc.constantFrom('pii', 'pan', 'secret') }),
    },
    5,
  );
  const ref: fc.Arbitrary<Json> = fc
    .tuple(
      reference,
      fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: keywords }),
    )
    .map(([$ref, beside]) => ({ $ref, ...(beside as Map) }));
  return {
    schema: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { weight: 3, arbitrary: ref },
      {
        weight: 1,
        arbitrary: fc.constantFrom<Json>({}, true, false, { type: 'object' }, { type: 'string' }),
      },
      { weight: 5, arbitrary: keywords },
      {
        weight: 2,
        arbitrary: fc.tuple(keywords, others).map(([one, other]) => ({ ...one, ...other })),
      },
    ),
  };
});

const parameterName = fc.oneof(
  fc.constantFrom(
    'id',
    'ID',
    'filter[a]',
    'ids[]',
    '$top',
    'Authorization',
    'X-Trace',
    'x-trace',
    'a b',
    'é',
    '',
  ),
  name,
);
const parameter: fc.Arbitrary<Json> = fc.oneof(
  { weight: 8, arbitrary: parameterObject() },
  { weight: 1, arbitrary: fc.constant<Json>({ $ref: '#/components/parameters/P' }) },
);

function parameterObject(): fc.Arbitrary<Json> {
  const content = some({ 'application/json': some({ schema }), '*/*': some({}) });
  const fixed = fc.record({
    name: parameterName,
    in: fc.constantFrom('path', 'query', 'header', 'cookie', '@body'),
  });
  const rest = some({
    required: fc.boolean(),
    schema,
    content,
    style: fc.constantFrom('form', 'deepObject', 'matrix', 'simple'),
    explode: fc.boolean(),
    description: fc.constantFrom('', 'Text'),
    type: fc.constantFrom('string', 'array', 'file'),
  });
  return fc.tuple(fixed, rest).map(([one, other]) => ({ ...one, ...other }));
}

const content: fc.Arbitrary<Json> = fc.dictionary(fc.constantFrom(...MEDIA), some({ schema }), {
  maxKeys: 3,
  noNullPrototype: true,
}) as fc.Arbitrary<Json>;
const header = fc.constantFrom(
  'X-A',
  'x-a',
  'Content-Type',
  'Date',
  'WWW-Authenticate',
  'a b',
  'Größe',
);
const response = some({
  description: fc.constantFrom('', 'Fine'),
  content,
  schema,
  headers: fc.dictionary(header, some({ schema }), {
    maxKeys: 2,
    noNullPrototype: true,
  }) as fc.Arbitrary<Json>,
});
const requirement: fc.Arbitrary<Json> = fc.dictionary(
  fc.constantFrom('key', 'jwt', 'basic', 'iam', 'keyInQuery'),
  fc.constantFrom<Json>([], ['read'], ['read', 'write', 'write']),
  { maxKeys: 2, noNullPrototype: true },
) as fc.Arbitrary<Json>;
const security: fc.Arbitrary<Json> = fc.oneof(
  {
    weight: 15,
    arbitrary: fc.constantFrom<Json>(
      [],
      [{ key: [] }],
      [{ jwt: ['read'] }],
      [{ jwt: [] }, { basic: [] }],
      [{ jwt: [], key: [] }],
      [{ basic: [] }],
      [{ jwt: ['read'] }, {}],
      [{ key: [] }, { basic: [] }],
    ),
  },
  { weight: 1, arbitrary: listOf(requirement) },
);

const gateway = some({
  backend: fc.constantFrom<Json>(
    { http: 'https://b.example.com/v1/' },
    { mock: { status: 200 } },
    { lambda: 'arn:aws:lambda:eu-west-1:111122223333:function:f' },
  ),
  validate: fc.constantFrom('all', 'body', 'parameters', 'none'),
  cors: fc.constantFrom<Json>({ origins: ['https://a.example.com'] }, { origins: ['*'] }),
  throttle: fc.constantFrom<Json>({ rate: 1, burst: 2 }, { rate: 0.5, burst: 1 }),
  cache: fc.constant<Json>({ ttl: '60s' }),
});
const ofOperation = fc
  .tuple(gateway, fc.nat({ max: 30 }))
  .map(([one, dice]) => (dice === 30 ? { ...one, public: 'for everybody' } : one));

const operation = some({
  operationId: name,
  parameters: listOf(parameter),
  requestBody: fc.oneof(
    some({ content, required: fc.boolean() }),
    fc.constant<Json>({ $ref: '#/components/requestBodies/B' }),
  ) as fc.Arbitrary<Json>,
  responses: fc.dictionary(
    fc.constantFrom('200', '201', '2XX', '4xx', 'default', '99', 'x-a'),
    response,
    {
      maxKeys: 3,
      noNullPrototype: true,
    },
  ) as fc.Arbitrary<Json>,
  security,
  summary: fc.constantFrom('', 'Text'),
  deprecated: fc.boolean(),
  tags: listOf(name),
  'x-gateway': ofOperation,
  consumes: listOf(fc.constantFrom(...MEDIA)),
  produces: listOf(fc.constantFrom(...MEDIA)),
});

const segment = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.constantFrom(
      ...[
        'pets',
        'Pets',
        '{id}',
        '{petId}',
        'v1',
        'a:b',
        '',
        'ping',
        '{größe}',
        '{id}.json',
        '{a}-{b}',
      ],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[
        '{path+}',
        '{path*}',
        '**',
        '~me',
        '{}',
        '{',
        'größe',
        '%20',
        'Foo(key)',
        '{id:[0-9]+}',
        '*',
      ],
      ...['?x=1', '{id}:cancel', '{__proto__}', '__proto__'],
    ),
  },
);
const path = fc.array(segment, { maxLength: 4 }).map((segments) => `/${segments.join('/')}`);
const pathItem = some({
  get: operation,
  post: operation,
  options: operation,
  trace: operation,
  parameters: listOf(parameter),
  'x-amazon-apigateway-any-method': operation,
  $ref: fc.constantFrom('#/paths/~1shared', '#/paths/~1nowhere'),
});

const schemes: Map = {
  key: { type: 'apiKey', in: 'header', name: 'x-api-key' },
  keyInQuery: { type: 'apiKey', in: 'query', name: 'key' },
  jwt: {
    ...{ type: 'http', scheme: 'bearer' },
    'x-gateway': { authorizer: { jwt: { issuer: 'https://id.example.com/', audience: 'a' } } },
  },
  basic: { type: 'http', scheme: 'basic' },
  iam: { type: 'http', scheme: 'aws', 'x-gateway': { authorizer: { iam: {} } } },
};

/** What only a broken document has, and what stands there otherwise. */
const REPAIRS: Readonly<Record<string, string>> = {
  '@body': 'query',
  '#/paths/~1nowhere': '#/paths/~1shared',
};

/** A schema under a name is seldom nothing but a reference: most of these lead in circles. */
const named: fc.Arbitrary<Json> = fc
  .tuple(schema, fc.nat({ max: 9 }))
  .map(([one, dice]) => (isReference(one) && dice < 9 ? { allOf: [one] } : one));

function isReference(value: Json): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, '$ref');
}

const { key, keyInQuery, jwt } = schemes;
const schemesOf2: Map = {
  ...{ key, keyInQuery, basic: { type: 'basic' } },
  jwt: {
    ...(jwt as Map),
    type: 'oauth2',
    flow: 'application',
    tokenUrl: 'https://id.example.com/',
  },
} as Map;

function withoutReference({ $ref: _, ...item }: Map): Map {
  return item;
}

/** A document as data. One in ten is broken on purpose: references lead nowhere, and places do not exist. */
export const document: fc.Arbitrary<Json> = fc
  .record({
    version: fc.constantFrom<Map>({ openapi: '3.1.0' }, { openapi: '3.0.3' }, { swagger: '2.0' }),
    title: name,
    paths: fc.dictionary(path, pathItem, { maxKeys: 4, noNullPrototype: true }),
    schemas: fc.dictionary(name, named, { minKeys: 1, maxKeys: 6, noNullPrototype: true }),
    parts: fc.record({ P: parameterObject(), Q: parameterObject() }),
    item: pathItem,
    security: fc.option(security, { nil: undefined }),
    servers: listOf(
      fc.constantFrom<Json>(
        { url: '/v1' },
        { url: 'https://{a}.example.com/{b}', variables: { a: { default: 'x' } } },
        { url: '' },
        {},
      ),
    ),
    gateway: fc.option(gateway, { nil: undefined }),
    isBroken: fc.nat({ max: 9 }).map((one) => one === 9),
  })
  .map(({ version, title, paths, schemas, parts, item, security: required, servers, ...rest }) => {
    const isV2 = 'swagger' in version;
    const shared: Map = {
      ...version,
      info: { title, version: '1' },
      paths: { ...(paths as Map), '/shared': withoutReference(item) },
      ...(required !== undefined && { security: required }),
      ...(rest.gateway && { 'x-gateway': rest.gateway }),
    };
    const body: Json = { description: 'Text', content: { 'application/json': { schema: {} } } };
    const whole: Map = isV2
      ? { ...shared, definitions: schemas, securityDefinitions: schemesOf2, parameters: parts }
      : {
          ...shared,
          servers,
          components: {
            schemas,
            securitySchemes: schemes,
            parameters: parts,
            requestBodies: { B: body },
          },
        };
    const { isBroken } = rest;
    const base = isV2 ? '#/definitions/' : '#/components/schemas/';
    const names = Object.keys(schemas).map(escaped);
    return settled(whole, { base, names, isV2, isBroken });
  });

interface Setting {
  /** Where schemas stand. */
  readonly base: string;
  readonly names: readonly string[];
  readonly isV2: boolean;
  readonly isBroken: boolean;
}

/** Puts references, which are written without knowing the document, into it. */
function settled(value: Json, setting: Setting): Json {
  if (Array.isArray(value)) return value.map((one) => settled(one, setting));
  if (typeof value === 'string') return settledText(value, setting);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, one]) => {
    const isRepaired = !setting.isBroken && key === '99';
    return [isRepaired ? '202' : key, settled(one, setting)];
  });
  return Object.fromEntries(members);
}

function settledText(text: string, { base, names, isV2, isBroken }: Setting): string {
  const [first = ''] = names;
  if (text === '#a' || text.startsWith('#/S/Pet/')) return isBroken ? text : `${base}${first}`;
  if (text.startsWith('#/S/')) {
    const name = text.slice('#/S/'.length);
    const exists = names.includes(name);
    return exists || isBroken
      ? base + name
      : `${base}${names[name.length % names.length] ?? first}`;
  }
  if (text === '#/components/parameters/P' && isV2) return '#/parameters/P';
  if (text === '#/components/requestBodies/B' && isV2) return '#/paths';
  if (text === '@body' && isV2) return 'body';
  if (isBroken) return text;
  if (text === 'cookie' && isV2) return 'query';
  return Object.hasOwn(REPAIRS, text) ? (REPAIRS[text] ?? text) : text;
}

/** A name in a pointer. */
function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('%', '%25');
}
