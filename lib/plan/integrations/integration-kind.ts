// What a kind of back end has to tell: the integration of a method, the permissions and links it needs.

import type { Backend, Cors } from '../../annotations/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { ApiModel } from '../../model/index.js';
import type { MethodParameter } from '../parameters/index.js';
import type {
  AwsReferences,
  FunctionPermission,
  JsonObject,
  RoutePlan,
  VpcLinkPlan,
} from '../types.js';

export type BackendKind = Backend['kind'];
export type BackendOf<K extends BackendKind> = Extract<Backend, { kind: K }>;

export interface IntegrationContext {
  readonly route: RoutePlan;
  readonly securitySchemes: ApiModel['securitySchemes'];
  /** Appended to the address of an HTTP back end. */
  readonly backendPath: string;
  readonly references: AwsReferences;
  readonly parameters: readonly MethodParameter[];
  /** Status codes of the method responses. */
  readonly statuses: readonly string[];
  readonly endpoint: 'regional' | 'edge' | 'private';
  readonly links: VpcLinks;
  report(diagnostic: Diagnostic): void;
}

/** Links that Portcullis makes, with the name of the one for a back end. */
export interface VpcLinks {
  readonly links: readonly VpcLinkPlan[];
  nameFor(backend: BackendOf<'vpcLink'>): string | undefined;
}

export interface IntegrationKind<K extends BackendKind = BackendKind> {
  readonly kind: K;
  /** Whether the back end's answer reaches the caller unchanged, so that it must send CORS headers itself. */
  readonly isProxy: boolean;
  /** Value of `x-amazon-apigateway-integration`; undefined after an error was reported. */
  integration(backend: BackendOf<K>, context: IntegrationContext): JsonObject | undefined;
  /** What lets API Gateway call the back end for this route alone. */
  permissions(
    backend: BackendOf<K>,
    route: RoutePlan,
    references: AwsReferences,
  ): readonly FunctionPermission[];
}

/** Headers that browsers ask for, as API Gateway writes static values: in single quotes. */
export function corsHeaders(cors: Cors): Record<string, string> {
  return {
    'Access-Control-Allow-Origin': `'${cors.origins[0] ?? ''}'`,
    ...(cors.credentials && { 'Access-Control-Allow-Credentials': "'true'" }),
    ...(!cors.origins.includes('*') && { Vary: "'Origin'" }),
  };
}
