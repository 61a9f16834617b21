// What the specification says of the values that callers send and get: shared by the rules about schemas.

export { conjunctsOf, isOfType, saysSomething, type Written } from './conjuncts.js';
export { perValue, type Saying, SIDES, writtenOnce } from './judge-values.js';
export { isBound } from './limits.js';
export { anchorsOf, boundsLength, matchesNearlyEverything } from './pattern.js';
export { holds, isFixed, type SchemaValue, schemaValues } from './values.js';
