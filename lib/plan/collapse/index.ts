// Parts of an API that are served by one greedy resource, because the specification asks for it.

export { type CollapsedOperations, collapsePaths } from './collapse-paths.js';
export { collapsedRoute } from './collapsed-route.js';
export { collapseMessages } from './messages.js';
