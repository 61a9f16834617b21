// Walks the events of a YAML document once: aliases and merge keys become data, and where every member stands is kept.

import {
  type AliasEvent,
  COLLECTION_STYLE_BLOCK,
  COLLECTION_STYLE_FLOW,
  EVENT_ALIAS,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  type MappingEvent,
  SCALAR_STYLE_PLAIN,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import { type Diagnostic, nearestOfFew } from '../diagnostics/index.js';
import { specMessages } from './messages.js';
import { define, isObject } from './node.js';
import { atOffset, type NamedText, type ParsedText, unparsed } from './parsed-text.js';
import { afterClosingBracket, nextSign, scalarRange } from './yaml-offsets.js';
import { isCollection, type Member, type Offsets, Places } from './yaml-places.js';
import { type Decode, decoderOf, isKnownTag, unknownTag } from './yaml-scalars.js';

/** Values that aliases may add to a document. A sensible file stays far below. */
const MAX_EXPANDED = 1_000_000;

interface Anchor {
  readonly value: unknown;
  /** Number of values below the anchor, aliases expanded; absent while it is being read. */
  size?: number;
}

interface Merge {
  readonly source: unknown;
  /** Where the key stands. */
  readonly at: Offsets;
}

type Tagged = Exclude<Event, { type: 1 | 5 | 6 }>;

/** @param decode What its scalars hold. @default what js-yaml finds there */
export function readYaml(
  file: NamedText,
  events: readonly Event[],
  decode = decoderOf(file.text),
): ParsedText {
  const places = new Places();
  const reader = new YamlReader(file, events, decode, places);
  const value = reader.read();
  const { diagnostics } = reader;
  if (reader.broken) return unparsed(diagnostics);
  return { value, locate: (path) => places.locate(value, path), diagnostics };
}

class YamlReader {
  readonly diagnostics: Diagnostic[] = [];
  /** Whether the data must not be used. */
  broken = false;
  readonly #anchors = new Map<string, Anchor>();
  /** Index of the event to be read next. */
  #at = 0;
  /** Where the value that was read last stands. */
  #start = 0;
  #end = 0;
  /** Values read so far, aliases expanded. */
  #size = 0;
  #expanded = 0;
  #isExhausted = false;
  readonly #nearest = nearestOfFew();

  constructor(
    private readonly file: NamedText,
    private readonly events: readonly Event[],
    private readonly decode: Decode,
    private readonly places: Places,
  ) {}

  /** The document's value; a second document is an error. */
  read(): unknown {
    this.#at = 1;
    const value = this.#value();
    this.places.top = [this.#start, this.#end];
    const hasSecond = this.events.length > this.#at + 1;
    if (hasSecond) {
      const at = atOffset(this.file, separator(this.file.text, this.#end));
      this.#fail(specMessages.report('SPEC-017', at, {}));
    }
    return value;
  }

  /** Reads one node and says in `#start` and `#end` where it stands. */
  #value(): unknown {
    const event = this.events[this.#at++];
    this.#size++;
    switch (event?.type) {
      case EVENT_SCALAR:
        return this.#scalar(event);
      case EVENT_ALIAS:
        return this.#alias(event);
      case EVENT_MAPPING:
        return this.#map(event);
      case EVENT_SEQUENCE:
        return this.#list(event);
      default:
        return null;
    }
  }

  #scalar(scalar: ScalarEvent): unknown {
    this.#checkTag(scalar);
    const { value } = this.decode(scalar);
    if (scalar.anchorStart >= 0) this.#anchors.set(this.#anchor(scalar), { value, size: 1 });
    this.#stand(scalar);
    return value;
  }

  /** Notes where a scalar stands: right behind what was read before it when it is empty. */
  #stand(scalar: ScalarEvent): void {
    const from = Math.max(this.#end, scalar.tagEnd, scalar.anchorEnd);
    [this.#start, this.#end] =
      scalar.valueStart < 0 ? [from, from] : scalarRange(this.file.text, scalar, from);
  }

  #alias({ anchorStart, anchorEnd }: AliasEvent): unknown {
    this.#start = anchorStart - 1;
    this.#end = anchorEnd;
    const name = this.file.text.slice(anchorStart, anchorEnd);
    const anchor = this.#anchors.get(name);
    const at = atOffset(this.file, this.#start, anchorEnd);
    if (!anchor) {
      const near = this.#nearest(name, () => [...this.#anchors.keys()]);
      return this.#fail(specMessages.report('SPEC-015', at, { name, near }));
    }
    if (anchor.size === undefined) return this.#fail(specMessages.report('SPEC-019', at, { name }));
    this.#size += anchor.size;
    this.#expanded += anchor.size;
    if (this.#expanded <= MAX_EXPANDED) return anchor.value;
    // Once is enough.
    if (!this.#isExhausted)
      this.#fail(specMessages.report('SPEC-014', at, { limit: MAX_EXPANDED }));
    this.#isExhausted = true;
    return null;
  }

  #fail(diagnostic: Diagnostic): null {
    this.broken = true;
    this.diagnostics.push(diagnostic);
    return null;
  }

  #list(event: SequenceEvent): unknown[] {
    const list: unknown[] = [];
    const items: Offsets[] = [];
    const isBlock = event.style === COLLECTION_STYLE_BLOCK;
    this.#members(event, list, () => {
      // Behind the dash, which an empty item has nothing else of.
      if (isBlock) this.#end = nextSign(this.file.text, this.#end) + 1;
      list.push(this.#value());
      items.push([this.#start, this.#end]);
    });
    this.places.setList(list, items);
    return list;
  }

  #map(event: MappingEvent): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    const members = new Map<string, Member>();
    const merges: Merge[] = [];
    this.#members(event, map, () => {
      if (this.#isMergeKey()) merges.push(this.#merge());
      else this.#member(map, members);
    });
    for (const merge of merges) this.#mergeInto(map, members, merge);
    this.places.setMap(map, members);
    return map;
  }

  /** Calls `read` for each member. An anchor is known before its content is read, so that an alias inside it is noticed. */
  #members(event: MappingEvent | SequenceEvent, collection: object, read: () => void): void {
    this.#checkTag(event);
    const before = this.#size;
    const anchor: Anchor = { value: collection };
    if (event.anchorStart >= 0) this.#anchors.set(this.#anchor(event), anchor);
    const hasBrackets =
      '{['.includes(this.file.text.charAt(event.start)) && event.style === COLLECTION_STYLE_FLOW;
    this.#end = event.start + (hasBrackets ? 1 : 0);
    while (this.events[this.#at]?.type !== EVENT_POP) read();
    this.#at++;
    anchor.size = this.#size - before + 1;
    this.#start = event.start;
    if (hasBrackets) this.#end = afterClosingBracket(this.file.text, this.#end);
  }

  #member(map: Record<string, unknown>, members: Map<string, Member>): void {
    const key = this.#key();
    const keyRange = [this.#start, this.#end] as const;
    const value = this.#value();
    if (key === undefined) return;
    const first = members.get(key);
    if (first) {
      const line = atOffset(this.file, first[0]).line;
      const at = atOffset(this.file, ...keyRange);
      this.diagnostics.push(specMessages.report('SPEC-012', at, { key, first: line }));
    }
    const isEmpty = this.#end === keyRange[1];
    members.set(key, isEmpty ? [...keyRange, ...keyRange] : [...keyRange, this.#start, this.#end]);
    define(map, key, value);
  }

  /** Keys are strings: `200:` is "200" and `null:` is "null", as they were written. */
  #key(): string | undefined {
    const event = this.events[this.#at];
    const told = this.diagnostics.length;
    const value = this.#value();
    if (event?.type === EVENT_SCALAR) return this.decode(event).text;
    if (event?.type === EVENT_ALIAS && !isCollection(value)) return String(value);
    // What is wrong inside such a key goes with it.
    this.diagnostics.length = told;
    const at = atOffset(this.file, this.#start, this.#end);
    const found = event?.type === EVENT_MAPPING ? 'map' : 'list';
    this.#fail(specMessages.report('SPEC-041', at, { found }));
    return undefined;
  }

  #isMergeKey(): boolean {
    const key = this.events[this.#at];
    const value = this.events[this.#at + 1];
    return (
      key?.type === EVENT_SCALAR &&
      key.style === SCALAR_STYLE_PLAIN &&
      this.file.text.slice(key.valueStart, key.valueEnd) === '<<' &&
      value?.type !== EVENT_SCALAR
    );
  }

  #merge(): Merge {
    this.#key();
    const at = [this.#start, this.#end] as const;
    return { at, source: this.#value() };
  }

  /** `<<`: members the map does not have itself; of several merged maps, the earlier wins. */
  #mergeInto(
    map: Record<string, unknown>,
    members: Map<string, Member>,
    { source, at }: Merge,
  ): void {
    for (const one of Array.isArray(source) ? source : [source]) {
      if (!isObject(one)) {
        if (this.broken) return;
        const problem = 'the merge key `<<` takes a map, an alias of a map, or a list of them';
        const place = atOffset(this.file, ...at);
        this.diagnostics.push(specMessages.report('SPEC-010', place, { problem }));
        return;
      }
      Object.keys(one).forEach((key, index) => {
        if (members.has(key)) return;
        members.set(key, this.places.member(one, index));
        define(map, key, one[key]);
      });
    }
  }

  /** Tells a tag that JSON has no type for. */
  #checkTag({ tagStart, tagEnd }: Tagged): void {
    if (tagStart < 0) return;
    const tag = this.file.text.slice(tagStart, tagEnd);
    if (isKnownTag(tag)) return;
    const at = atOffset(this.file, tagStart, tagEnd);
    const diagnostic = unknownTag(tag, at);
    if (diagnostic.severity === 'error') this.#fail(diagnostic);
    else this.diagnostics.push(diagnostic);
  }

  #anchor({ anchorStart, anchorEnd }: Tagged): string {
    return this.file.text.slice(anchorStart, anchorEnd);
  }
}

/** Offset of the first `---` from an offset on. */
function separator(text: string, from: number): number {
  const found = /^---(?=\s|$)/gm;
  found.lastIndex = from;
  return found.exec(text)?.index ?? from;
}
