// Which version of OpenAPI a document is written in, and a clear refusal of all others.

import { nearest, type Outcome } from '../diagnostics/index.js';
import type { SpecVersion } from './document.js';
import { specMessages } from './messages.js';
import { isObject, type JsonObject, type SpecNode } from './node.js';
import { kindOf } from './structure/kind-of.js';

/** The version family of a document, by its top. */
export function findVersion(top: SpecNode): Outcome<SpecVersion> {
  const value = top.object;
  if (!value) {
    const found = Array.isArray(top.value)
      ? 'a list'
      : (JSON.stringify(top.value)?.slice(0, 40) ?? 'nothing');
    return { diagnostics: [specMessages.report('SPEC-020', top.at, { found })] };
  }
  const key = 'openapi' in value ? 'openapi' : 'swagger' in value ? 'swagger' : undefined;
  if (!key) {
    const keys = Object.keys(value);
    const near = nearest('openapi', keys) ?? nearest('swagger', keys);
    return {
      diagnostics: [specMessages.report('SPEC-021', top.at, { near, other: otherFormat(value) })],
    };
  }
  const written = value[key];
  // YAML's `3.0` without quotes is the number 3.
  const text = typeof written === 'object' ? undefined : String(written);
  const version = text === undefined ? undefined : supported(key, written === 3 ? '3.0' : text);
  const at = top.get(key)?.at;
  if (!version) {
    const shown = text ?? kindOf(written);
    return { diagnostics: [specMessages.report('SPEC-022', at, { key, version: shown })] };
  }
  const isNumber = typeof written === 'number';
  return {
    value: version,
    diagnostics: isNumber
      ? [specMessages.report('SPEC-023', at, { key, version, number: written })]
      : [],
  };
}

function supported(key: string, version: string): SpecVersion | undefined {
  if (key === 'swagger') return version === '2' || version === '2.0' ? '2.0' : undefined;
  if (/^3\.0(\.\d+)?(-.*)?$/.test(version)) return '3.0';
  return /^3\.1(\.\d+)?(-.*)?$/.test(version) ? '3.1' : undefined;
}

function otherFormat(value: JsonObject): string | undefined {
  if ('asyncapi' in value) return 'an AsyncAPI document';
  if ('AWSTemplateFormatVersion' in value || isObject(value['Resources']))
    return 'a CloudFormation template';
  if ('arazzo' in value) return 'an Arazzo document';
  return undefined;
}
