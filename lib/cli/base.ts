// The state where a pull request began: what was found, so that only what is new is shown, and its APIs and project,
// to say what changes.

import type { Diagnostic } from '../diagnostics/index.js';
import { type FindingIdentity, identityOf, identityOfDiagnostic } from '../policy/index.js';
import type { Checked } from '../report/index.js';
import { type CheckInput, checkFiles } from './check-files.js';
import { mergeBase, renamedSince, withGitTree } from './git-tree.js';
import { type ApiOptions, type CliProject, loadOptions } from './options.js';
import { filesThen, projectThen, specificationsThen } from './then.js';

export interface StateBefore {
  readonly findings: readonly FindingIdentity[];
  readonly diagnostics: readonly FindingIdentity[];
  readonly checked: readonly Checked[];
  readonly project: CliProject;
}

/**
 * What was found in the same files at the merge base with `ref`, by the rules of today and without any waiver. A file
 * that was renamed since is the same; one that did not exist has nothing. Where no specifications are `named`, those
 * that are gone are among them. Files are named as they are now, relative to the working directory.
 */
export async function stateBefore(
  ref: string,
  input: CheckInput,
  options: ApiOptions & { readonly named: boolean },
): Promise<StateBefore> {
  const commit = mergeBase(ref);
  const formerNames = renamedSince(commit);
  const namesNow = new Map([...formerNames].map(([is, was]) => [was, is]));
  const asNow = (one: FindingIdentity) => ({ ...one, file: namesNow.get(one.file) ?? one.file });
  return withGitTree(commit, async (cwd) => {
    const project = await projectThen(input.project, options, cwd);
    const { findings, diagnostics, checked } = await checkFiles({
      specs:
        options.named || input.specs.length === 0
          ? filesThen(input.specs, cwd, formerNames)
          : specificationsThen(cwd),
      terraform: filesThen(input.terraform, cwd, formerNames),
      load: { ...loadOptions(options, project), cwd },
      project,
      policy: { ...input.policy, honourWaivers: false },
    });
    return {
      findings: findings.map((one) => asNow(identityOf(one, cwd))),
      diagnostics: diagnostics.flatMap((one) => identityOfDiagnostic(one, cwd) ?? []).map(asNow),
      checked,
      project,
    };
  });
}

/** Errors, and the warnings that were not there before: of equal ones as many are known as there were. */
export function newDiagnostics(
  diagnostics: readonly Diagnostic[],
  known: readonly FindingIdentity[],
): Diagnostic[] {
  const left = new Map<string, number>();
  for (const one of known) left.set(JSON.stringify(one), (left.get(JSON.stringify(one)) ?? 0) + 1);
  return diagnostics.filter((one) => {
    const identity =
      one.severity === 'error' ? undefined : identityOfDiagnostic(one, process.cwd());
    if (!identity) return true;
    const key = JSON.stringify(identity);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}
