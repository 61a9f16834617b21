// REST APIs themselves: create, read, patch, delete, and the import that fills them.

import { isJson, type Json, textsOf } from '../../http.js';
import type { RestInput, RestOperation } from '../../protocols/rest-json.js';
import { tagsOfMap } from '../../tags.js';
import { ACCOUNT, PARTITION, REGION, type World } from '../../world.js';
import { badRequest, existing } from './errors.js';
import { type Imported, importBody } from './import/import-body.js';
import { keepIds, merged } from './merge.js';
import { applyPatches, settingRule, toBoolean } from './patch.js';
import { emptyDefinition, type RestApi } from './state.js';

const DEFAULTS = { apiKeySource: 'HEADER', disableExecuteApiEndpoint: false };
const POLICY_LENGTH = 8192;

/** What refers to an API from outside, and what an integration may refer to. */
export interface Surroundings {
  /** Domains whose base path mappings lead to the API or to one of its stages. */
  domainsOf(apiId: string, stage?: string): readonly string[];
  vpcLink(id: string): 'v1' | 'v2' | undefined;
}

export class RestApis {
  readonly apis = new Map<string, RestApi>();

  constructor(
    private readonly world: World,
    private readonly surroundings: Surroundings,
  ) {}

  readonly operations: readonly RestOperation[] = [
    {
      name: 'ImportRestApi',
      method: 'POST',
      path: '/restapis',
      when: ['mode', 'import'],
      handle: ({ raw, query }) => {
        const api = this.make({ name: 'imported' });
        try {
          this.import(api, raw, query, 'overwrite');
        } catch (error) {
          this.apis.delete(api.id);
          throw error;
        }
        return { status: 201, body: describeApi(api) };
      },
    },
    {
      name: 'CreateRestApi',
      method: 'POST',
      path: '/restapis',
      handle: ({ body }) => ({ status: 201, body: describeApi(this.create(body)) }),
    },
    {
      name: 'GetRestApis',
      method: 'GET',
      path: '/restapis',
      handle: () => ({ status: 200, body: { item: [...this.apis.values()].map(describeApi) } }),
    },
    {
      name: 'GetRestApi',
      method: 'GET',
      path: '/restapis/{api}',
      handle: (input) => ({ status: 200, body: describeApi(this.of(input)) }),
    },
    {
      name: 'PutRestApi',
      method: 'PUT',
      path: '/restapis/{api}',
      handle: (input) => {
        const api = this.of(input);
        const mode = input.query.get('mode') ?? 'merge';
        const warnings = this.import(api, input.raw, input.query, mode);
        return { status: 200, body: { ...describeApi(api), warnings } };
      },
    },
    {
      name: 'UpdateRestApi',
      method: 'PATCH',
      path: '/restapis/{api}',
      handle: (input) => {
        const api = this.of(input);
        this.patch(api, input.body);
        return { status: 200, body: describeApi(api) };
      },
    },
    {
      name: 'DeleteRestApi',
      method: 'DELETE',
      path: '/restapis/{api}',
      handle: (input) => {
        const { id } = this.of(input);
        const domains = this.surroundings.domainsOf(id);
        if (domains.length > 0) {
          throw badRequest(
            `Deleting RestApi failed. Please remove all base path mappings related to the RestApi in your domains: ${domains.join(', ')}`,
          );
        }
        this.apis.delete(id);
        return { status: 202 };
      },
    },
  ];

  /** The API that the path names. */
  of({ path }: RestInput): RestApi {
    return existing(
      this.apis.get(path['api'] ?? ''),
      `Invalid API identifier specified ${ACCOUNT}:${path['api']}`,
    );
  }

  private create(body: Json): RestApi {
    const { policy, tags, parameters, cloneFrom, ...settings } = body;
    if (typeof settings['name'] !== 'string' || settings['name'] === '') {
      throw badRequest('API name is required');
    }
    const api = this.make({ ...DEFAULTS, ...settings });
    api.tags = tagsOfMap(tags);
    if (typeof policy === 'string' && policy !== '') this.setPolicy(api, policy);
    return api;
  }

  private make(settings: Json): RestApi {
    const id = this.world.id(10);
    const api: RestApi = {
      id,
      created: this.world.now(),
      settings: {
        ...settings,
        endpointConfiguration: endpointOf(settings['endpointConfiguration']),
      },
      definition: emptyDefinition(this.world.id(10)),
      deployments: new Map(),
      stages: new Map(),
      tags: {},
    };
    this.apis.set(id, api);
    return api;
  }

  /** Returns the warnings. Whatever is thrown, the API is as it was. */
  private import(api: RestApi, text: string, query: URLSearchParams, mode: string): string[] {
    if (mode !== 'overwrite' && mode !== 'merge') throw badRequest('Invalid mode specified');
    const basepath = query.get('basepath') ?? 'ignore';
    if (basepath !== 'ignore') throw badRequest(`the control plane knows no basepath=${basepath}`);
    const imported = importBody(text, {
      apiId: api.id,
      failOnWarnings: query.get('failonwarnings') === 'true',
      vpcLink: (id) => this.surroundings.vpcLink(id),
      newId: (length) => this.world.id(length),
    });
    const next =
      mode === 'overwrite' ? imported.definition : merged(api.definition, imported.definition);
    api.definition = keepIds(api.definition, next);
    this.applySettings(api, imported, mode);
    return [...imported.warnings];
  }

