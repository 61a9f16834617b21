// The waivers of portcullis.yaml: for what is accepted by those who do not own the specification, and for what has
// no place in one.

import path from 'node:path';
import picomatch from 'picomatch';
import {
  type Finding,
  type GivenWaiver,
  isWithin,
  type Subject,
  type WaiverTarget,
} from '../policy/index.js';
import { fromPointer, Location, type SourceFile } from '../source/index.js';
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
    targets: targetsOf(where, at.child('where'), folder),
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

/** What can be looked for. A file cannot: not all that a specification or configuration refers to is at hand. */
function targetsOf(
  { file, pointer, operation, resource }: WrittenWaiver['where'],
  at: Location,
  folder: string,
): WaiverTarget[] {
  const inFile = file === undefined ? () => true : fileMatcher(file, folder);
  const targets: WaiverTarget[] = [];
  if (operation !== undefined)
    targets.push({
      what: 'operation',
      name: operation,
      at: at.child('operation'),
      isIn: (subject) => operationsNamed(operation, subject).length > 0,
      known: ({ model }) =>
        (model?.operations ?? []).flatMap(({ id, method, path: key }) => [
          id,
          `${method.toUpperCase()} ${key}`,
        ]),
    });
  if (pointer !== undefined)
    targets.push({
      what: 'pointer',
      name: pointer,
      at: at.child('pointer'),
      isIn: (subject) => {
        const sources = [...new Set(placesOf(subject).map(({ source }) => source))].filter(inFile);
        const path = fromPointer(pointer);
        return sources.length === 0 || sources.some((one) => new Location(one, path).exists);
      },
      known: (subject) =>
        placesOf(subject).flatMap((one) => (inFile(one.source) ? [one.pointer] : [])),
    });
  if (resource !== undefined)
    targets.push({
      what: 'resource',
      name: resource,
      at: at.child('resource'),
      isIn: (subject) => resourcesOf(subject).some((one) => isInside(one.address, resource)),
      known: (subject) => resourcesOf(subject).map(({ address }) => address),
    });
  return targets;
}

/** The places that are named most: the API, its operations and schemes, resources. */
function placesOf(subject: Subject): Location[] {
  const { model } = subject;
  return [
    ...(model ? [model.at, ...Object.values(model.securitySchemes).map(({ at }) => at)] : []),
    ...(model?.operations ?? []).map(({ at }) => at),
    ...resourcesOf(subject).map((one) => one.at()),
  ];
}

function resourcesOf({ terraform }: Subject) {
  return terraform ? [...terraform.resources, ...terraform.data] : [];
}

/** Whether a file fits a pattern that is relative to a folder. */
export function fileMatcher(pattern: string, folder: string): (file: SourceFile) => boolean {
  const matches = picomatch(path.posix.normalize(pattern), { dot: true });
  return ({ path: file }) => matches(path.relative(folder, file).split(path.sep).join('/'));
}

function isAbout({ at, of }: Finding, name: string, subject: Subject): boolean {
  return operationsNamed(name, subject).some(
    (operation) => of === operation.id || isWithin(at, operation.at),
  );
}

function operationsNamed(name: string, { model }: Subject) {
  return (model?.operations ?? []).filter(
    ({ id, method, path: key }) => id === name || `${method} ${key}` === spaced(name),
  );
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
