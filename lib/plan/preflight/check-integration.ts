// The integration of one method, and what it maps from and to.

import { isObject } from '../../spec/index.js';
import { requestSource } from '../integrations/index.js';
import type { JsonObject } from '../types.js';
import { type BodyProblem, type Report, shown, textOf } from './problem.js';

const TYPES = new Set(['http', 'http_proxy', 'aws', 'aws_proxy', 'mock']);
const PASSTHROUGH = new Set(['when_no_match', 'when_no_templates', 'never']);
const TARGET = /^integration\.request\.(header|querystring|path)\..+$/;
const STATIC = /^'[^']*'$/;
const OTHER_SOURCE =
  /^(context\.|stageVariables\.|method\.request\.body(\.|$)|method\.request\.(header|querystring|path)$)/;

export function checkIntegration(operation: JsonObject, at: string[], report: Report): void {
  const integration = operation['x-amazon-apigateway-integration'];
  if (!isObject(integration)) {
    report(at, 'the operation has no integration');
    return;
  }
  const { type: written } = integration;
  const type = typeof written === 'string' ? written.toLowerCase() : '';
  if (type === '') report(at, 'the integration has no type');
  else if (!TYPES.has(type))
    report([...at, 'type'], `there is no integration type "${shown(written)}"`);
  if (type !== 'mock') checkTarget(type, integration, at, report);
  const passthrough = integration['passthroughBehavior'];
  if (passthrough !== undefined && !PASSTHROUGH.has((textOf(passthrough) ?? '').toLowerCase()))
    report(
      [...at, 'passthroughBehavior'],
      `there is no passthrough behaviour "${shown(passthrough)}"`,
    );
  const timeout = integration['timeoutInMillis'];
  if (timeout !== undefined && (typeof timeout !== 'number' || timeout < 50))
    report([...at, 'timeoutInMillis'], `a timeout of ${shown(timeout)} ms is below 50 ms`);
  checkRequestParameters(operation, integration, at, report);
  checkAnswers(operation, integration, at, report);
}

function checkTarget(type: string, integration: JsonObject, at: string[], report: Report): void {
  const { uri, httpMethod, connectionType, connectionId } = integration;
  if (typeof uri !== 'string' || uri === '') report(at, 'the integration has no uri');
  else if (type.startsWith('http') && !/^https?:\/\/|^\$\{/i.test(uri))
    report([...at, 'uri'], `the uri ${uri} has no scheme`);
  else if (type.startsWith('aws') && !uri.startsWith('$') && !/(:|\/)(path|action)\//.test(uri))
    report([...at, 'uri'], `the uri ${uri} has neither path/ nor action/`);
  if (typeof httpMethod !== 'string') report(at, 'the integration has no httpMethod');
  if (
    type === 'aws_proxy' &&
    typeof uri === 'string' &&
    uri.includes(':lambda:') &&
    httpMethod !== 'POST'
  )
    report([...at, 'httpMethod'], 'a function is called with POST only');
  if (connectionType === 'VPC_LINK' && typeof connectionId !== 'string')
    report(at, 'a VPC link integration has no connectionId');
}

function checkRequestParameters(
  operation: JsonObject,
  integration: JsonObject,
  at: string[],
  report: Report,
): void {
  const parameters = isObject(integration['requestParameters'])
    ? integration['requestParameters']
    : {};
  for (const [target, source] of Object.entries(parameters)) {
    const mapping = [...at, 'requestParameters', target];
    if (!TARGET.test(target))
      report(mapping, `"${target}" is not a request parameter of an integration`, 'name');
    checkSource(operation, source, mapping, report);
  }
  const keys = Array.isArray(integration['cacheKeyParameters'])
    ? integration['cacheKeyParameters']
    : [];
  for (const [index, key] of keys.entries())
    checkSource(operation, key, [...at, 'cacheKeyParameters', index], report);
  const uri = typeof integration['uri'] === 'string' ? integration['uri'] : '';
  for (const [, name] of uri.matchAll(/(?<!\$)\{([^{}]+)\}/g)) {
    if (!Object.hasOwn(parameters, `integration.request.path.${name}`))
      report([...at, 'uri'], `{${name}} of the uri is not mapped from anything`);
  }
}

function checkSource(
  operation: JsonObject,
  source: unknown,
  at: BodyProblem['path'],
  report: Report,
): void {
  if (typeof source !== 'string') {
    report(at, `the mapping source ${JSON.stringify(source)} is not a string`);
    return;
  }
  if (STATIC.test(source) || OTHER_SOURCE.test(source)) return;
  const asked = requestSource(source);
  if (!asked) {
    report(at, `"${source}" is not a mapping source`);
    return;
  }
  const declared = Array.isArray(operation['parameters'])
    ? operation['parameters'].filter(isObject)
    : [];
  if (!declared.some((one) => one['name'] === asked.name && one['in'] === asked.place)) {
    report(at, `"${source}" names a parameter that the operation does not declare`);
  }
}

function checkAnswers(
  operation: JsonObject,
  integration: JsonObject,
  at: string[],
  report: Report,
): void {
  const answers = isObject(integration['responses']) ? integration['responses'] : {};
  const responses = isObject(operation['responses']) ? operation['responses'] : {};
  for (const [pattern, answer] of Object.entries(answers)) {
    const where = [...at, 'responses', pattern];
    const status = isObject(answer) ? textOf(answer['statusCode']) : undefined;
    if (!isObject(answer) || status === undefined) {
      report(where, `the response "${pattern}" of the integration has no statusCode`);
      continue;
    }
    if (!isRegex(pattern))
      report(where, `the response pattern "${pattern}" is not a regular expression`, 'name');
    const response = responses[status];
    if (!isObject(response)) {
      report(
        [...where, 'statusCode'],
        `the operation does not declare the status ${status} of its integration`,
      );
      continue;
    }
    const headers = isObject(response['headers']) ? response['headers'] : {};
    const parameters = isObject(answer['responseParameters']) ? answer['responseParameters'] : {};
    for (const [target, source] of Object.entries(parameters)) {
      const mapping = [...where, 'responseParameters', target];
      const name = /^method\.response\.header\.(.+)$/.exec(target)?.[1];
      if (name === undefined || !Object.hasOwn(headers, name))
        report(
          mapping,
          `the response ${status} does not declare the header of "${target}"`,
          'name',
        );
      if (
        typeof source !== 'string' ||
        !(
          STATIC.test(source) ||
          /^(integration\.response\.|context\.|stageVariables\.)/.test(source)
        )
      ) {
        report(
          mapping,
          `"${shown(source)}" is neither a static value in single quotes nor a source`,
        );
      }
    }
  }
}

function isRegex(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}
