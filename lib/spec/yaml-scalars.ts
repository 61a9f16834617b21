// What a YAML scalar means: the core schema of YAML 1.2, https://yaml.org/spec/1.2.2/#103-core-schema

import {
  boolCoreTag,
  floatCoreTag,
  getScalarValue,
  intCoreTag,
  NOT_RESOLVED,
  nullCoreTag,
  SCALAR_STYLE_PLAIN,
  type ScalarEvent,
  type ScalarTagDefinition,
} from 'js-yaml';
import type { Diagnostic } from '../diagnostics/index.js';
import type { Location } from '../source/index.js';
import { isCloudFormationTag, specMessages } from './messages.js';

export interface Decoded {
  /** As it is written, without quotes, escapes and line folding. */
  readonly text: string;
  readonly value: unknown;
}

export type Decode = (scalar: ScalarEvent) => Decoded;

/** In the order in which a scalar without quotes is tried. */
const TYPES: readonly ScalarTagDefinition[] = [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag];

/** Whatever starts otherwise is a text. */
const MAY_BE_NO_TEXT = /^[-+.~\dnNtTfF]/;

/** Prefix of the tags that YAML itself names, which is written `!!`. */
const OWN = 'tag:yaml.org,2002:';

/** Tags of values that JSON has too, without their prefix. */
const KNOWN = new Set(['str', 'null', 'bool', 'int', 'float', 'map', 'seq']);

export function decoderOf(file: string): Decode {
  return (scalar) => {
    const text = getScalarValue(file, scalar);
    if (scalar.tagStart >= 0) {
      return { text, value: taggedValue(text, file.slice(scalar.tagStart, scalar.tagEnd)) };
    }
    return { text, value: scalar.style === SCALAR_STYLE_PLAIN ? plainValue(text) : text };
  };
}

function plainValue(text: string): unknown {
  if (text !== '' && !MAY_BE_NO_TEXT.test(text)) return text;
  for (const type of TYPES) {
    const value = type.resolve(text, false, type.tagName);
    if (value !== NOT_RESOLVED) return value;
  }
  return text;
}

/** A text where the tag is none of JSON's types, or does not fit. */
function taggedValue(text: string, tag: string): unknown {
  const type = TYPES.find(({ tagName }) => tagName === fullName(tag));
  const value = type?.resolve(text, true, type.tagName);
  return type && value !== NOT_RESOLVED ? value : text;
}

/** Whether a tag names one of JSON's types, or none: `!!int`, `!<tag:yaml.org,2002:int>`, `!`. */
export function isKnownTag(tag: string): boolean {
  const name = fullName(tag);
  return tag === '!' || (name.startsWith(OWN) && KNOWN.has(name.slice(OWN.length)));
}

/** CloudFormation's functions would become texts that say something else: an error. Others are passed over. */
export function unknownTag(tag: string, at: Location): Diagnostic {
  return specMessages.report(isCloudFormationTag(tag) ? 'SPEC-016' : 'SPEC-018', at, { tag });
}

function fullName(tag: string): string {
  if (tag.startsWith('!!')) return OWN + tag.slice(2);
  return tag.startsWith('!<') ? tag.slice(2, -1) : tag;
}
