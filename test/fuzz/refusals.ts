// Why API Gateway would refuse an import body, written down once more from its documentation and from what was
// recorded of it, for fuzzing: neither the lowering nor the preflight check of `lib/` has a part in it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html

type Json = unknown;
type Bag = Readonly<Record<string, Json>>;

const EXTENSION = 'x-amazon-apigateway-';
const VERBS = /^(get|put|post|delete|patch|options|head|x-amazon-apigateway-any-method)$/;
const SEGMENT = /^([\w.,:-]+|\{[\w.:-]+\}|\{[\w.:-]+\+\})$/;
const MODEL = /^#\/components\/schemas\/([A-Za-z0-9]+)$/;
const UNKNOWN_TO_MODELS = new Set(
  `nullable example examples default discriminator readOnly writeOnly xml externalDocs deprecated const if then
  else contains prefixItems patternProperties propertyNames dependentSchemas dependentRequired $id $anchor $defs
  $schema $comment $dynamicRef $dynamicAnchor unevaluatedProperties unevaluatedItems definitions minContains
  maxContains contentEncoding contentMediaType contentSchema`.split(/\s+/),
);

/** Every reason, as `place: reason`; none for a body that is imported. */
export function refusals(body: Bag): string[] {
  const found: string[] = [];
  const refuse = (place: string, reason: string) => void found.push(`${place}: ${reason}`);
  const models = bag(bag(body['components'])['schemas']);
  const schemes = bag(bag(body['components'])['securitySchemes']);
  if (body['openapi'] !== '3.0.1') refuse('openapi', 'not 3.0.1');
  if ('security' in body) refuse('security', 'stands at the root, where nobody knows what it does');
  if (text(bag(body['info'])['title']) === '') refuse('info', 'no title');
  if (bag(body['info'])['description'] === '') refuse('info', 'an empty description');
  if (Buffer.byteLength(JSON.stringify(body)) > 6 * 1024 * 1024) refuse('', 'larger than 6 MB');
  for (const [name, model] of Object.entries(models)) {
    if (!/^[A-Za-z0-9]+$/.test(name)) refuse(name, 'the name of a model has letters and digits');
    if (Object.keys(bag(model)).length === 0) refuse(name, 'an empty model');
    checkSchema(name, model, models, refuse);
  }
  checkCircles(models, refuse);
  checkTree(Object.keys(bag(body['paths'])), refuse);
  const used = new Set<string>();
  for (const [path, item] of Object.entries(bag(body['paths']))) {
    for (const [verb, operation] of Object.entries(bag(item))) {
      const place = `${verb} ${path}`;
      if (!VERBS.test(verb)) refuse(place, 'no method of API Gateway');
      checkOperation(place, path, bag(operation), body, refuse);
      for (const one of list(bag(operation)['security']))
        for (const name of Object.keys(bag(one))) used.add(name);
    }
  }
  for (const [name, scheme] of Object.entries(schemes)) {
    if (bag(scheme)['type'] !== 'apiKey') refuse(name, 'a security scheme that is not apiKey');
    if (!used.has(name)) refuse(name, 'a security scheme that no method uses');
  }
  return found;
}

type Refuse = (place: string, reason: string) => void;