  private applySettings(api: RestApi, { settings, policy }: Imported, mode: string): void {
    const { name, description, version, endpointConfiguration, binaryMediaTypes, ...rest } =
      settings;
    const { endpointConfiguration: endpoint, binaryMediaTypes: types, tags } = api.settings;
    const base = mode === 'overwrite' ? DEFAULTS : api.settings;
    const binary =
      mode === 'merge'
        ? [...new Set([...textsOf(types), ...textsOf(binaryMediaTypes)])]
        : textsOf(binaryMediaTypes);
    api.settings = {
      ...base,
      ...rest,
      ...(tags !== undefined && { tags }),
      name,
      ...(description !== undefined && { description }),
      ...(version !== undefined && { version }),
      ...(binary.length > 0 && { binaryMediaTypes: binary }),
      // The import of an existing API does not change its endpoint type; it does change its VPC endpoints.
      endpointConfiguration: withoutVpcEndpoints(endpoint, endpointConfiguration, mode),
    };
    if (policy !== undefined) this.setPolicy(api, policy);
    else if (mode === 'overwrite') delete api.policy;
  }

  private patch(api: RestApi, body: Json): void {
    const settings = () => api.settings;
    const endpoint = () => api.settings['endpointConfiguration'] as Json;
    applyPatches(body, [
      settingRule(settings, ['name', 'description', 'apiKeySource', 'version']),
      settingRule(settings, ['disableExecuteApiEndpoint'], toBoolean),
      settingRule(settings, ['minimumCompressionSize'], (value) =>
        value ? Number(value) : undefined,
      ),
      [
        /^\/policy$/,
        ({ op, value = '' }) => {
          if (op === 'remove' || value === '') delete api.policy;
          else this.setPolicy(api, value);
        },
      ],
      [
        /^\/binaryMediaTypes\/(.+)$/,
        ({ op }, [type = '']) => {
          const types = textsOf(api.settings['binaryMediaTypes']).filter((one) => one !== type);
          api.settings['binaryMediaTypes'] = op === 'remove' ? types : [...types, type];
        },
      ],
      [
        /^\/endpointConfiguration\/types\/(.+)$/,
        ({ value }) => {
          this.checkEndpointChange(textsOf(endpoint()['types']), value);
          endpoint()['types'] = [value];
          endpoint()['ipAddressType'] = value === 'PRIVATE' ? 'dualstack' : 'ipv4';
        },
      ],
      [
        /^\/endpointConfiguration\/ipAddressType$/,
        ({ value }) => {
          endpoint()['ipAddressType'] = value;
        },
      ],
      [
        /^\/endpointConfiguration\/vpcEndpointIds$/,
        ({ op, value = '' }) => {
          const ids = textsOf(endpoint()['vpcEndpointIds']).filter((id) => id !== value);
          endpoint()['vpcEndpointIds'] = op === 'remove' ? ids : [...ids, value];
        },
      ],
    ]);
    const { types, vpcEndpointIds } = endpoint();
    if (!textsOf(types).includes('PRIVATE') && textsOf(vpcEndpointIds).length > 0) {
      throw badRequest('VPCEndpoints can only be specified with PRIVATE apis.');
    }
  }

  /** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-api-migration.html */
  private checkEndpointChange(from: readonly string[], to: unknown): void {
    if (from.includes('PRIVATE') && to === 'EDGE') {
      throw badRequest('A private API cannot be changed to an edge-optimized API');
    }
  }

  /** AWS keeps a policy in its own spelling, and makes a relative resource an ARN. */
  private setPolicy(api: RestApi, policy: string): void {
    let parsed: unknown;
    try {
      parsed = JSON.parse(policy);
    } catch {
      throw badRequest(
        'Invalid policy document. Please check the policy syntax and ensure that Principals are valid.',
      );
    }
    const own = `arn:${PARTITION}:execute-api:${REGION}:${ACCOUNT}:${api.id}/`;
    const text = JSON.stringify(parsed).replaceAll('"execute-api:/', `"${own}`);
    if (text.length > POLICY_LENGTH)
      throw badRequest(`Policy is longer than ${POLICY_LENGTH} characters`);
    api.policy = text;
  }
}

/** As GetRestApi shows it. The policy is escaped once more than its JSON needs. */
export function describeApi(api: RestApi): Json {
  return {
    ...api.settings,
    id: api.id,
    createdDate: api.created,
    rootResourceId: api.definition.resources['/']?.id,
    tags: api.tags,
    ...(api.policy !== undefined && { policy: JSON.stringify(api.policy).slice(1, -1) }),
  };
}

function endpointOf(value: unknown): Json {
  const given = isJson(value) ? value : {};
  const types = textsOf(given['types']);
  const [type = 'EDGE'] = types;
  if (!['EDGE', 'REGIONAL', 'PRIVATE'].includes(type)) throw badRequest('Invalid endpoint type');
  const ipAddressType = type === 'PRIVATE' ? 'dualstack' : 'ipv4';
  return { ipAddressType, ...given, types: [type] };
}

function withoutVpcEndpoints(own: unknown, imported: unknown, mode: string): Json {
  const { vpcEndpointIds, ...rest } = isJson(own) ? own : {};
  const ids = textsOf(isJson(imported) ? imported['vpcEndpointIds'] : undefined);
  const kept = mode === 'merge' ? textsOf(vpcEndpointIds) : [];
  const all = [...new Set([...kept, ...ids])];
  return { ...rest, ...(all.length > 0 && { vpcEndpointIds: all }) };
}
