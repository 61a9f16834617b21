// Tags of everything in API Gateway, by ARN; for v2 in its own place.

import type { RestInput, RestOperation } from '../../protocols/rest-json.js';
import { type Tags, tagsOfMap } from '../../tags.js';
import { existing } from './errors.js';

/** Finds the tags of the thing that an ARN's path names: `/restapis/{id}/stages/{name}`. */
export type TagsAt = (path: readonly string[]) => Tags | undefined;

export function tagOperations(tagsAt: TagsAt): RestOperation[] {
  const at = ({ path }: RestInput): Tags => {
    const arn = path['arn'] ?? '';
    const parts = arn.slice(arn.indexOf('/') + 1).split('/');
    return existing(tagsAt(parts), `Invalid resource identifier specified: ${arn}`);
  };
  return ['/tags/{arn+}', '/v2/tags/{arn+}'].flatMap((path) => [
    {
      name: 'GetTags',
      method: 'GET',
      path,
      handle: (input: RestInput) => ({ status: 200, body: { tags: at(input) } }),
    },
    {
      name: 'TagResource',
      method: path.startsWith('/v2') ? 'POST' : 'PUT',
      path,
      handle: (input: RestInput) => {
        Object.assign(at(input), tagsOfMap(input.body['tags']));
        return { status: 204 };
      },
    },
    {
      name: 'UntagResource',
      method: 'DELETE',
      path,
      handle: (input: RestInput) => {
        const tags = at(input);
        for (const name of input.query.getAll('tagKeys')) delete tags[name];
        return { status: 204 };
      },
    },
  ]);
}
