// Many synthesized stacks through one `terraform validate`: each is a module of one configuration, so that one start
// of the provider serves them all.

import type { Terraform } from './terraform.js';

export type Files = readonly (readonly [name: string, content: string | Uint8Array])[];

/** What `terraform validate -json` says of these stacks, by name. Throws where they cannot be initialised. */
export function validateTogether(
  terraform: Terraform,
  stacks: ReadonlyMap<string, Files>,
): { readonly valid: boolean; readonly diagnostics: readonly unknown[] } {
  const names = [...stacks.keys()];
  const main = {
    provider: { aws: { region: 'eu-west-1' } },
    module: Object.fromEntries(names.map((name) => [name, { source: `./stacks/${name}` }])),
  };
  const modules = [...stacks].flatMap(([name, files]) =>
    files.map(([file, content]): [string, string | Uint8Array] => [
      `stacks/${name}/${file}`,
      file === 'cdk.tf.json' ? withoutRoot(String(content)) : content,
    ]),
  );
  const folder = terraform.folder([...modules, ['main.tf.json', JSON.stringify(main)]]);
  const init = terraform.run(folder, 'init', '-input=false', '-no-color', '-backend=false');
  if (init.stderr !== '') throw new Error(init.stderr);
  return JSON.parse(terraform.run(folder, 'validate', '-json').stdout);
}

/** State and provider are the root's: a module has neither. */
function withoutRoot(content: string): string {
  const { provider: _, terraform, ...rest } = JSON.parse(content);
  const { backend: __, ...requirements } = terraform;
  return JSON.stringify({ ...rest, terraform: requirements });
}
