// Which classes of data travel, and what is no longer known to be of one.

import type { DataClass } from '../../annotations/index.js';
import { openness } from '../../plan/index.js';
import type { Difference, OperationFacet, ServedRoute } from '../change.js';
import { distinctParts, requestSchemas, responseSchemas } from '../parts.js';
import { compareSets, listed } from '../values.js';

export const data: OperationFacet = {
  kind: 'data',
  compare: (before, after) => {
    const answered = compareSets(before.route.answeredClasses, after.route.answeredClasses);
    const all = compareSets(before.route.dataClasses, after.route.dataClasses);
    const exposed = answered.added.filter(isSensitive);
    const sent = all.added.filter((one) => isSensitive(one) && !answered.added.includes(one));
    const unmarked = lostMarks(before, after);
    const gone = all.removed.filter(
      (one) => isSensitive(one) && !unmarked.some(({ data }) => data === one),
    );
    const open = openness(after.route.authentication) !== undefined;
    return [
      ...(exposed.length > 0
        ? [
            {
              severity: open ? ('error' as const) : ('warning' as const),
              message: `answers now hold ${listed(exposed)} data${open ? ', for everybody' : ''}`,
            },
          ]
        : []),
      ...(sent.length > 0
        ? [{ severity: 'info' as const, message: `requests now hold ${listed(sent)} data` }]
        : []),
      ...(gone.length > 0
        ? [{ severity: 'info' as const, message: `no longer holds ${listed(gone)} data` }]
        : []),
      ...unmarked.map(({ difference }) => difference),
    ];
  },
};

/** What is still there and has lost its mark: rules, masks and this comparison no longer know what it holds. */
function lostMarks(
  before: ServedRoute,
  after: ServedRoute,
): { readonly data: DataClass; readonly difference: Difference }[] {
  if (!before.route.dataClasses.some(isSensitive)) return [];
  const is = marksOf(after);
  return [...marksOf(before)].flatMap(([path, { data }]) => {
    const now = is.get(path);
    if (!data || !isSensitive(data) || !now || (now.data && isSensitive(now.data))) return [];
    const message = `\`${path}\` is ${now.data ? `marked as ${now.data}, ` : ''}no longer marked as ${data}`;
    return [{ data, difference: { severity: 'warning', message, at: now.at } }];
  });
}

/** The mark, if any, of each part of what travels. */
function marksOf({ model, route: { operation } }: ServedRoute) {
  const schemas = [...requestSchemas(operation), ...responseSchemas(operation)];
  const marks = new Map(
    [...distinctParts(model, schemas)].map(([path, { schema, at }]) => [
      path,
      { data: schema['x-gateway']?.data, at },
    ]),
  );
  for (const { name, in: place, data, at } of operation.parameters) {
    const path = `${place} ${name}`;
    marks.set(path, { data: data ?? marks.get(path)?.data, at });
  }
  return marks;
}

function isSensitive(one: DataClass): boolean {
  return one !== 'public';
}
