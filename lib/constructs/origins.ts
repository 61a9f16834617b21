// Where the resources of a stack come from: what Portcullis made stands where the specification asks for it;
// what a user added, at its construct path in the file that makes the stack.

import type { ApiModel } from '../model/index.js';
import type { GatewayPlan } from '../plan/index.js';
import { Location, SourceFile, type ValuePath } from '../source/index.js';
import { shardId } from './shard-parts.js';

export interface OriginsOf {
  readonly model: ApiModel;
  readonly plan: GatewayPlan;
  /** Path of the gateway's construct. */
  readonly gatewayPath: string;
  /** The file that makes the stack. @default resources of the user's own stand at the specification's top */
  readonly stackFile?: SourceFile;
}

export interface Origins {
  readonly locate: (path: ValuePath) => Location;
  readonly isGenerated: (type: string, name: string) => boolean;
}

/** The origins of what is in a stack's Terraform JSON, by the paths of its constructs that cdktf writes there. */
export function originsOf(terraform: object, context: OriginsOf): Origins {
  const pathOf = (type: unknown, name: unknown): string | undefined =>
    constructPath(valueAt(terraform, ['resource', type, name]));
  const isGenerated = (path: string | undefined) =>
    path?.startsWith(`${context.gatewayPath}/`) ?? false;
  return {
    isGenerated: (type, name) => isGenerated(pathOf(type, name)),
    locate: ([block, type, name]) => {
      const root = context.model.annotations.root.at;
      const path = block === 'resource' ? pathOf(type, name) : undefined;
      if (path === undefined) return root;
      if (isGenerated(path)) {
        const inner = path.slice(context.gatewayPath.length + 1).split('/');
        const methodPath = valueAt(terraform, ['resource', type, name, 'method_path']);
        return originIn(inner, methodPath, context) ?? root;
      }
      return context.stackFile ? new Location(context.stackFile, path.split('/')) : root;
    },
  };
}

/** The place in the specification that asks for a part of the gateway; the parts are named in gateway-parts.ts. */
function originIn(
  path: readonly string[],
  methodPath: unknown,
  { model, plan }: OriginsOf,
): Location | undefined {
  const root = model.annotations.root.at;
  const has = (part: string) => path.includes(part);
  const shard = plan.shards.find(({ basePath }) => has(shardId(basePath))) ?? plan.shards[0];
  if (has('waf')) return plan.waf?.at;
  if (has('logs') || has('execution')) return root.child('logging');
  if (has('domain')) return root.child('domain');
  if (has('vpc')) return plan.vpcLinks[0]?.at;
  if (has('methods')) return shard?.methodSettings.find((one) => one.methodPath === methodPath)?.at;
  if (has('plans')) {
    const made = path.at(-1) ?? '';
    return plan.usagePlans.find(
      ({ name }) => made === `plan-${name}` || made.startsWith(`${name}-`),
    )?.at;
  }
  if (has('permissions')) return shard?.functionPermissions.find(({ id }) => has(id))?.at;
  return plan.authorizers.find(({ name }) => has(`authorizer-${name}`))?.at;
}

/** The Terraform JSON without the resources that stand below these paths of constructs. */
export function withoutConstructs(terraform: object, paths: readonly string[]): object {
  const isLeft = ([, resource]: [string, unknown]) => {
    const path = constructPath(resource);
    return !paths.some((one) => path?.startsWith(`${one}/`));
  };
  const resource = Object.entries(valueAt(terraform, ['resource']) ?? {}).map(
    ([type, named]) => [type, Object.fromEntries(Object.entries(named).filter(isLeft))] as const,
  );
  return { ...terraform, resource: Object.fromEntries(resource) };
}

function constructPath(resource: unknown): string | undefined {
  const path = valueAt(resource, ['//', 'metadata', 'path']);
  return typeof path === 'string' ? path : undefined;
}

function valueAt(value: unknown, path: readonly unknown[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Record<string, unknown>)[String(key)]
        : undefined,
    value,
  );
}

/**
 * The line of the user's code that makes a stack: the first frame of a stack trace outside packages, Node.js and
 * `own` files. `undefined` where the trace does not say.
 */
export function callerFile(
  own: readonly string[],
  read: (path: string) => string,
): SourceFile | undefined {
  const skipped = [...own, import.meta.filename];
  for (const line of new Error().stack?.split('\n').slice(1) ?? []) {
    const [, url = '', row = ''] =
      /(?:file:\/\/)?(\/[^():]+|[A-Z]:[^():]+):(\d+):\d+\)?$/.exec(line) ?? [];
    if (url === '' || url.includes('node_modules') || skipped.includes(url)) continue;
    try {
      return fileAtLine(url, Number(row), read(url));
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** A file of which every part stands on one line: code has no paths of values. */
function fileAtLine(file: string, row: number, text: string): SourceFile {
  const lines = text.split('\n');
  const start = lines.slice(0, row - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const line = lines[row - 1] ?? '';
  const indent = line.length - line.trimStart().length;
  const name = file.startsWith(`${process.cwd()}/`) ? file.slice(process.cwd().length + 1) : file;
  return new SourceFile(name, file, text, () => ({
    value: [start + indent, start + line.length],
    isCollection: false,
  }));
}
