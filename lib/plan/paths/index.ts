// Resource paths of the REST API.

export { pathMessages } from './messages.js';
export {
  countResources,
  type Merged,
  type PathPlan,
  type PathRoute,
  planPaths,
} from './plan-paths.js';
export { templateOf } from './segments.js';
