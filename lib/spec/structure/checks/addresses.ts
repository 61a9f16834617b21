// What readers are told: web and mail addresses of people and pages, and summaries.

import type { Diagnostic } from '../../../diagnostics/index.js';
import type { SpecNode } from '../../node.js';
import { structureMessages } from '../messages.js';
import type { Checks } from './check.js';

export const addresses: Checks = {
  document: [
    (root) => [
      ...webAddress(root.get('externalDocs')?.get('url')),
      ...(root.get('tags')?.items() ?? []).flatMap((tag) =>
        webAddress(tag.get('externalDocs')?.get('url')),
      ),
    ],
  ],
  info: [
    (info) => [
      ...webAddress(info.get('termsOfService')),
      ...webAddress(info.get('contact')?.get('url')),
      ...webAddress(info.get('license')?.get('url')),
      ...mailAddress(info.get('contact')?.get('email')),
    ],
  ],
  operation: [
    (operation) => webAddress(operation.get('externalDocs')?.get('url')),
    (operation, { version }) => (version === '2.0' ? longSummary(operation.get('summary')) : []),
  ],
};

/** Characters. https://spec.openapis.org/oas/v2.0#operation-object */
const SUMMARY = 120;

function longSummary(node: SpecNode | undefined): Diagnostic[] {
  const length = node?.string?.length ?? 0;
  if (!node || length < SUMMARY) return [];
  return [structureMessages.report('SPEC-095', node.at, { length, most: SUMMARY })];
}

/** Relative addresses are allowed; what has blanks, or is a host without its scheme, is neither. */
export function webAddress(node: SpecNode | undefined): Diagnostic[] {
  const found = node?.string;
  if (!node || found === undefined) return [];
  const isBroken =
    found === '' ||
    /\s/.test(found) ||
    /^(www\.|[a-z0-9-]+\.(com|org|net|io|dev)([/:]|$))/i.test(found);
  const key = String(node.path.at(-1));
  return isBroken ? [structureMessages.report('SPEC-087', node.at, { key, found })] : [];
}

function mailAddress(node: SpecNode | undefined): Diagnostic[] {
  const found = node?.string;
  if (!node || found === undefined || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(found)) return [];
  return [structureMessages.report('SPEC-088', node.at, { found })];
}
