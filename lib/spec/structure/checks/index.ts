// Every check, by the kind of object that it looks at. One of a new topic: a file, and a line here.

import { addresses } from './addresses.js';
import type { Check, Checks } from './check.js';
import { examples } from './examples.js';
import { headers } from './headers.js';
import { links } from './links.js';
import { mediaTypes } from './media-types.js';
import { names } from './names.js';
import { parameters } from './parameters.js';
import { paths } from './paths.js';
import { required } from './required.js';
import { responses } from './responses.js';
import { security } from './security.js';
import { servers } from './servers.js';

export type { Context } from './check.js';
export { operationIdsOf } from './links.js';

const TOPICS: readonly Checks[] = [
  addresses,
  examples,
  headers,
  links,
  mediaTypes,
  names,
  parameters,
  paths,
  required,
  responses,
  security,
  servers,
];

const CHECKS: Readonly<Record<string, readonly Check[]>> = Object.fromEntries(
  [...new Set(TOPICS.flatMap((topic) => Object.keys(topic)))].map((kind) => [
    kind,
    TOPICS.flatMap((topic) => topic[kind] ?? []),
  ]),
);

export function checksOf(kind: string): readonly Check[] {
  return CHECKS[kind] ?? [];
}
