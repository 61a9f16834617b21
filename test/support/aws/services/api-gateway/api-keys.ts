// API keys. Their values are made here unless they are given, and shown only to who asks for them.

import type { Json } from '../../http.js';
import type { RestInput, RestOperation } from '../../protocols/rest-json.js';
import { tagsOfMap } from '../../tags.js';
import type { World } from '../../world.js';
import { badRequest, conflict, existing } from './errors.js';
import { applyPatches, settingRule, toBoolean } from './patch.js';
import type { ApiKey } from './state.js';

export class ApiKeys {
  readonly keys = new Map<string, ApiKey>();

  constructor(private readonly world: World) {}

  readonly operations: readonly RestOperation[] = [
    {
      name: 'CreateApiKey',
      method: 'POST',
      path: '/apikeys',
      handle: ({ body }) => ({ status: 201, body: describe(this.create(body), true) }),
    },
    {
      name: 'GetApiKey',
      method: 'GET',
      path: '/apikeys/{key}',
      handle: (input) => ({
        status: 200,
        body: describe(this.of(input), input.query.get('includeValue') === 'true'),
      }),
    },
    {
      name: 'UpdateApiKey',
      method: 'PATCH',
      path: '/apikeys/{key}',
      handle: (input) => {
        const key = this.of(input);
        applyPatches(input.body, [
          settingRule(() => key.settings, ['name', 'description', 'customerId']),
          settingRule(() => key.settings, ['enabled'], toBoolean),
        ]);
        return { status: 200, body: describe(key, false) };
      },
    },
    {
      name: 'DeleteApiKey',
      method: 'DELETE',
      path: '/apikeys/{key}',
      handle: (input) => {
        this.keys.delete(this.of(input).id);
        return { status: 202 };
      },
    },
  ];

  /** The key that the path names. */
  of({ path }: RestInput): ApiKey {
    return this.find(path['key'] ?? '');
  }

  find(id: string): ApiKey {
    return existing(this.keys.get(id), 'Invalid API Key identifier specified');
  }

  private create({ tags, value, stageKeys, generateDistinctId, ...settings }: Json): ApiKey {
    const id = this.world.id(10);
    const text = typeof value === 'string' && value !== '' ? value : this.world.id(40);
    if (text.length < 20 || text.length > 128) {
      throw badRequest('API Key value should be at least 20 characters and at most 128');
    }
    if ([...this.keys.values()].some((key) => key.value === text))
      throw conflict('API Key already exists');
    const key = {
      id,
      value: text,
      settings: { enabled: false, ...settings },
      tags: tagsOfMap(tags),
    };
    this.keys.set(id, key);
    return key;
  }
}

function describe({ id, value, settings, tags }: ApiKey, withValue: boolean): Json {
  const dates = { createdDate: 1_700_000_000, lastUpdatedDate: 1_700_000_000 };
  return { ...settings, id, tags, ...dates, stageKeys: [], ...(withValue && { value }) };
}
