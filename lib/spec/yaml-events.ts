// The nodes of `yaml`, the parser that is asked second, as events of js-yaml, which is asked first: so that there is one
// reader for both.

import {
  CHOMPING_CLIP,
  COLLECTION_STYLE_BLOCK,
  COLLECTION_STYLE_FLOW,
  EVENT_ALIAS,
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  SCALAR_STYLE_PLAIN,
} from 'js-yaml';
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Decode } from './yaml-scalars.js';

const ABSENT = { tagStart: -1, tagEnd: -1, anchorStart: -1, anchorEnd: -1 };

/** Tags have no events: what they mean is in the values, and what is wrong with them in the document's warnings. */
export class NodeEvents {
  readonly all: Event[] = [
    { type: EVENT_DOCUMENT, explicitStart: false, explicitEnd: false, directives: [] },
  ];
  readonly #scalars = new Map<Event, Scalar>();

  constructor(
    { contents }: Document.Parsed,
    private readonly text: string,
  ) {
    this.#visit(contents);
    this.all.push({ type: EVENT_POP });
  }

  readonly decode: Decode = (event) => {
    const scalar = this.#scalars.get(event);
    return { text: scalar?.source ?? '', value: scalar?.value ?? null };
  };

  #visit(node: unknown): void {
    if (isMap(node) || isSeq(node)) this.#collection(node);
    else if (isAlias(node)) {
      const [start, end] = rangeOf(node);
      this.all.push({ type: EVENT_ALIAS, anchorStart: start + 1, anchorEnd: end });
    } else this.#scalar(isScalar(node) ? node : undefined);
  }

  #collection(node: YAMLMap | YAMLSeq): void {
    const [start] = rangeOf(node);
    const type = isMap(node) ? EVENT_MAPPING : EVENT_SEQUENCE;
    const style = node.flow ? COLLECTION_STYLE_FLOW : COLLECTION_STYLE_BLOCK;
    this.all.push({ type, start, style, ...this.#anchor(node, start) });
    for (const member of membersOf(node)) this.#visit(member);
    this.all.push({ type: EVENT_POP });
  }

  /** Plain, whatever its style: `decode` knows what it holds, and its range has quotes and header already. */
  #scalar(node: Scalar | undefined): void {
    const [valueStart, valueEnd] = node ? rangeOf(node) : [-1, -1];
    const event: Event = {
      type: EVENT_SCALAR,
      ...{ valueStart, valueEnd, style: SCALAR_STYLE_PLAIN, fast: true },
      ...{ chomping: CHOMPING_CLIP, indent: -1 },
      ...this.#anchor(node, valueStart),
    };
    if (node) this.#scalars.set(event, node);
    this.all.push(event);
  }

  #anchor(node: { anchor?: string } | undefined, before: number): typeof ABSENT {
    if (!node?.anchor) return ABSENT;
    const anchorStart = this.text.lastIndexOf(`&${node.anchor}`, before) + 1;
    return { ...ABSENT, anchorStart, anchorEnd: anchorStart + node.anchor.length };
  }
}

function membersOf(node: YAMLMap | YAMLSeq): unknown[] {
  return isMap(node) ? node.items.flatMap(({ key, value }) => [key, value]) : node.items;
}

function rangeOf(node: { range?: readonly number[] | null }): [start: number, end: number] {
  return [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
}
