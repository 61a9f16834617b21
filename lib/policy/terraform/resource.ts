// One resource or data source of a Terraform configuration or plan.

import { type Arguments, Block } from './block.js';

export interface ResourceIdentity {
  /** For example `aws_api_gateway_stage`. */
  readonly type: string;
  readonly name: string;
  /** As Terraform prints it: `module.a.aws_x.b["key"]`. */
  readonly address: string;
  /** The address without instance keys: what references name. */
  readonly configAddress: string;
  /**
   * Whether Portcullis made it from a specification. Rules about the API itself have judged what it says then,
   * at the specification's own lines.
   */
  readonly generated: boolean;
}

export class TerraformResource extends Block implements ResourceIdentity {
  readonly type: string;
  readonly name: string;
  readonly address: string;
  readonly configAddress: string;
  readonly generated: boolean;

  constructor(identity: ResourceIdentity, source: Arguments) {
    super(source);
    this.type = identity.type;
    this.name = identity.name;
    this.address = identity.address;
    this.configAddress = identity.configAddress;
    this.generated = identity.generated;
  }
}
