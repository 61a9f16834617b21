// The specification of a new project: a copy of one that there is, below `specs/`, with the annotations without which
// it cannot be deployed.

import path from 'node:path';
import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import { SPECS } from '../../../stacks/specifications.js';
import { slug } from '../../annotations/index.js';
import { isObject, loadSpec, methodOf, type SpecDocument } from '../../spec/index.js';
import { InputFailure } from '../failure.js';
import type { NewFile } from './write-all.js';

export interface CopiedSpecification {
  /** None where the specification stands below `specs/` already. */
  readonly files: readonly NewFile[];
  /** The copy that got annotations, and what of them is a guess. */
  readonly annotated?: { readonly file: string; readonly guesses: string };
}

/** Throws `InputFailure` where `file` is not a specification. */
export async function copySpecification(file: string): Promise<CopiedSpecification> {
  const { value: document, diagnostics } = await loadSpec(file);
  if (!document) throw new InputFailure(diagnostics);
  if (isBelow(path.resolve(SPECS), path.resolve(file))) return { files: [] };
  const entry = document.root.file.source;
  const to = folderFor(document);
  const copies = document.files.map(({ source }) => ({
    source,
    file: path.posix.join(
      to,
      ...path.relative(path.dirname(entry.path), source.path).split(path.sep),
    ),
  }));
  const lacksAnnotations = document.root.object?.['x-gateway'] === undefined;
  const own = copies.find(({ source }) => source === entry);
  return {
    files: copies.map(({ source, file: copy }) => ({
      file: copy,
      content: source === entry && lacksAnnotations ? annotate(source.text, document) : source.text,
    })),
    ...(own &&
      lacksAnnotations && {
        annotated: {
          file: own.file,
          guesses: needsBackend(document) ? 'owner and back end are guesses' : 'owner is a guess',
        },
      }),
  };
}

function isBelow(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return !relative.startsWith('..') && !path.isAbsolute(relative);
}

/** Several files get a folder that is called as the entry file: that is how it is found there. */
function folderFor({ root, files }: SpecDocument): string {
  return files.length === 1
    ? SPECS
    : path.posix.join(SPECS, path.parse(root.file.source.path).name);
}

/** Adds `x-gateway` in front of `paths`; what stands in the text stays as it is written. JSON is YAML in flow style. */
function annotate(text: string, document: SpecDocument): string {
  const { contents } = parseDocument(text);
  if (!isMap(contents)) return text;
  const at = offsetOfPaths(contents);
  const margin = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const newLine = margin.trim() === '' ? `\n${margin}` : ' ';
  const owner = ownerOf(document);
  const address = needsBackend(document) ? JSON.stringify(backendOf(document)) : undefined;
  const flow = address === undefined ? '' : `, "backend": { "http": ${address} }`;
  const block =
    address === undefined
      ? []
      : [`  backend: { http: ${address} } # where API Gateway sends requests`];
  const added = contents.flow
    ? [`"x-gateway": { "owner": "${owner}"${flow} },`, '']
    : ['x-gateway:', `  owner: ${owner} # who operates it`, ...block, '', ''];
  return text.slice(0, at) + added.join(newLine) + text.slice(at);
}

/** Of the key `paths`, or else of the first. */
function offsetOfPaths({ items }: YAMLMap): number {
  const keys = items.map(({ key }) => key);
  const key = keys.find((one) => isScalar(one) && one.value === 'paths') ?? keys[0];
  return isScalar(key) ? (key.range?.[0] ?? 0) : 0;
}

function ownerOf({ root }: SpecDocument): string {
  return `team-${slug(String(root.get('info')?.get('title')?.value ?? ''))}`;
}

/** Not where every operation brings an integration of its own, as in exports of API Gateway. */
function needsBackend({ root }: SpecDocument): boolean {
  const operations = (root.get('paths')?.entries() ?? []).flatMap(([, item]) =>
    (item.deref()?.entries() ?? []).filter(([key]) => methodOf(key)),
  );
  const integrated = operations.filter(([, one]) => one.get('x-amazon-apigateway-integration'));
  return operations.length === 0 || integrated.length < operations.length;
}

/** Where the API answers today, if the specification says so. */
function backendOf({ root }: SpecDocument): string {
  const { servers, host, basePath } = root.object ?? {};
  const [server] = Array.isArray(servers) ? servers : [];
  const url = isObject(server) ? server['url'] : `https://${host}${basePath ?? ''}`;
  const known = typeof url === 'string' && /^https?:\/\/[^{}\s]+$/.test(url) && URL.canParse(url);
  return known && (isObject(server) || host !== undefined)
    ? url.replace(/\/+$/, '')
    : 'https://backend.example.com';
}
