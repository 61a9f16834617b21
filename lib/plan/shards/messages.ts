// What there is to say about quotas, splitting, and the lock file.

import { defineCatalogue, message } from '../../diagnostics/index.js';

/** Why an API is not split, where splitting would help. */
export type Obstacle = 'no-domain' | 'private' | 'edge' | 'variable';

/** Amount of something against what one REST API takes. */
interface Excess {
  readonly count: number;
  readonly quota: number;
  readonly obstacle: Obstacle;
  /** Prefix that is too large, with its slash; absent for the whole API. */
  readonly prefix?: string;
}

const OBSTACLES: Readonly<Record<Obstacle, string>> = {
  'no-domain':
    'it would be split into several, but nothing puts them under one address: there is no `domain`',
  private: 'a private API cannot be split, because it has no domain',
  edge: 'an edge endpoint maps base paths of one segment only, so that it cannot be split further',
  variable: 'a domain chooses REST APIs by literal base paths, so that it cannot be split further',
};

const DIVISIONS: Readonly<Record<Obstacle, string>> = {
  'no-domain': 'add `domain: { name: …, certificate: … }` to the root `x-gateway`',
  private:
    'split the specification into several private APIs, with fewer paths each, or use a regional endpoint',
  edge: 'use a regional endpoint',
  variable: 'give its parts literal prefixes of their own',
};

const mib = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
const subject = ({ prefix }: Excess) => (prefix === undefined ? 'the API' : `\`${prefix}\``);

export const shardMessages = defineCatalogue({
  'PLAN-209': message<Excess>({
    severity: 'error',
    message: (excess) =>
      `${subject(excess)} needs ${excess.count} resources (one for each different path prefix, and the root); one REST API has at most ${excess.quota}, and ${OBSTACLES[excess.obstacle]}`,
    hint: ({ obstacle, count }) =>
      `${DIVISIONS[obstacle]}; or ask AWS for ${count} resources per API (Service Quotas, L-01C8A9E0) and then set \`shards: { resources: ${count} }\`; or put \`x-gateway: { collapse: true }\` on a path item, to serve everything below it with one {proxy+} resource`,
  }),
  'PLAN-300': message<Excess>({
    severity: 'error',
    message: (excess) =>
      `the import body of ${subject(excess)} has ${mib(excess.count)} without any descriptions; API Gateway takes at most ${mib(excess.quota)}, and ${OBSTACLES[excess.obstacle]}`,
    hint: ({ obstacle }) =>
      `${DIVISIONS[obstacle]}; or use fewer or smaller schemas, or \`validate: parameters\` where bodies need no check`,
  }),
  'PLAN-306': message<Excess>({
    severity: 'error',
    message: (excess) =>
      `${subject(excess)} needs ${excess.count} authorizers; one REST API has at most ${excess.quota}, and ${OBSTACLES[excess.obstacle]}`,
    hint: ({ obstacle, count }) =>
      `${DIVISIONS[obstacle]}; or use \`authorizer: { jwt: … }\`, of which all share one authorizer; or ask AWS for ${count} authorizers per API and then set \`shards: { authorizers: ${count} }\``,
  }),
  'PLAN-320': message<{ count: number; list: string; why: string }>({
    severity: 'info',
    message: ({ count, list, why }) =>
      `the API becomes ${count} REST APIs under its domain, because ${why}: ${list}`,
    hint: () => 'commit portcullis.lock.json, which keeps operations where they are',
  }),
  'PLAN-321': message<{ prefix: string; path: string }>({
    severity: 'warning',
    message: ({ prefix, path }) =>
      `requests below ${prefix} go to its own REST API, and never reach ${path}, whose variable could also stand for it`,
    hint: ({ prefix }) =>
      `make sure that the variable never has that value, or keep the paths apart from ${prefix}`,
  }),
  'PLAN-322': message<{ basePath: string }>({
    severity: 'info',
    message: ({ basePath }) =>
      `with a base path of several segments (${basePath}) API Gateway turns the names of all request headers into lower case`,
    hint: () => 'compare header names without regard to case in the back end',
  }),
  'PLAN-323': message<{ operation: string; resource: string; prefix: string }>({
    severity: 'info',
    message: ({ operation, resource }) =>
      `functions get \`resource\` and \`methodArn\` without the base path of their REST API: ${operation} arrives as ${resource}`,
    hint: ({ prefix }) =>
      `route by \`path\`, which has ${prefix}, or put \`stageVariables.basePath\` in front of \`resource\``,
  }),
  'PLAN-324': message<{ count: number; limit: number }>({
    severity: 'error',
    message: ({ count, limit }) =>
      `the API needs ${count} base paths of several segments; a domain has at most ${limit}`,
    hint: () => 'raise `shards: { resources: … }`, or split the specification over several domains',
  }),
  'PLAN-325': message<{ count: number }>({
    severity: 'info',
    message: ({ count }) =>
      `the API would fit into one REST API; it stays in ${count}, where portcullis.lock.json has it`,
    hint: () => 'remove its entry from portcullis.lock.json to put it together again',
  }),
  'PLAN-326': message<{ basePath: string }>({
    severity: 'error',
    message: ({ basePath }) =>
      `an edge endpoint maps base paths of one segment only; \`basePath\` is ${basePath}`,
    hint: () => 'use a regional endpoint, or a base path of one segment',
  }),
  'PLAN-330': message<{ name: string; conflict: boolean }>({
    severity: 'error',
    message: ({ name, conflict }) =>
      conflict ? `${name} has unresolved merge conflicts` : `${name} is not JSON`,
    hint: () =>
      'take the version of the branch that is deployed, and run `portcullis synth`; without the file operations may move between REST APIs',
  }),
  'PLAN-331': message<{ found: string; expected: number }>({
    severity: 'error',
    message: ({ found, expected }) => `the lock file has ${found}; version ${expected} is known`,
    hint: () => 'use the version of Portcullis that wrote it, or a newer one',
  }),
  'PLAN-332': message<{ expected: string }>({
    severity: 'error',
    message: ({ expected }) => `this part of the lock file is not ${expected}`,
    hint: () => 'restore the file from version control; Portcullis writes it, nobody else should',
  }),
  'PLAN-333': message<{ basePath: string }>({
    severity: 'error',
    message: ({ basePath }) => `"${basePath}" cannot be the base path of a REST API of this domain`,
    hint: () =>
      'write `/` or literal segments (one of them for an edge endpoint), as `/orders`; or remove the entry',
  }),
  'PLAN-334': message<{ operation: string; listed: string; served: string }>({
    severity: 'warning',
    message: ({ operation, listed, served }) =>
      `${operation} is listed below ${listed}, but its path belongs to ${served}`,
    hint: () =>
      'the base paths decide, not the lists: run `portcullis synth`, which writes the lock file anew',
  }),
});
