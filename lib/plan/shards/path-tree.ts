// The resource tree of an API with what each part of it weighs, as the partitioner looks at it.

/** One path of the import body. */
export interface PathLoad {
  /** Resource path, for example `/orders/{id}`. */
  readonly path: string;
  /** Bytes of its operations. */
  readonly bytes: number;
  /** Models that its operations name. */
  readonly models: readonly string[];
  /** Authorizers that its operations use. */
  readonly authorizers: readonly string[];
  /** Operations that are served already: what moving the path elsewhere costs. */
  readonly settled: number;
}

export interface PathNode {
  /** Base path that would name it: `v1/orders`; empty at the top. */
  readonly prefix: string;
  readonly depth: number;
  /** Whether a REST API of its own may serve it. */
  readonly canBeShard: boolean;
  readonly children: Map<string, PathNode>;
  readonly loads: PathLoad[];
}

/** What a part of the tree holds, without the shards below it. */
export interface Weight {
  resources: number;
  bytes: number;
  settled: number;
  readonly models: Set<string>;
  readonly authorizers: Set<string>;
}

/** `mayCut` judges a prefix without variables; below a variable nothing can be cut. */
export function pathTree(
  loads: readonly PathLoad[],
  mayCut: (prefix: string) => boolean,
): PathNode {
  const top: PathNode = { prefix: '', depth: 0, canBeShard: true, children: new Map(), loads: [] };
  for (const load of loads) {
    let node = top;
    for (const segment of load.path.split('/').filter(Boolean)) {
      node = node.children.get(segment) ?? addChild(node, segment, mayCut);
    }
    node.loads.push(load);
  }
  return top;
}

function addChild(
  parent: PathNode,
  segment: string,
  mayCut: (prefix: string) => boolean,
): PathNode {
  const prefix = parent.prefix === '' ? segment : `${parent.prefix}/${segment}`;
  const literal = !prefix.includes('{');
  const child: PathNode = {
    prefix,
    depth: parent.depth + 1,
    canBeShard: literal && mayCut(prefix),
    children: new Map(),
    loads: [],
  };
  parent.children.set(segment, child);
  return child;
}

/**
 * Weight of the tree from `node` down, stopping at nodes that `leaveOut` names. `visit` sees every node below it,
 * children first.
 */
export function weigh(
  node: PathNode,
  leaveOut: (node: PathNode) => boolean,
  visit: (node: PathNode, weight: Weight) => void = () => {},
): Weight {
  const weight: Weight = {
    resources: 0,
    bytes: 0,
    settled: 0,
    models: new Set(),
    authorizers: new Set(),
  };
  for (const load of node.loads) addLoad(weight, load);
  for (const child of node.children.values()) {
    if (leaveOut(child)) continue;
    const below = weigh(child, leaveOut, visit);
    visit(child, below);
    addWeight(weight, below);
  }
  // A prefix is a resource as long as there is anything at or below it.
  if (node.loads.length > 0 || weight.resources > 0) weight.resources += 1;
  return weight;
}

function addLoad(weight: Weight, { bytes, settled, models, authorizers }: PathLoad): void {
  weight.bytes += bytes;
  weight.settled += settled;
  for (const one of models) weight.models.add(one);
  for (const one of authorizers) weight.authorizers.add(one);
}

function addWeight(weight: Weight, below: Weight): void {
  weight.resources += below.resources;
  weight.bytes += below.bytes;
  weight.settled += below.settled;
  for (const one of below.models) weight.models.add(one);
  for (const one of below.authorizers) weight.authorizers.add(one);
}
