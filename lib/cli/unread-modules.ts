// Modules that a configuration calls and nobody reads: what they make would else count as checked.

import path from 'node:path';
import type { Diagnostic } from '../diagnostics/index.js';
import { asList, asObject, type ConfigurationFile } from '../policy/index.js';
import type { Location } from '../source/index.js';
import { cliMessages } from './messages.js';

interface ModuleCall {
  readonly name: string;
  readonly source: string;
  readonly at: Location;
}

/** A warning for the modules that the files of a folder call, but for those in folders that are read too. */
export function unreadModules(
  folder: string,
  files: readonly ConfigurationFile[],
  isRead: (folder: string) => boolean,
): Diagnostic[] {
  const isUnread = ({ source }: ModuleCall) =>
    !isLocal(source) || !isRead(path.resolve(folder, source));
  const calls = files.flatMap(callsIn).filter(isUnread);
  const [first] = calls;
  if (!first) return [];
  const local = calls.filter(({ source }) => isLocal(source)).map(({ source }) => source);
  const folders = [...new Set(local.map((source) => relative(folder, source)))];
  const names = calls.map(({ name }) => name);
  return [cliMessages.report('CLI-022', first.at, { names, folders })];
}

function callsIn({ json, locate }: ConfigurationFile): ModuleCall[] {
  const blocks = asObject(json)['module'];
  return asList(blocks).flatMap((block, index) =>
    Object.entries(asObject(block))
      .filter(([name]) => name !== '//')
      .map(([name, body]) => ({
        name,
        source: String(asObject(asList(body)[0])['source']),
        at: locate(Array.isArray(blocks) ? ['module', index, name] : ['module', name]),
      })),
  );
}

/** https://developer.hashicorp.com/terraform/language/modules/sources#local-paths */
function isLocal(source: string): boolean {
  return /^\.\.?\//.test(source);
}

function relative(folder: string, source: string): string {
  return path.relative(process.cwd(), path.resolve(folder, source)) || '.';
}
