// What a change of specifications means for security: one difference, how bad it is, and where it is written.

import type { ApiModel } from '../model/index.js';
import type { GatewayPlan, RoutePlan } from '../plan/index.js';
import type { Location } from '../source/index.js';

/** An API as it is, or would be, served. */
export interface ServedApi {
  readonly model: ApiModel;
  readonly plan: GatewayPlan;
}

export interface ServedRoute extends ServedApi {
  readonly route: RoutePlan;
}

/** One difference between two versions. */
export interface Difference {
  /** `error`: opens something; `warning`: weakens a protection; `info`: neutral, or stronger than before. */
  readonly severity: 'error' | 'warning' | 'info';
  /** The fact, with both values. */
  readonly message: string;
  /** In the version after the change. @default the operation, or the root annotation */
  readonly at?: Location;
}

export interface Change extends Difference {
  /** What kind of difference: `authentication`, `throttle`, … */
  readonly kind: string;
  /** `GET /orders`, or the name of the API; of a setting that many operations share: the first few. */
  readonly of: string;
  readonly at: Location;
  /** Whether `at` is in the version before the change, for what is gone. */
  readonly gone: boolean;
}

/** Compares one aspect of an operation that both versions have. */
export interface OperationFacet {
  readonly kind: string;
  readonly compare: (before: ServedRoute, after: ServedRoute) => Iterable<Difference>;
}

/** Compares one aspect of an API that both versions have. */
export interface ApiFacet {
  readonly kind: string;
  readonly compare: (before: ServedApi, after: ServedApi) => Iterable<Difference>;
}
