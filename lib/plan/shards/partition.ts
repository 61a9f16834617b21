// Splits an API by path prefix so that every part fits one REST API. A part is everything below one prefix,
// except what is below a longer one: that is how a domain chooses among base paths. The same input gives the
// same parts, and parts that were chosen before stay.
//
// Too large a part gives prefixes away: first a whole area that moves nothing, because all of it is new; then the
// prefix that moves the least and leaves some room to grow; and where no single one is enough, the heaviest (for
// equal costs this is the greedy cut of Kundu and Misra, "A linear tree partitioning algorithm", 1977).

import { type PathLoad, type PathNode, pathTree, type Weight, weigh } from './path-tree.js';

/** What one part may hold. */
export interface Bounds {
  readonly resources: number;
  readonly bytes: number;
  readonly authorizers: number;
}

export interface PartitionInput {
  readonly paths: readonly PathLoad[];
  readonly bounds: Bounds;
  /** Bytes that every part has besides its operations and models. */
  readonly overhead: number;
  /** Bytes of these models with all that they refer to. */
  modelBytes(models: Iterable<string>): number;
  /** Whether a literal prefix, as `v1/orders`, may become a part of its own. */
  mayCut(prefix: string): boolean;
  /** Prefixes that are parts already. */
  readonly settled: readonly string[];
}

export interface Part {
  /** Empty for the part that serves the rest. */
  readonly prefix: string;
  readonly paths: readonly string[];
}

export type Dimension = keyof Bounds;

/** Something that fits no part and cannot be divided. */
export interface Indivisible {
  readonly prefix: string;
  readonly dimension: Dimension;
  readonly count: number;
  /** A path in it. */
  readonly path: string;
}

export interface Partition {
  /** By prefix, the rest first. */
  readonly parts: readonly Part[];
  /** Not empty: there are no parts. */
  readonly indivisible: readonly Indivisible[];
}

interface Candidate {
  readonly node: PathNode;
  readonly weight: Weight;
}

interface Rated {
  readonly node: PathNode;
  /** What the part no longer holds without it. */
  readonly gain: number;
  /** 0: all of it is new; 1: enough, with room to grow; 2: not enough, or no room. */
  readonly rank: 0 | 1 | 2;
  /** Operations that it moves. */
  readonly cost: number;
}

/** Share of a bound that a part is cut down to, so that the next operations find room. */
const ROOM = 0.9;

export function partition(input: PartitionInput): Partition {
  return new Partitioning(input).run();
}

class Partitioning {
  readonly #top: PathNode;
  readonly #cuts = new Set<PathNode>();

  constructor(private readonly input: PartitionInput) {
    this.#top = pathTree(input.paths, input.mayCut);
  }

