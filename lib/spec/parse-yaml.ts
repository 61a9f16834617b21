// YAML 1.2 (core schema, with the merge keys of 1.1): turns the parser's events into plain data and keeps, for each map
// and list, where its members stand.

import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { specMessages } from './messages.js';
import { atOffset, MAX_DEPTH, type NamedText, type ParsedText, unparsed } from './parsed-text.js';
import { readYaml } from './yaml-reader.js';

export async function parseYaml(file: NamedText): Promise<ParsedText> {
  const deep = deepOffset(file.text);
  if (deep !== undefined) return tooDeep(file, deep);
  try {
    const events = eventsOf(file.text);
    if (events) return readYaml(file, events);
    const { reparseYaml } = await import('./reparse-yaml.js');
    return reparseYaml(file);
  } catch (error) {
    // Both libraries are recursive; what passes the check above and still overflows is too deep all the same.
    if (error instanceof RangeError) return tooDeep(file, 0);
    throw error;
  }
}

function eventsOf(text: string): readonly Event[] | undefined {
  try {
    return parseEvents(text, { maxDepth: MAX_DEPTH });
  } catch (error) {
    if (error instanceof YAMLException) return undefined;
    throw error;
  }
}

function tooDeep(file: NamedText, offset: number): ParsedText {
  const at = atOffset(file, offset);
  return unparsed([specMessages.report('SPEC-008', at, { limit: MAX_DEPTH })]);
}

/** Where brackets, indentation or `- - -` nest too deep; an estimate that no sensible file exceeds. */
function deepOffset(text: string): number | undefined {
  let brackets = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) {
      if (++brackets > MAX_DEPTH) return at;
    } else if (code === 0x5d || code === 0x7d) brackets = Math.max(0, brackets - 1);
  }
  const dashes = new RegExp(`^ {${MAX_DEPTH},}\\S|(?:[-?] +){${MAX_DEPTH / 2},}`, 'm').exec(text);
  return dashes?.index;
}