function checkSchema(place: string, schema: Json, models: Bag, refuse: Refuse): void {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) {
    refuse(place, `a schema is ${JSON.stringify(schema)}`);
    return;
  }
  const { $ref, type, required, properties, additionalProperties } = schema as Bag;
  const enumeration = (schema as Bag)['enum'];
  for (const key of Object.keys(schema))
    if (UNKNOWN_TO_MODELS.has(key)) refuse(place, `the keyword ${key}`);
  if ($ref !== undefined) {
    const name = MODEL.exec(text($ref))?.[1];
    if (name === undefined || !Object.hasOwn(models, name))
      refuse(place, `${text($ref)} leads nowhere`);
    if (Object.keys(schema).length > 1) refuse(place, 'keywords beside a reference');
    return;
  }
  if (type !== undefined && !/^(string|number|integer|boolean|array|object)$/.test(text(type)))
    refuse(place, `the type ${JSON.stringify(type)}`);
  if (type === 'array' && bag(schema)['items'] === undefined)
    refuse(place, 'an array without items');
  for (const one of [required, enumeration])
    if (one !== undefined && list(one).length === 0) refuse(place, 'an empty list');
  if (
    list(required).some((name) => typeof name !== 'string') ||
    new Set(list(required)).size < list(required).length
  )
    refuse(place, 'required is not a set of texts');
  for (const key of ['exclusiveMinimum', 'exclusiveMaximum'])
    if (typeof bag(schema)[key] === 'number') refuse(place, `${key} is a number`);
  for (const key of ['allOf', 'anyOf', 'oneOf']) {
    const branches = bag(schema)[key];
    if (branches === undefined) continue;
    if (list(branches).length === 0) refuse(place, `an empty ${key}`);
    list(branches).forEach((one, index) => {
      checkSchema(`${place}.${key}[${index}]`, one, models, refuse);
    });
  }
  for (const [name, one] of Object.entries(bag(properties)))
    checkSchema(`${place}.${name}`, one, models, refuse);
  for (const key of ['items', 'not']) {
    const one = bag(schema)[key];
    if (one !== undefined) checkSchema(`${place}.${key}`, one, models, refuse);
  }
  if (typeof additionalProperties === 'object')
    checkSchema(`${place}.*`, additionalProperties, models, refuse);
}

/** A composition must not lead back to the model it stands in. */
function checkCircles(models: Bag, refuse: Refuse): void {
  const below = new Map<string, { all: Set<string>; composed: Set<string> }>();
  for (const [name, model] of Object.entries(models)) {
    const edges = { all: new Set<string>(), composed: new Set<string>() };
    const visit = (part: Json, isComposed: boolean): void => {
      if (Array.isArray(part)) for (const one of part) visit(one, isComposed);
      else if (typeof part === 'object' && part !== null) {
        for (const [key, one] of Object.entries(part)) {
          const target = key === '$ref' ? MODEL.exec(text(one))?.[1] : undefined;
          // A list, else it is a property of that name. What stands in `enum` is data.
          const isKeyword = Array.isArray(one);
          if (isKeyword && key === 'enum') continue;
          if (target !== undefined) {
            edges.all.add(target);
            if (isComposed) edges.composed.add(target);
          } else visit(one, isComposed || (isKeyword && /^(allOf|anyOf|oneOf)$/.test(key)));
        }
      }
    };
    visit(model, false);
    below.set(name, edges);
  }
  for (const [name, { composed }] of below) {
    const reached = new Set(composed);
    for (const one of reached) for (const next of below.get(one)?.all ?? []) reached.add(next);
    if (reached.has(name)) refuse(name, 'a composition leads back to its own model');
  }
}

function checkTree(paths: readonly string[], refuse: Refuse): void {
  const variables = new Map<string, string>();
  const resources = new Set(['']);
  for (const path of paths) {
    let parent = '';
    const segments = path === '/' ? [] : path.slice(1).split('/');
    segments.forEach((segment, index) => {
      if (!SEGMENT.test(segment)) refuse(path, `the segment "${segment}"`);
      if (segment.includes('+}') && index < segments.length - 1)
        refuse(path, 'something follows {…+}');
      const sibling = variables.get(parent);
      if (segment.startsWith('{')) {
        if (sibling !== undefined && sibling !== segment)
          refuse(path, `${segment} beside ${sibling}`);
        variables.set(parent, segment);
      }
      parent += `/${segment}`;
      resources.add(parent);
    });
  }
  if (resources.size > 300) refuse('paths', `${resources.size} resources`);
}