  run(): Partition {
    const indivisible = this.#indivisible();
    if (indivisible.length > 0) return { parts: [], indivisible };
    for (const prefix of this.input.settled) {
      const node = this.#find(prefix);
      if (node && node !== this.#top && node.canBeShard) this.#cuts.add(node);
    }
    for (const node of [this.#top, ...this.#cuts]) this.#fit(node);
    const parts = [this.#top, ...this.#cuts]
      .map((node): Part => ({ prefix: node.prefix, paths: this.#pathsOf(node) }))
      .filter(({ paths }) => paths.length > 0)
      .sort((a, b) => (a.prefix < b.prefix ? -1 : 1));
    return { parts, indivisible };
  }

  /** Prefixes too heavy even when everything that can be cut off below them is. */
  #indivisible(): Indivisible[] {
    const found: Indivisible[] = [];
    const look = (node: PathNode): void => {
      for (const child of node.children.values()) look(child);
      if (!node.canBeShard) return;
      const core = weigh(node, ({ canBeShard }) => canBeShard);
      const [dimension, share] = this.#fullest(core);
      if (share <= 1) return;
      const count = this.#amount(core, dimension);
      found.push({ prefix: node.prefix, dimension, count, path: firstPath(node) });
    };
    look(this.#top);
    return found;
  }

  #find(prefix: string): PathNode | undefined {
    return prefix
      .split('/')
      .filter(Boolean)
      .reduce((node: PathNode | undefined, segment) => node?.children.get(segment), this.#top);
  }

  /** Cuts prefixes off a part until it fits. */
  #fit(part: PathNode): void {
    for (;;) {
      const candidates: Candidate[] = [];
      const weight = weigh(
        part,
        (node) => this.#cuts.has(node),
        (node, below) => {
          if (node.canBeShard && below.resources > 0) candidates.push({ node, weight: below });
        },
      );
      const [dimension, share] = this.#fullest(weight);
      if (share <= 1) return;
      const fitting = candidates.filter((one) => this.#fullest(one.weight)[1] <= 1);
      const amount = this.#amount(weight, dimension);
      const rated = this.#rate(fitting, amount, dimension, areaDepth(part));
      const chosen = enough(rated, amount, this.input.bounds[dimension]);
      // Every core fits, so a part that does not has something to give away.
      if (chosen.length === 0) throw new Error(`the part ${part.prefix} cannot be cut down`);
      for (const node of chosen) this.#cuts.add(node);
    }
  }

  /** What a part may give away, the best first. */
  #rate(
    candidates: readonly Candidate[],
    amount: number,
    dimension: Dimension,
    depth: number,
  ): Rated[] {
    const bound = this.input.bounds[dimension];
    const rated = candidates.map(({ node, weight }): Rated => {
      const gain = this.#amount(weight, dimension);
      const fits = amount - gain <= bound;
      // A REST API for one new operation deep down would only be followed by the next one.
      const isArea = node.depth <= depth || gain >= bound * (1 - ROOM);
      const hasRoom = amount - gain <= bound * ROOM;
      const rank = weight.settled === 0 && isArea && fits ? 0 : hasRoom ? 1 : 2;
      return { node, gain, rank, cost: rank === 1 ? weight.settled : 0 };
    });
    return rated.sort(
      (a, b) =>
        a.rank - b.rank ||
        a.cost - b.cost ||
        b.gain - a.gain ||
        a.node.depth - b.node.depth ||
        (a.node.prefix < b.node.prefix ? -1 : 1),
    );
  }

  #fullest(weight: Weight): [dimension: Dimension, share: number] {
    const { bounds } = this.input;
    const shares = (['resources', 'bytes', 'authorizers'] as const).map(
      (dimension): [Dimension, number] => [
        dimension,
        this.#amount(weight, dimension) / bounds[dimension],
      ],
    );
    return shares.reduce((most, one) => (one[1] > most[1] ? one : most));
  }

  #amount(weight: Weight, dimension: Dimension): number {
    switch (dimension) {
      case 'resources':
        return weight.resources;
      case 'authorizers':
        return weight.authorizers.size;
      case 'bytes':
        return weight.bytes + this.input.modelBytes(weight.models) + this.input.overhead;
    }
  }

  #pathsOf(part: PathNode): string[] {
    const own = part.loads.map(({ path }) => path);
    const below = [...part.children.values()].filter((node) => !this.#cuts.has(node));
    return [...own, ...below.flatMap((node) => this.#pathsOf(node))];
  }
}

/**
 * The best one; or, where none is enough by itself, the heaviest ones until one would be. Several at a time: weighing
 * a part anew for each would take quadratic time.
 */
function enough(rated: readonly Rated[], amount: number, bound: number): PathNode[] {
  const [best] = rated;
  if (!best) return [];
  const chosen = [best.node];
  let left = amount - best.gain;
  if (best.rank < 2) return chosen;
  for (const { node, gain } of rated.slice(1)) {
    if (left - gain <= bound) break;
    // What lies around or below another one no longer has the weight it was rated by.
    if (chosen.some((one) => isWithin(one, node) || isWithin(node, one))) continue;
    chosen.push(node);
    left -= gain;
  }
  return chosen;
}

function isWithin(node: PathNode, other: PathNode): boolean {
  return node.prefix.startsWith(`${other.prefix}/`);
}

/** Depth of the prefixes where a part first divides: `v1/orders` where everything is below `v1`. */
function areaDepth(part: PathNode): number {
  const [only, ...others] = part.children.values();
  if (!only || others.length > 0 || part.loads.length > 0) return part.depth + 1;
  return areaDepth(only);
}

function firstPath(node: PathNode): string {
  const [load] = node.loads;
  if (load) return load.path;
  const [child] = node.children.values();
  return child ? firstPath(child) : '';
}
