// Every message about resource paths.

import { defineCatalogue, message } from '../../diagnostics/index.js';

export const pathMessages = defineCatalogue({
  'PLAN-200': message<{ path: string; segment: string; characters: string; variable: string }>({
    severity: 'warning',
    message: ({ path, segment, characters, variable }) =>
      `API Gateway has no segments with ${characters}: "${segment}" of ${path} becomes {${variable}}, which takes any text; the back end gets it unchanged and must refuse others`,
    hint: () => 'use letters, digits and _ - . , : in literal segments',
  }),
  'PLAN-201': message<{ path: string; served: string }>({
    severity: 'warning',
    message: ({ path, served }) =>
      `a path has no query and no fragment: ${path} is served as ${served}, whatever the query; the back end gets it unchanged`,
    hint: () =>
      'declare what follows ? or # as query parameters, and merge operations that differ only in them',
  }),
  'PLAN-202': message<{ path: string; segment: string; variable: string }>({
    severity: 'warning',
    message: ({ path, segment, variable }) =>
      `a variable is a whole segment: "${segment}" of ${path} becomes {${variable}}, which takes any text; the back end gets it unchanged and must split it`,
    hint: ({ variable }) =>
      `make {${variable}} the segment in the specification, or give the parts segments of their own`,
  }),
  'PLAN-203': message<{ path: string; from: string; to: string }>({
    severity: 'info',
    message: ({ path, from, to }) =>
      `the variable {${from}} of ${path} is called {${to}} in API Gateway, which has one name for each place`,
    hint: ({ to }) => `call it {${to}} in the specification as well`,
  }),
  'PLAN-204': message<{ path: string; segment: string; methods: string }>({
    severity: 'error',
    message: ({ path, segment, methods }) =>
      `API Gateway cannot serve ${methods} ${path}: after "${segment}", which takes the rest of the path, nothing may follow`,
    hint: () => 'move the variable that takes several segments to the end of the path',
  }),
  'PLAN-205': message<{ path: string; greedy: string; other: string; methods: string }>({
    severity: 'error',
    message: ({ path, greedy, other, methods }) =>
      `API Gateway cannot serve ${methods} ${path}: {${greedy}+} and {${other}} are variables at the same place`,
    hint: ({ other }) =>
      `put a literal segment before one of them, or serve both with the one that takes the rest of the path instead of {${other}}`,
  }),
  'PLAN-206': message<{ path: string; served: string }>({
    severity: 'info',
    message: ({ path, served }) =>
      `${path} is served as ${served}: API Gateway has no empty segments`,
    hint: ({ served }) => `write ${served} in the specification`,
  }),
  'PLAN-207': message<{ method: string; path: string; first: string; resource: string }>({
    severity: 'error',
    message: ({ method, path, first, resource }) =>
      `${method} ${path} and ${method} ${first} are the same method of the resource ${resource}`,
    hint: () =>
      'remove one of the two, make their paths differ in a literal segment, or give both the same security, back end and settings',
  }),
  'PLAN-208': message<{ path: string }>({
    severity: 'warning',
    message: ({ path }) =>
      `API Gateway keeps ${path} for its own health checks; it does not work on a custom domain`,
    hint: () => 'call it /health or /status',
  }),
  'PLAN-210': message<{ path: string }>({
    severity: 'warning',
    message: ({ path }) => `TRACE ${path} is left out: API Gateway has no TRACE method`,
    hint: () => 'remove the operation; TRACE echoes credentials and is best switched off',
  }),
  'PLAN-211': message<{ path: string; segment: string; variable: string }>({
    severity: 'info',
    message: ({ path, segment, variable }) =>
      `"${segment}" of ${path} becomes {${variable}+}, which takes the rest of the path`,
    hint: ({ variable }) => `write {${variable}+} in the specification`,
  }),
  'PLAN-212': message<{ path: string; segment: string; methods: string }>({
    severity: 'error',
    message: ({ path, segment, methods }) =>
      `API Gateway cannot serve ${methods} ${path}: the segment "${segment}" has no complete {variable}`,
    hint: () => 'write each variable as {name}, with a name and both braces',
  }),
  'PLAN-213': message<{ pathless: string }>({
    severity: 'info',
    message: ({ pathless }) => `${pathless} has no operation and is not served`,
    hint: () => 'add an operation, or remove the path',
  }),
  'PLAN-214': message<{ path: string; methods: string; count: number; most: number }>({
    severity: 'error',
    message: ({ path, methods, count, most }) =>
      `API Gateway cannot serve ${methods} ${path.slice(0, 80)}…: the path has ${count} segments, and a REST API has resources for ${most}`,
    hint: () => 'replace the end of the path by one variable that takes the rest: {proxy+}',
  }),
  'PLAN-215': message<{
    method: string;
    path: string;
    first: string;
    resource: string;
    lost: readonly string[];
  }>({
    severity: 'warning',
    message: ({ method, path, first, resource, lost }) =>
      `${method} ${path} is served as ${method} ${first}: both are ${resource} in API Gateway, with the same back end and protection${lost.length > 0 ? `; not checked: ${lost.join(', ')}` : ''}`,
    hint: ({ lost }) =>
      lost.length > 0
        ? 'make their paths differ in a literal segment, or let both ask for the same'
        : 'nothing to do, as long as both ask for the same; or remove one of the two',
  }),
  'PLAN-216': message({
    severity: 'info',
    message: () => 'the document describes no operation: nothing is served',
    hint: () => 'add a path with an operation to `paths`',
  }),
});
