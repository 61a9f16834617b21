// OpenAPI Overlay 1.0.0: actions that update or remove what a JSONPath (RFC 9535) selects. What an overlay writes
// keeps its place in the overlay, so that every message about it points there.
// https://spec.openapis.org/overlay/v1.0.0.html

import { exec } from 'jsonpath-rfc9535';
import * as z from 'zod';
import { issueDiagnostics, map } from '../annotations/index.js';
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/index.js';
import {
  AmendedFile,
  type Location,
  Origins,
  type SourceFile,
  type ValuePath,
} from '../source/index.js';
import { type Document, define, isObject, readDocument, type SpecFile } from '../spec/index.js';
import { configMessages } from './messages.js';
import { tellConfig } from './read-config.js';

const shape = map({
  overlay: z.string().regex(/^1\.0\.\d+$/, { error: 'a version of Overlay 1.0, such as 1.0.0' }),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  extends: z.string().optional(),
  actions: z
    .array(
      map({
        target: z.string(),
        description: z.string().optional(),
        update: z.unknown().optional(),
        remove: z.boolean().optional(),
      }),
    )
    .min(1),
});

export interface Overlay {
  readonly source: SourceFile;
  /** The specification it is for, as written; absent: any. */
  readonly extends?: string;
  readonly actions: readonly Action[];
}

interface Action {
  readonly target: string;
  readonly update?: unknown;
  readonly remove: boolean;
  readonly at: Location;
}

/** `from` is where its name is written. */
export async function readOverlay(
  file: string,
  cwd: string,
  from?: Location,
): Promise<Outcome<Overlay>> {
  const { value: document, diagnostics } = await readDocument(file, {
    cwd,
    from,
    hint: 'start with `overlay: 1.0.0`, `info` and `actions`',
  });
  if (!document) return { diagnostics };
  const parsed = shape.safeParse(withoutExtensions(document));
  if (!parsed.success) {
    const { issues } = parsed.error;
    const told = issueDiagnostics(issues, document.value, document.at, 'the overlay', tellConfig);
    return { diagnostics: [...diagnostics, ...told] };
  }
  const { extends: target, actions } = parsed.data;
  return {
    value: {
      source: document.source,
      ...(target !== undefined && { extends: target }),
      actions: actions.map(({ remove = false, target: path, update }, index) => ({
        target: path,
        remove,
        update,
        at: document.at.child('actions', index),
      })),
    },
    diagnostics,
  };
}

/** `x-…` may stand anywhere in an overlay. */
function withoutExtensions({ value }: Document): unknown {
  if (!isObject(value)) return value;
  const own = (part: unknown) =>
    isObject(part)
      ? Object.fromEntries(Object.entries(part).filter(([key]) => !key.startsWith('x-')))
      : part;
  const { actions } = value;
  return {
    ...(own(value) as object),
    ...(Array.isArray(actions) && { actions: actions.map(own) }),
  };
}

/** Applies overlays in order, each action to the result of those before it. */
export function applyOverlays(entry: SpecFile, overlays: readonly Overlay[]): Outcome<SpecFile> {
  const amending = new Amending(entry);
  for (const { actions } of overlays) for (const action of actions) amending.apply(action);
  const { diagnostics, value, origins } = amending;
  if (hasErrors(diagnostics)) return { diagnostics };
  const by = overlays.map(({ source }) => source);
  return { value: { source: new AmendedFile(entry.source, origins, by), value }, diagnostics };
}

class Amending {
  readonly diagnostics: Diagnostic[] = [];
  readonly origins: Origins;
  value: unknown;

  constructor(private readonly entry: SpecFile) {
    this.origins = new Origins(entry.source);
    this.value = entry.value;
  }

  apply(action: Action): void {
    const { target, remove, update, at } = action;
    const found = this.#select(action);
    if (!found) return;
    if (found.length === 0) {
      const params = { target, file: this.entry.source.name };
      this.diagnostics.push(configMessages.report('CONF-014', at.child('target'), params));
    } else if (remove) {
      // From the end, so that the places before stay what they are.
      for (const path of found.reverse()) this.#remove(path, at);
    } else if (update !== undefined) {
      for (const path of found) this.#update(path, update, at.child('update'));
    }
  }

  #select({ target, at }: Action): ValuePath[] | undefined {
    const found: ValuePath[] = [];
    try {
      exec(this.value as never, target, (_, path) => found.push([...path]));
      return found;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.diagnostics.push(
        configMessages.report('CONF-013', at.child('target'), { target, reason }),
      );
      return undefined;
    }
  }

  #remove(path: ValuePath, at: Location): void {
    const [parent, key] = [path.slice(0, -1), path.at(-1)];
    if (key === undefined) {
      this.#refuse(at.child('target'), 'removes the whole document');
      return;
    }
    this.value = changed(this.value, parent, (container) => {
      if (Array.isArray(container)) {
        this.origins.deleteItem(parent, Number(key), container.length);
        return container.filter((_, index) => index !== key);
      }
      this.origins.delete(path);
      const { [key]: _, ...rest } = container as Record<string, unknown>;
      return rest;
    });
  }

  #update(path: ValuePath, update: unknown, at: Location): void {
    this.value = changed(this.value, path, (target) => {
      if (Array.isArray(target)) return this.#append(path, target, [update], () => at);
      if (isObject(target) && isObject(update)) return this.#merge(path, target, update, at);
      this.#refuse(at, isObject(target) ? 'is no map, as its target is' : 'changes a single value');
      return target;
    });
  }

  #merge(
    path: ValuePath,
    target: Readonly<Record<string, unknown>>,
    update: Readonly<Record<string, unknown>>,
    at: Location,
  ): unknown {
    const merged: Record<string, unknown> = { ...target };
    for (const [key, value] of Object.entries(update)) {
      const [place, from] = [[...path, key], at.child(key)];
      const before = Object.hasOwn(target, key) ? target[key] : undefined;
      if (isObject(before) && isObject(value))
        merged[key] = this.#merge(place, before, value, from);
      else if (Array.isArray(before) && Array.isArray(value))
        merged[key] = this.#append(place, before, value, (index) => from.child(index));
      else if (isContainer(before) && before !== undefined)
        this.#refuse(from, `is not of the kind that \`${key}\` is in ${this.entry.source.name}`);
      else {
        define(merged, key, value);
        this.origins.set(place, from);
      }
    }
    return merged;
  }

  #append(
    path: ValuePath,
    list: readonly unknown[],
    items: readonly unknown[],
    at: (index: number) => Location,
  ): unknown[] {
    items.forEach((_, index) => {
      this.origins.set([...path, list.length + index], at(index));
    });
    return [...list, ...items];
  }

  #refuse(at: Location, problem: string): void {
    this.diagnostics.push(configMessages.report('CONF-015', at, { problem }));
  }
}

function isContainer(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** A copy of a value in which the part at a path is another; the containers on the way are copied, nothing else. */
function changed(value: unknown, path: ValuePath, change: (part: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((item, index) => (index === key ? changed(item, rest, change) : item));
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [key]: changed(object[key], rest, change) };
}
