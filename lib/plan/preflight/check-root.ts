// The top of the body: version, title, security schemes, validators, gateway responses, TLS.

import { GATEWAY_RESPONSE_TYPES } from '../../model/index.js';
import { isObject } from '../../spec/index.js';
import type { JsonObject } from '../types.js';
import { type Report, shown, textOf } from './problem.js';

const KEYS = new Set(['openapi', 'info', 'servers', 'paths', 'components']);
const MAPPING_SOURCE =
  /^('[^']*'|method\.request\.(header|querystring|path|multivalueheader|multivaluequerystring)\.[a-zA-Z0-9:._$-]+|context\.[\w.]+|stageVariables\.\w+)$/;
const EXT = 'x-amazon-apigateway-';

export function checkRoot(body: JsonObject, report: Report): void {
  if (body['openapi'] !== '3.0.1') report(['openapi'], 'the version is not 3.0.1');
  for (const key of Object.keys(body)) {
    if (!KEYS.has(key) && !key.startsWith(EXT))
      report([key], `"${key}" has no place in an import body`);
  }
  const info = isObject(body['info']) ? body['info'] : {};
  if (typeof info['title'] !== 'string' || info['title'] === '')
    report(['info', 'title'], 'the title is empty');
  if (info['description'] === '') report(['info', 'description'], 'the description is empty');
  checkServers(body, report);
  checkSchemes(body, report);
  checkValidators(body, report);
  checkGatewayResponses(body, report);
  checkScalars(body, report);
}

/** Only there for the VPC endpoints of a private API: addresses of servers mean nothing to an import. */
function checkServers(body: JsonObject, report: Report): void {
  const servers = Array.isArray(body['servers']) ? body['servers'].filter(isObject) : [];
  for (const [index, server] of servers.entries()) {
    const configuration = server[`${EXT}endpoint-configuration`];
    const ids = isObject(configuration) ? configuration['vpcEndpointIds'] : undefined;
    if (server['url'] !== '/' || !Array.isArray(ids) || ids.length === 0)
      report(['servers', index], 'the server names no VPC endpoints');
  }
}

function checkSchemes(body: JsonObject, report: Report): void {
  const components = isObject(body['components']) ? body['components'] : {};
  for (const key of Object.keys(components)) {
    if (key !== 'schemas' && key !== 'securitySchemes')
      report(['components', key], `components/${key} is not imported`);
  }
  const schemes = isObject(components['securitySchemes']) ? components['securitySchemes'] : {};
  let authorizers = 0;
  for (const [name, scheme] of Object.entries(schemes)) {
    const at = ['components', 'securitySchemes', name];
    if (!isObject(scheme) || scheme['type'] !== 'apiKey')
      report(at, `the security scheme ${name} is not of type apiKey`);
    else {
      if (scheme['in'] !== 'header' || typeof scheme['name'] !== 'string')
        report(at, `the security scheme ${name} is not a header`);
      if (scheme[`${EXT}authorizer`] !== undefined) authorizers += 1;
      else checkAuthtype(name, scheme[`${EXT}authtype`], at, report);
      checkAuthorizer(name, scheme[`${EXT}authorizer`], at, report);
    }
  }
  if (authorizers > 10)
    report(
      ['components', 'securitySchemes'],
      `${authorizers} authorizers; at most 10 are accepted`,
      'authorizers',
    );
}

/** API Gateway then creates no method that asks for the scheme: https://github.com/amazon-archives/aws-apigateway-importer/issues/187 */
function checkAuthtype(name: string, authtype: unknown, at: string[], report: Report): void {
  if (authtype !== undefined && String(authtype).toLowerCase() !== 'awssigv4')
    report(
      [...at, `${EXT}authtype`],
      `the security scheme ${name} has the ${EXT}authtype ${shown(authtype)}, but no ${EXT}authorizer`,
    );
}

