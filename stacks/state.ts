// Where Terraform keeps a stack's state: a local file, an S3 bucket, or HCP Terraform.

import {
  CloudBackend,
  LocalBackend,
  NamedCloudWorkspace,
  S3Backend,
  type TerraformStack,
} from 'cdktf';

export type State =
  | { readonly kind: 'local' }
  | {
      readonly kind: 's3';
      readonly bucket: string;
      readonly key: string;
      readonly region: string;
    }
  | { readonly kind: 'cloud'; readonly organization: string; readonly workspace: string };

/** The output folder is `cdktf.out/stacks/{name}`: state must not stand in what is made anew each time. */
const FROM_STACK_TO_PROJECT = '../../..';

export function useState(stack: TerraformStack, state: State): void {
  switch (state.kind) {
    case 'local':
      new LocalBackend(stack, {
        path: `${FROM_STACK_TO_PROJECT}/terraform.${stack.node.id}.tfstate`,
      });
      return;
    case 's3': {
      const { bucket, key, region } = state;
      // A lock file beside the state: no DynamoDB table, and Terraform 1.10 or newer.
      new S3Backend(stack, { bucket, key, region, encrypt: true }).addOverride(
        'use_lockfile',
        true,
      );
      return;
    }
    case 'cloud':
      new CloudBackend(stack, {
        organization: state.organization,
        workspaces: new NamedCloudWorkspace(state.workspace),
      });
      return;
  }
}
