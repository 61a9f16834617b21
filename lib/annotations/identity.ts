// `name`, `stage`, `owner` and `compliance`: what the API is called, who answers for it and which
// regimes it is under.

import * as z from 'zod';
import { type Annotation, last } from './annotation.js';
import type { Regime } from './settings.js';
import { text, words } from './values.js';

const NAME_LENGTH = 64;

export const name: Annotation<string, string> = {
  name: 'name',
  summary: 'Names the API and everything that is made for it',
  scopes: ['root'],
  schema: text(
    `(?!constructor$)[a-z0-9][a-z0-9-]{0,${NAME_LENGTH - 1}}`,
    `at most ${NAME_LENGTH} lower-case letters, digits and hyphens, such as orders`,
  ),
  cascades: false,
  default: '`info.title` in lower case, with hyphens between its words',
  description:
    'The name is part of the names of the REST API, its log groups, web ACL and functions. Changing it makes new ones.',
  examples: [{ title: 'A short name', yaml: 'x-gateway:\n  name: orders' }],
  resolve: (chain, { title }) => last(chain)?.value ?? slug(title),
};

/** `Café Orders, v2` is `cafe-orders-v2`; `api` where nothing is left. */
export function slug(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, NAME_LENGTH + 1)
    .replace(/^-+/, '')
    .slice(0, NAME_LENGTH);
  const name = words.replace(/-+$/, '') || 'api';
  // No construct can have the id that every JavaScript object has as a property.
  return name === 'constructor' ? 'constructor-api' : name;
}

export const stage: Annotation<string, string> = {
  name: 'stage',
  summary: 'Names the stage, which is the first segment of the API address',
  scopes: ['root'],
  schema: text(
    '[A-Za-z0-9_-]{1,128}',
    'at most 128 letters, digits, hyphens and underscores, such as v1',
  ),
  cascades: false,
  default: '`v` and the major number of `info.version`; `v1` where that has no number',
  description:
    'API Gateway takes letters, digits, hyphens and underscores, at most 128 of them. Another name, and so another major version, is another stage: callers of a domain get no answer for about a minute while one apply puts the new stage in the place of the old, except where the API is split. See [CreateStage](https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html).',
  examples: [{ title: 'A stage', yaml: 'x-gateway:\n  stage: v2' }],
  resolve: (chain, { version }) =>
    last(chain)?.value ?? `v${/\d{1,100}/.exec(version)?.[0] ?? '1'}`,
};

export const owner: Annotation<string, string> = {
  name: 'owner',
  summary: 'Says who operates the API and is alerted',
  scopes: ['root'],
  schema: words('the name of a team or person, such as team-orders'),
  cascades: false,
  description: 'Becomes the tag `owner` of every resource.',
  examples: [{ title: 'A team', yaml: 'x-gateway:\n  owner: team-orders' }],
  resolve: (chain) => last(chain)?.value,
};

export const compliance: Annotation<readonly Regime[], readonly Regime[]> = {
  name: 'compliance',
  summary: 'Names the regimes the API is under',
  scopes: ['root'],
  schema: z.array(z.enum(['pci-dss', 'hipaa', 'gdpr', 'nist-800-53', 'owasp-api'])),
  cascades: false,
  default: 'none',
  description: 'Each regime adds its pack of rules to those that every API is held to.',
  examples: [
    { title: 'Card data of Europeans', yaml: 'x-gateway:\n  compliance: [pci-dss, gdpr]' },
  ],
  resolve: (chain) => [...new Set(last(chain)?.value ?? [])],
};