function checkOperation(
  place: string,
  path: string,
  operation: Bag,
  body: Bag,
  refuse: Refuse,
): void {
  const models = bag(bag(body['components'])['schemas']);
  const parameters = list(operation['parameters']).map(bag);
  const names = parameters.map(({ name }) => text(name));
  for (const { name, in: where } of parameters) {
    if (!/^[a-zA-Z0-9:._$-]+$/.test(text(name)))
      refuse(place, `the parameter ${JSON.stringify(name)}`);
    if (!/^(path|query|header)$/.test(text(where))) refuse(place, `a parameter in ${text(where)}`);
  }
  if (new Set(names).size < names.length) refuse(place, 'a name of a parameter twice');
  for (const [, name = ''] of path.matchAll(/\{([^{}+]+)\+?\}/g)) {
    const declared = parameters.find((one) => one['name'] === name && one['in'] === 'path');
    if (declared?.['required'] !== true) refuse(place, `{${name}} is not a required parameter`);
  }
  for (const holder of [operation['requestBody'], ...Object.values(bag(operation['responses']))]) {
    for (const [type, media] of Object.entries(bag(bag(holder)['content']))) {
      if (/[*;\s]/.test(type) || type.split('/').length !== 2)
        refuse(place, `the media type ${type}`);
      const schema = bag(media)['schema'];
      // Inline schemas get names that nobody can read, and primitive ones are refused.
      if (schema !== undefined && bag(schema)['$ref'] === undefined)
        refuse(place, 'an inline schema');
      if (schema !== undefined) checkSchema(place, schema, models, refuse);
    }
  }
  for (const status of Object.keys(bag(operation['responses'])))
    if (!/^[1-5]\d\d$/.test(status)) refuse(place, `the status ${status}`);
  const schemes = bag(bag(body['components'])['securitySchemes']);
  const required = list(operation['security']);
  if (operation['security'] !== undefined && required.length === 0)
    refuse(place, 'an empty requirement');
  const asked = required.flatMap((one) => Object.keys(bag(one)));
  if (asked.some((name) => !Object.hasOwn(schemes, name)))
    refuse(place, 'an unknown security scheme');
  if (asked.filter((name) => bag(schemes[name])[`${EXTENSION}authtype`] !== undefined).length > 1)
    refuse(place, 'two authorizers');
  checkIntegration(place, operation, refuse);
}

function checkIntegration(place: string, operation: Bag, refuse: Refuse): void {
  const integration = bag(operation[`${EXTENSION}integration`]);
  if (!/^(http|http_proxy|aws|aws_proxy|mock)$/i.test(text(integration['type'])))
    refuse(place, 'no integration');
  const parameters = list(operation['parameters']).map(bag);
  const places: Readonly<Record<string, string>> = {
    header: 'header',
    querystring: 'query',
    path: 'path',
  };
  for (const [target, source] of Object.entries(bag(integration['requestParameters']))) {
    if (typeof source !== 'string') {
      refuse(place, `${target} is mapped from ${JSON.stringify(source)}`);
      continue;
    }
    const [, where = '', name] =
      /^method\.request\.(header|querystring|path)\.(.+)$/.exec(source) ?? [];
    if (name === undefined) continue;
    if (!parameters.some((one) => one['name'] === name && one['in'] === places[where]))
      refuse(place, `${source} is not declared`);
  }
  const responses = bag(operation['responses']);
  for (const answer of Object.values(bag(integration['responses'])).map(bag)) {
    const response = bag(responses[text(answer['statusCode'])]);
    if (!Object.hasOwn(responses, text(answer['statusCode'])))
      refuse(place, 'a status that is not declared');
    for (const target of Object.keys(bag(answer['responseParameters']))) {
      const name = target.replace('method.response.header.', '');
      if (!Object.hasOwn(bag(response['headers']), name))
        refuse(place, `the header ${name} is not declared`);
    }
  }
}

function bag(value: Json): Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : {};
}

function list(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function text(value: Json): string {
  return typeof value === 'string' ? value : '';
}
