// VPC links: v1 to a network load balancer, v2 (in the API of HTTP APIs) to subnets.

import { isJson, type Json, textsOf } from '../../http.js';
import type { RestOperation } from '../../protocols/rest-json.js';
import { tagsOfMap } from '../../tags.js';
import type { World } from '../../world.js';
import { badRequest, existing } from './errors.js';
import { applyPatches, settingRule } from './patch.js';
import type { RestApis } from './rest-apis.js';
import type { RestApi, VpcLink } from './state.js';

const SOMEBODY_ELSES = 'made by somebody else';

export class VpcLinks {
  readonly v1 = new Map<string, VpcLink>();
  readonly v2 = new Map<string, VpcLink>();

  constructor(
    private readonly apis: () => RestApis,
    private readonly world: World,
  ) {}

  readonly operations: readonly RestOperation[] = [...this.firstVersion(), ...this.secondVersion()];

  /** A link to a network load balancer that was there before Terraform, of somebody else. */
  add(id: string): void {
    this.v1.set(id, { id, settings: { name: SOMEBODY_ELSES }, tags: {} });
  }

  contents(): string[] {
    return [...this.v1.values(), ...this.v2.values()]
      .filter(({ settings }) => settings['name'] !== SOMEBODY_ELSES)
      .map(({ id }) => `VPC link ${id}`);
  }

  versionOf(id: string): 'v1' | 'v2' | undefined {
    if (this.v1.has(id)) return 'v1';
    return this.v2.has(id) ? 'v2' : undefined;
  }

  private firstVersion(): RestOperation[] {
    const find = (id: string | undefined) =>
      existing(this.v1.get(id ?? ''), 'Invalid Vpc Link identifier specified');
    const describe = ({ id, settings, tags }: VpcLink): Json => ({
      ...settings,
      id,
      tags,
      status: 'AVAILABLE',
      statusMessage: 'Your vpc link is ready for use',
    });
    return [
      {
        name: 'CreateVpcLink',
        method: 'POST',
        path: '/vpclinks',
        handle: ({ body }) => {
          const { tags, ...settings } = body;
          const targets = textsOf(settings['targetArns']);
          if (targets.length !== 1 || !targets[0]?.includes(':loadbalancer/net/')) {
            throw badRequest('A VPC link needs the ARN of one network load balancer');
          }
          const link = { id: this.world.id(6), settings, tags: tagsOfMap(tags) };
          this.v1.set(link.id, link);
          return { status: 202, body: describe(link) };
        },
      },
      {
        name: 'GetVpcLink',
        method: 'GET',
        path: '/vpclinks/{link}',
        handle: ({ path }) => ({ status: 200, body: describe(find(path['link'])) }),
      },
      {
        name: 'UpdateVpcLink',
        method: 'PATCH',
        path: '/vpclinks/{link}',
        handle: ({ path, body }) => {
          const link = find(path['link']);
          applyPatches(body, [settingRule(() => link.settings, ['name', 'description'])]);
          return { status: 200, body: describe(link) };
        },
      },
      {
        name: 'DeleteVpcLink',
        method: 'DELETE',
        path: '/vpclinks/{link}',
        handle: ({ path }) => {
          const { id } = find(path['link']);
          const users = [...this.apis().apis.values()].filter((api) => uses(api, id));
          if (users.length > 0) {
            throw badRequest(
              `Cannot delete vpc link. Vpc link '${id}', is referenced in [Methods of ${users.map((api) => api.id).join(', ')}]`,
            );
          }
          this.v1.delete(id);
          return { status: 202 };
        },
      },
    ];
  }

  private secondVersion(): RestOperation[] {
    const find = (id: string | undefined) =>
      existing(this.v2.get(id ?? ''), 'Unable to find VpcLink by id');
    const describe = ({ id, settings, tags }: VpcLink): Json => ({
      ...settings,
      vpcLinkId: id,
      tags,
      vpcLinkStatus: 'AVAILABLE',
      vpcLinkVersion: 'V2',
    });
    return [
      {
        name: 'CreateVpcLinkV2',
        method: 'POST',
        path: '/v2/vpclinks',
        handle: ({ body }) => {
          const { tags, ...settings } = body;
          if (textsOf(settings['subnetIds']).length === 0) throw badRequest('Subnets are required');
          const link = { id: this.world.id(6), settings, tags: tagsOfMap(tags) };
          this.v2.set(link.id, link);
          return { status: 201, body: describe(link) };
        },
      },
      {
        name: 'GetVpcLinkV2',
        method: 'GET',
        path: '/v2/vpclinks/{link}',
        handle: ({ path }) => ({ status: 200, body: describe(find(path['link'])) }),
      },
      {
        name: 'UpdateVpcLinkV2',
        method: 'PATCH',
        path: '/v2/vpclinks/{link}',
        handle: ({ path, body }) => {
          const link = find(path['link']);
          link.settings = { ...link.settings, ...body };
          return { status: 200, body: describe(link) };
        },
      },
      {
        name: 'DeleteVpcLinkV2',
        method: 'DELETE',
        path: '/v2/vpclinks/{link}',
        handle: ({ path }) => {
          const { id } = find(path['link']);
          const used = [...this.apis().apis.values()].some((api) => uses(api, id));
          if (used) throw badRequest(`Cannot delete vpc link '${id}': it is referenced`);
          this.v2.delete(id);
          return { status: 202 };
        },
      },
    ];
  }
}

/** Whether an API, or a picture of it that is still there, sends requests through the link. */
function uses({ definition, deployments }: RestApi, link: string): boolean {
  const definitions = [definition, ...[...deployments.values()].map(({ snapshot }) => snapshot)];
  return definitions.some(({ resources }) =>
    Object.values(resources).some(({ methods }) =>
      Object.values(methods).some(
        ({ methodIntegration }) =>
          isJson(methodIntegration) && methodIntegration['connectionId'] === link,
      ),
    ),
  );
}
