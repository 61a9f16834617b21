// Deployments: pictures of an API, which an API cannot have while a method has no integration, and cannot lose
// while a stage shows one.

import type { Json } from '../../http.js';
import type { RestOperation } from '../../protocols/rest-json.js';
import type { World } from '../../world.js';
import { badRequest, existing } from './errors.js';
import { applyPatches, settingRule } from './patch.js';
import type { RestApis } from './rest-apis.js';
import type { Deployment, RestApi } from './state.js';

/** Shows a deployment in a stage, which is made when there is none of the name. */
type Show = (api: RestApi, stageName: string, deploymentId: string) => void;

export function deploymentOperations(apis: RestApis, world: World, show: Show): RestOperation[] {
  const path = '/restapis/{api}/deployments';
  const find = (api: RestApi, id: string | undefined) =>
    existing(api.deployments.get(id ?? ''), 'Invalid Deployment identifier specified');
  return [
    {
      name: 'CreateDeployment',
      method: 'POST',
      path,
      handle: (input) => {
        const api = apis.of(input);
        checkDeployable(api);
        const deployment: Deployment = {
          id: world.id(6),
          created: world.now(),
          description: String(input.body['description'] ?? ''),
          snapshot: structuredClone(api.definition),
        };
        api.deployments.set(deployment.id, deployment);
        const { stageName } = input.body;
        if (typeof stageName === 'string' && stageName !== '') show(api, stageName, deployment.id);
        return { status: 201, body: describe(deployment) };
      },
    },
    {
      name: 'GetDeployments',
      method: 'GET',
      path,
      handle: (input) => ({
        status: 200,
        body: { item: [...apis.of(input).deployments.values()].map(describe) },
      }),
    },
    {
      name: 'GetDeployment',
      method: 'GET',
      path: `${path}/{deployment}`,
      handle: (input) => ({
        status: 200,
        body: describe(find(apis.of(input), input.path['deployment'])),
      }),
    },
    {
      name: 'UpdateDeployment',
      method: 'PATCH',
      path: `${path}/{deployment}`,
      handle: (input) => {
        const deployment = find(apis.of(input), input.path['deployment']);
        const settings = () => deployment as unknown as Json;
        applyPatches(input.body, [settingRule(settings, ['description'])]);
        return { status: 200, body: describe(deployment) };
      },
    },
    {
      name: 'DeleteDeployment',
      method: 'DELETE',
      path: `${path}/{deployment}`,
      handle: (input) => {
        const api = apis.of(input);
        const { id } = find(api, input.path['deployment']);
        const active = [...api.stages.values()].some(({ deploymentId }) => deploymentId === id);
        if (active) {
          throw badRequest('Active stages pointing to this deployment must be moved or deleted');
        }
        api.deployments.delete(id);
        return { status: 202 };
      },
    },
  ];
}

function checkDeployable({ definition, settings, policy }: RestApi): void {
  const methods = Object.values(definition.resources).flatMap((one) => Object.values(one.methods));
  if (methods.length === 0) throw badRequest("The REST API doesn't contain any methods");
  if (methods.some(({ methodIntegration }) => methodIntegration === undefined)) {
    throw badRequest('No integration defined for method');
  }
  const { types } = settings['endpointConfiguration'] as { types: string[] };
  if (types.includes('PRIVATE') && policy === undefined) {
    throw badRequest("Private REST API doesn't have a resource policy attached to it");
  }
}

function describe({ id, created, description }: Deployment): Json {
  return { id, createdDate: created, ...(description !== '' && { description }) };
}
