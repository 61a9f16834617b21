// What an integration takes from the request: `method.request.querystring.page`.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html

import type { ParameterPlace } from '../parameters/index.js';

export interface RequestSource {
  readonly place: ParameterPlace;
  readonly name: string;
}

const SOURCE = /^method\.request\.(?:multivalue)?(header|querystring|path)\.(.+)$/;
const PLACES: Readonly<Record<string, ParameterPlace>> = {
  header: 'header',
  querystring: 'query',
  path: 'path',
};

/** The parameter that a mapping names; `undefined` for what is no parameter of the request. */
export function requestSource(source: string): RequestSource | undefined {
  const [, kind = '', name = ''] = SOURCE.exec(source) ?? [];
  const place = PLACES[kind];
  return place && { place, name };
}
