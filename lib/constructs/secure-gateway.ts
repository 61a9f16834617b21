// A whole gateway out of a model: API, stage, logs, key, web ACL, authorizers, usage plans, domain. It decides
// nothing itself: every value is in the plan. Each part is an ordinary construct and can be reached.

import { Construct } from 'constructs';
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/index.js';
import type { ApiModel } from '../model/index.js';
import {
  type AwsReferences,
  type GatewayPlan,
  type LockedShards,
  planGateway,
} from '../plan/index.js';
import { lazyReferences } from './aws-references.js';
import { diagnosticLine } from './diagnostic-line.js';
import { Environment } from './environment.js';
import { type GatewayOptions, type GatewayParts, makeParts } from './gateway-parts.js';

export type SecureGatewayProps = GatewayOptions &
  (
    | {
        /** What AWS gets, given the names of what exists only after `apply`. */
        readonly plan: (references: AwsReferences) => Outcome<GatewayPlan>;
      }
    | {
        /** What the API is. */
        readonly model: ApiModel;
        /** For example `production`: part of every name, so that environments share an account. @default none */
        readonly environment?: string;
        /** What the project's lock file says about the API. @default it was never split */
        readonly shards?: LockedShards;
      }
  );

export class SecureGateway extends Construct {
  readonly environment: Environment;
  /** What the API is; absent where only a plan was given. */
  readonly model?: ApiModel;
  /** About the plan. Errors among them also stop the synthesis, and nothing below is made. */
  readonly diagnostics: readonly Diagnostic[];
  readonly plan?: GatewayPlan;
  readonly parts?: GatewayParts;

  constructor(scope: Construct, id: string, props: SecureGatewayProps) {
    super(scope, id);
    this.environment = new Environment(this, 'environment');
    const references = lazyReferences(this.environment, {
      accountId: () => this.parts?.accountId ?? '',
      authorizerFunctionArn: (name) => this.parts?.authorizers[name]?.arn,
      vpcLinkId: (name) => this.parts?.vpcLinks?.idOf(name),
    });
    if ('model' in props) this.model = props.model;
    const { value, diagnostics } =
      'model' in props
        ? planGateway(props.model, {
            references,
            ...(props.environment !== undefined && { environment: props.environment }),
            ...(props.shards && { shards: props.shards }),
          })
        : props.plan(references);
    this.diagnostics = diagnostics;
    if (!value || hasErrors(diagnostics)) {
      this.node.addValidation({ validate: () => errorLines(diagnostics) });
      return;
    }
    this.plan = value;
    this.parts = makeParts(this, value, props);
  }
}

function errorLines(diagnostics: readonly Diagnostic[]): string[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return errors.length > 0 ? errors.map(diagnosticLine) : ['the specification has no plan'];
}
