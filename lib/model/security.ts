// Security schemes and requirements.

import type { Annotations } from '../annotations/index.js';
import type { SpecDocument, SpecNode } from '../spec/index.js';
import type { OAuthFlow, OAuthFlowName, SecurityRequirement, SecurityScheme } from './api-model.js';
import type { ExtensionReader } from './extensions/index.js';
import { maybe, textOf, textsOf } from './parts.js';

const V2_FLOWS: Readonly<Record<string, OAuthFlowName>> = {
  implicit: 'implicit',
  password: 'password',
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
};

/** Security requirements as declared; `undefined` when there is no such key. */
export function readRequirements(node: SpecNode | undefined): SecurityRequirement[] | undefined {
  if (!node || !Array.isArray(node.value)) return undefined;
  return node.items().map((item) => ({
    schemes: item.entries().map(([name, scopes]) => ({ name, scopes: textsOf(scopes) })),
    at: item.at,
  }));
}

export function readSchemes(
  document: SpecDocument,
  annotations: Annotations,
  extensions: ExtensionReader,
): Record<string, SecurityScheme> {
  const { root, version } = document;
  const node =
    version === '2.0'
      ? root.get('securityDefinitions')
      : root.get('components')?.get('securitySchemes');
  const schemes = (node?.entries() ?? []).flatMap(([name, written]) => {
    const scheme = written.deref();
    return scheme
      ? [[name, readScheme(name, scheme, version === '2.0', annotations, extensions)] as const]
      : [];
  });
  return Object.fromEntries(
    schemes.filter((one): one is readonly [string, SecurityScheme] => one[1] !== undefined),
  );
}

function readScheme(
  name: string,
  node: SpecNode,
  isV2: boolean,
  annotations: Annotations,
  extensions: ExtensionReader,
): SecurityScheme | undefined {
  const written = textOf(node.get('type'));
  const type = written === 'basic' && isV2 ? 'http' : written;
  if (!isType(type)) return undefined;
  const place = textOf(node.get('in'));
  const settings = annotations.schemes[name];
  return {
    name,
    type,
    ...(place === 'header' || place === 'query' || place === 'cookie' ? { in: place } : {}),
    ...maybe('parameterName', textOf(node.get('name'))),
    ...maybe(
      'httpScheme',
      written === 'basic' ? 'basic' : textOf(node.get('scheme'))?.toLowerCase(),
    ),
    ...maybe('bearerFormat', textOf(node.get('bearerFormat'))),
    ...maybe('openIdConnectUrl', textOf(node.get('openIdConnectUrl'))),
    ...maybe('description', textOf(node.get('description'))),
    flows: isV2 ? v2Flow(node) : v3Flows(node.get('flows')),
    ...maybe('settings', settings),
    extensions: extensions.read(node, 'securityScheme'),
    at: node.at,
  };
}

function isType(type: string | undefined): type is SecurityScheme['type'] {
  return ['apiKey', 'http', 'oauth2', 'openIdConnect', 'mutualTLS'].includes(type ?? '');
}

function v3Flows(flows: SpecNode | undefined): OAuthFlow[] {
  const names: readonly OAuthFlowName[] = [
    'implicit',
    'password',
    'clientCredentials',
    'authorizationCode',
  ];
  return names.flatMap((name) => {
    const node = flows?.get(name);
    return node ? [flow(name, node)] : [];
  });
}

function v2Flow(node: SpecNode): OAuthFlow[] {
  const name = V2_FLOWS[textOf(node.get('flow')) ?? ''];
  return name ? [{ ...flow(name, node), at: node.get('flow')?.at ?? node.at }] : [];
}

function flow(name: OAuthFlowName, node: SpecNode): OAuthFlow {
  return {
    name,
    ...maybe('authorizationUrl', textOf(node.get('authorizationUrl'))),
    ...maybe('tokenUrl', textOf(node.get('tokenUrl'))),
    ...maybe('refreshUrl', textOf(node.get('refreshUrl'))),
    scopes: Object.keys(node.get('scopes')?.object ?? {}),
    at: node.at,
  };
}
