import { describe, expect, it } from 'vitest';
import { lowerParameters } from '../../../lib/plan/parameters/index.js';
import { type OperationSketch, operation, routeOf } from '../model-builder.js';

function lowered(route: string, parameters: NonNullable<OperationSketch['parameters']>) {
  const { parameters: found, diagnostics } = lowerParameters(
    routeOf(operation(route, { parameters })),
  );
  return {
    names: found.map(
      ({ in: place, name, required }) => `${place} ${name}${required ? ' required' : ''}`,
    ),
    codes: diagnostics.map(({ code, severity }) => `${severity} ${code}`),
  };
}

describe('lowerParameters', () => {
  it.each<[string, string, NonNullable<OperationSketch['parameters']>, string[], string[]]>([
    [
      'keeps query, header and path parameters',
      'get /o/{id}',
      [
        { name: 'q', in: 'query' },
        { name: 'X-Trace', in: 'header', required: true },
        { name: 'id', in: 'path' },
      ],
      ['path id required', 'query q', 'header X-Trace required'],
      [],
    ],
    [
      'omits names with brackets and says so',
      'get /o',
      [{ name: 'filter[a]', in: 'query', required: true }],
      [],
      ['warning PLAN-220'],
    ],
    [
      'prefers the path to a query parameter of the same name',
      'get /o/{id}',
      [
        { name: 'id', in: 'query' },
        { name: 'id', in: 'path' },
      ],
      ['path id required'],
      ['warning PLAN-221'],
    ],
    [
      'prefers a query parameter to a header of the same name',
      'get /o',
      [
        { name: 'v', in: 'header' },
        { name: 'v', in: 'query' },
      ],
      ['query v'],
      ['warning PLAN-221'],
    ],
    [
      'asks for a Cookie header for required cookies',
      'get /o',
      [
        { name: 'a', in: 'cookie', required: true },
        { name: 'b', in: 'cookie' },
      ],
      ['header Cookie required'],
      ['warning PLAN-222', 'warning PLAN-222'],
    ],
    [
      'does not ask for it for optional cookies',
      'get /o',
      [{ name: 'b', in: 'cookie' }],
      [],
      ['warning PLAN-222'],
    ],
    [
      'merges headers that differ by case, required if one is',
      'get /o',
      [
        { name: 'X-A', in: 'header' },
        { name: 'x-a', in: 'header', required: true },
      ],
      ['header X-A required'],
      ['info PLAN-223'],
    ],
    [
      'drops headers that OpenAPI ignores',
      'get /o',
      [
        { name: 'authorization', in: 'header' },
        { name: 'Content-Type', in: 'header' },
        { name: 'Accept', in: 'header' },
      ],
      [],
      ['info PLAN-224', 'info PLAN-224', 'info PLAN-224'],
    ],
    [
      'notes deepObject',
      'get /o',
      [{ name: 'q', in: 'query', style: 'deepObject' }],
      ['query q'],
      ['info PLAN-225'],
    ],
    [
      'notes content',
      'get /o',
      [{ name: 'q', in: 'query', mediaType: 'application/json' }],
      ['query q'],
      ['info PLAN-225'],
    ],
    [
      'drops path parameters without a variable',
      'get /o',
      [{ name: 'id', in: 'path' }],
      [],
      ['warning PLAN-226'],
    ],
    [
      'adds variables without a parameter',
      'get /o/{id}',
      [],
      ['path id required'],
      ['info PLAN-227'],
    ],
    [
      'follows renamed variables',
      'get /o/{id}.json',
      [{ name: 'id', in: 'path' }],
      ['path idJson required'],
      [],
    ],
    [
      'makes one parameter of a segment with two variables',
      'get /o/{a}-{b}',
      [
        { name: 'a', in: 'path' },
        { name: 'b', in: 'path' },
      ],
      ['path aB required'],
      [],
    ],
    [
      'takes a greedy parameter under both names',
      'get /f/{p+}',
      [{ name: 'p+', in: 'path' }],
      ['path p required'],
      [],
    ],
  ])('%s', (_, route, parameters, names, codes) => {
    expect(lowered(route, parameters)).toEqual({ names, codes });
  });
});
