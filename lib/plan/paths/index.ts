// Resource paths of the REST API.

export { pathMessages } from './messages.js';
export {
  countResources,
  type PathPlan,
  type PathRoute,
  planPaths,
  RESOURCE_QUOTA,
} from './plan-paths.js';
