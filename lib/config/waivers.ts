// The waivers of portcullis.yaml: for what is accepted by those who do not own the specification, and for what has
// no place in one.

import path from 'node:path';
import picomatch from 'picomatch';
import { type Finding, type GivenWaiver, isWithin, type Subject } from '../policy/index.js';
import { fromPointer, type Location, type SourceFile } from '../source/index.js';
import type { WrittenWaiver } from './config-shape.js';

/** The waiver that stands at `at`; its files are relative to `folder`. */
export function centralWaiver(written: WrittenWaiver, at: Location, folder: string): GivenWaiver {
  const { where, owner, ticket, approvedBy, ...rest } = written;
  return {
    ...rest,
    ...(owner !== undefined && { owner }),
    ...(ticket !== undefined && { ticket }),
    ...(approvedBy !== undefined && { approvedBy }),
    kind: 'external',
    at,
    ...(where.resource !== undefined && { aboutResource: true }),
    covers: coverage(where, folder),
  };
}

function coverage(
  { file, pointer, operation, resource }: WrittenWaiver['where'],
  folder: string,
): GivenWaiver['covers'] {
  const inFile = file === undefined ? undefined : fileMatcher(file, folder);
  const below = pointer === undefined ? undefined : fromPointer(pointer);
  return (finding, subject) =>
    (inFile?.(finding.at.source) ?? true) &&
    (below === undefined || isWithin(finding.at, { source: finding.at.source, path: below })) &&
    (operation === undefined || isAbout(finding, operation, subject)) &&
    (resource === undefined || isInside(finding.of, resource));
}

/** Whether a file fits a pattern that is relative to a folder. */
export function fileMatcher(pattern: string, folder: string): (file: SourceFile) => boolean {
  const matches = picomatch(path.posix.normalize(pattern), { dot: true });
  return ({ path: file }) => matches(path.relative(folder, file).split(path.sep).join('/'));
}

function isAbout({ at, of }: Finding, name: string, { model }: Subject): boolean {
  return (model?.operations ?? [])
    .filter(({ id, method, path: key }) => id === name || `${method} ${key}` === spaced(name))
    .some((operation) => of === operation.id || isWithin(at, operation.at));
}

/** `GET  /orders` as the model writes it: `get /orders`. */
function spaced(name: string): string {
  const [method = '', ...rest] = name.trim().split(/\s+/);
  return `${method.toLowerCase()} ${rest.join(' ')}`;
}

/** The resource itself, its instances, and what is in a module of that address. */
function isInside(address: string | undefined, resource: string): boolean {
  return (
    address === resource ||
    address?.startsWith(`${resource}[`) === true ||
    address?.startsWith(`${resource}.`) === true
  );
}
