// What is inside a REST API: resources, methods, models, authorizers, validators, gateway responses. Import
// fills it; here it is read, and models can be deleted.

import type { Json } from '../../http.js';
import type { RestInput, RestOperation } from '../../protocols/rest-json.js';
import { conflict, existing } from './errors.js';
import type { RestApis } from './rest-apis.js';
import type { Definition, Method, Resource } from './state.js';

export function contentOperations(apis: RestApis): RestOperation[] {
  const definition = (input: RestInput) => apis.of(input).definition;
  const get = (
    name: string,
    path: string,
    read: (definition: Definition, input: RestInput) => unknown,
  ): RestOperation => ({
    name,
    method: 'GET',
    path: `/restapis/{api}${path}`,
    handle: (input) => ({ status: 200, body: read(definition(input), input) }),
  });
  const list = (name: string, path: string, key: keyof Definition) =>
    get(name, path, (one) => ({ item: Object.values(one[key]) }));
  const one = (name: string, path: string, key: 'models' | 'gatewayResponses', label: string) =>
    get(name, `${path}/{name}`, (of, input) =>
      existing(
        of[key][input.path['name'] ?? ''],
        `Invalid ${label} specified: ${input.path['name']}`,
      ),
    );
  const byId = (name: string, path: string, key: 'authorizers' | 'validators', label: string) =>
    get(name, `${path}/{id}`, (of, input) =>
      existing(
        Object.values(of[key]).find(({ id }) => id === input.path['id']),
        `Invalid ${label} identifier specified`,
      ),
    );
  return [
    get('GetResources', '/resources', (of, { query }) => ({
      item: Object.values(of.resources).map((resource) =>
        describeResource(of, resource, query.getAll('embed').includes('methods')),
      ),
    })),
    get('GetResource', '/resources/{resource}', (of, input) =>
      describeResource(of, resourceOf(of, input), input.query.getAll('embed').includes('methods')),
    ),
    get('GetMethod', '/resources/{resource}/methods/{method}', (of, input) =>
      describeMethod(of, methodOf(of, input)),
    ),
    get('GetIntegration', '/resources/{resource}/methods/{method}/integration', (of, input) =>
      existing(methodOf(of, input).methodIntegration, 'No integration defined for method'),
    ),
    list('GetModels', '/models', 'models'),
    one('GetModel', '/models', 'models', 'model name'),
    {
      name: 'DeleteModel',
      method: 'DELETE',
      path: '/restapis/{api}/models/{name}',
      handle: (input) => deleteModel(definition(input), input.path['name'] ?? ''),
    },
    list('GetAuthorizers', '/authorizers', 'authorizers'),
    byId('GetAuthorizer', '/authorizers', 'authorizers', 'Authorizer'),
    list('GetRequestValidators', '/requestvalidators', 'validators'),
    byId('GetRequestValidator', '/requestvalidators', 'validators', 'Request Validator'),
    list('GetGatewayResponses', '/gatewayresponses', 'gatewayResponses'),
    one('GetGatewayResponse', '/gatewayresponses', 'gatewayResponses', 'gateway response type'),
  ];
}

export function resourceOf(definition: Definition, { path }: RestInput): Resource {
  const resource = Object.values(definition.resources).find(({ id }) => id === path['resource']);
  return existing(resource, 'Invalid Resource identifier specified');
}

export function methodOf(definition: Definition, input: RestInput): Method {
  const { methods } = resourceOf(definition, input);
  return existing(methods[input.path['method'] ?? ''], 'Invalid Method identifier specified');
}

function describeResource(
  definition: Definition,
  { id, path, methods }: Resource,
  embed: boolean,
): Json {
  const end = path.lastIndexOf('/');
  const parent = definition.resources[path.slice(0, end) || '/'];
  return {
    id,
    path,
    ...(path !== '/' && { pathPart: path.slice(end + 1), parentId: parent?.id }),
    ...(Object.keys(methods).length > 0 && {
      resourceMethods: Object.fromEntries(
        Object.entries(methods).map(([name, method]) => [
          name,
          embed ? describeMethod(definition, method) : {},
        ]),
      ),
    }),
  };
}

function describeMethod(definition: Definition, method: Method): Json {
  const { authorizer, validator, ...rest } = method;
  return {
    ...rest,
    ...(authorizer !== undefined && { authorizerId: definition.authorizers[authorizer]?.['id'] }),
    ...(validator !== undefined && {
      requestValidatorId: definition.validators[validator]?.['id'],
    }),
  };
}

function deleteModel({ models, resources }: Definition, name: string) {
  existing(models[name], `Invalid model name specified: ${name}`);
  for (const model of Object.values(models)) {
    if (model.name !== name && model.schema.includes(`/models/${name}"`)) {
      throw conflict(`Cannot delete model '${name}', is referenced in model: ${model.name}`);
    }
  }
  for (const { path, methods } of Object.values(resources)) {
    for (const method of Object.values(methods)) {
      if (Object.values(method.requestModels).includes(name)) {
        throw conflict(
          `Cannot delete model '${name}', is referenced in method request: ${path}/${method.httpMethod}`,
        );
      }
    }
  }
  delete models[name];
  return { status: 202 };
}