function checkAuthorizer(name: string, authorizer: unknown, at: string[], report: Report): void {
  if (!isObject(authorizer)) return;
  const path = [...at, `${EXT}authorizer`];
  const { type: written } = authorizer;
  const type = typeof written === 'string' ? written.toLowerCase() : '';
  if (type === '') report(path, `the authorizer ${name} has no type`);
  else if (!['token', 'request', 'cognito_user_pools'].includes(type))
    report([...path, 'type'], `the authorizer ${name} has the unknown type ${shown(written)}`);
  const ttl = authorizer['authorizerResultTtlInSeconds'];
  if (ttl !== undefined && (typeof ttl !== 'number' || ttl < 0 || ttl > 3600))
    report(
      [...path, 'authorizerResultTtlInSeconds'],
      `the authorizer ${name} keeps answers for ${shown(ttl)} s; 0 to 3600 are accepted`,
    );
  if (
    type === 'cognito_user_pools'
      ? !Array.isArray(authorizer['providerARNs'])
      : typeof authorizer['authorizerUri'] !== 'string'
  ) {
    report(path, `the authorizer ${name} does not say whom to ask`);
  }
  if (type === 'request' && ttl !== 0 && !authorizer['identitySource'])
    report(path, `the authorizer ${name} keeps answers but has no identity source`);
}

function checkValidators(body: JsonObject, report: Report): void {
  const validators = isObject(body[`${EXT}request-validators`])
    ? body[`${EXT}request-validators`]
    : {};
  const chosen = body[`${EXT}request-validator`];
  if (chosen !== undefined && !Object.hasOwn(validators as object, textOf(chosen) ?? '')) {
    report([`${EXT}request-validator`], `there is no request validator "${shown(chosen)}"`);
  }
}

function checkGatewayResponses(body: JsonObject, report: Report): void {
  const responses = body[`${EXT}gateway-responses`];
  for (const [type, response] of Object.entries(isObject(responses) ? responses : {})) {
    const at = [`${EXT}gateway-responses`, type];
    if (!GATEWAY_RESPONSE_TYPES.includes(type))
      report(at, `there is no gateway response type ${type}`, 'name');
    if (!isObject(response)) {
      report(at, `${type} is ${shown(response)}, not a gateway response`);
      continue;
    }
    const { statusCode, responseParameters } = response;
    if (statusCode !== undefined && !/^[1-5]\d\d$/.test(textOf(statusCode) ?? ''))
      report([...at, 'statusCode'], `${type} has the status ${shown(statusCode)}`);
    for (const [name, value] of Object.entries(
      isObject(responseParameters) ? responseParameters : {},
    )) {
      const header = [...at, 'responseParameters', name];
      if (!/^gatewayresponse\.header\.[a-zA-Z0-9:._$-]+$/.test(name))
        report(header, `"${name}" is not a header of a gateway response`, 'name');
      if (typeof value !== 'string' || !MAPPING_SOURCE.test(value))
        report(header, `"${shown(value)}" is neither a static value in single quotes nor a source`);
    }
  }
}

function checkScalars(body: JsonObject, report: Report): void {
  const policy = textOf(body[`${EXT}security-policy`]) ?? '';
  if (
    policy.startsWith('SecurityPolicy_') &&
    !['BASIC', 'STRICT'].includes(textOf(body[`${EXT}endpoint-access-mode`]) ?? '')
  ) {
    report([`${EXT}security-policy`], `${policy} needs an endpoint access mode, BASIC or STRICT`);
  }
  const size = body[`${EXT}minimum-compression-size`];
  if (
    size !== undefined &&
    (!Number.isInteger(size) || Number(size) < 0 || Number(size) > 10485760)
  ) {
    report(
      [`${EXT}minimum-compression-size`],
      `a compression size of ${shown(size)} is not between 0 and 10485760`,
    );
  }
  const source = body[`${EXT}api-key-source`];
  if (source !== undefined && !['HEADER', 'AUTHORIZER'].includes(textOf(source) ?? '')) {
    report(
      [`${EXT}api-key-source`],
      `the API key source ${shown(source)} is neither HEADER nor AUTHORIZER`,
    );
  }
  const types = body[`${EXT}binary-media-types`];
  if (
    types !== undefined &&
    !(Array.isArray(types) && types.every((one) => typeof one === 'string' && one.includes('/')))
  ) {
    report([`${EXT}binary-media-types`], 'the binary media types are not a list of media types');
  }
}
