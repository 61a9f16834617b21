import { describe, expect, it } from 'vitest';
import { partitionOf, repeat } from './partition-of.js';

describe('partition', () => {
  it('keeps an API that fits in one part', () => {
    expect(partitionOf(['/', '/a', '/a/{x}'], { resources: 3 }).shape).toEqual({
      '': ['/', '/a', '/a/{x}'],
    });
  });

  it('cuts off the heaviest prefix that is enough, and counts it without its base path', () => {
    const paths = [...repeat('/big', 5), ...repeat('/small', 2), '/c'];
    const { shape } = partitionOf(paths, { resources: 6 });
    expect(shape).toEqual({ '': [...repeat('/small', 2), '/c'], big: repeat('/big', 5) });
  });

  it('cuts below a prefix that is too heavy by itself', () => {
    const paths = ['/v1', ...repeat('/v1/a', 4), ...repeat('/v1/b', 4)];
    expect(Object.keys(partitionOf(paths, { resources: 8 }).shape)).toEqual(['', 'v1/a']);
  });

  it('has no part for the rest where nothing is left', () => {
    const paths = [...repeat('/a', 4), ...repeat('/b', 4)];
    const { shape } = partitionOf(paths, { resources: 5, settled: ['a', 'b'] });
    expect(Object.keys(shape)).toEqual(['a', 'b']);
  });

  it('gives each path to the longest prefix', () => {
    const { shape } = partitionOf(['/a', '/a/b', '/a/b/c', '/ab', '/a/{x}'], {
      settled: ['a', 'a/b'],
    });
    expect(shape).toEqual({ '': ['/ab'], a: ['/a', '/a/{x}'], 'a/b': ['/a/b', '/a/b/c'] });
  });

  it('names what cannot be divided, because variables come first', () => {
    const paths = ['/x', ...repeat('/orgs/{org}', 6)];
    expect(partitionOf(paths, { resources: 5 }).indivisible).toEqual([
      { prefix: 'orgs', dimension: 'resources', count: 8, path: '/orgs/{org}/0' },
    ]);
  });

  it('splits by authorizers', () => {
    const authorizers = (path: string) => [path.split('/')[1] ?? ''];
    const { shape } = partitionOf(['/a', '/b', '/b/x', '/c'], { authorizerQuota: 2, authorizers });
    expect(shape).toEqual({ '': ['/b', '/b/x', '/c'], a: ['/a'] });
  });

  it('splits by bytes, and counts a model once for each part that needs it', () => {
    const models = () => ['Shared'];
    const { shape } = partitionOf(['/a', '/b', '/c'], { bytes: 250, models });
    // 100 for the model, 60 for each path, 20 around them.
    expect(Object.values(shape).map((paths) => paths.length)).toEqual([2, 1]);
  });
});

describe('a part that is too large by now', () => {
  const full = [...repeat('/a', 4), ...repeat('/b', 3)];

  it('gives away what is new, and moves nothing', () => {
    const paths = [...full, ...repeat('/new', 2)];
    const { shape } = partitionOf(paths, { resources: 10, known: full });
    expect(Object.keys(shape)).toEqual(['', 'new']);
  });

  it('moves as few operations as make room', () => {
    const known = [...repeat('/a', 40), ...repeat('/b', 30)];
    const { shape } = partitionOf([...known, '/a/40'], { resources: 73, known });
    expect(Object.keys(shape)).toEqual(['', 'b']);
  });

  it('takes a new area below a common prefix for one, too', () => {
    const below = (paths: readonly string[]) => paths.map((path) => `/v1${path}`);
    const paths = below([...full, '/new']);
    const { shape } = partitionOf(paths, { resources: 11, known: below(full) });
    expect(Object.keys(shape)).toEqual(['', 'v1/new']);
  });

  it('leaves other parts alone', () => {
    const paths = [...full, ...repeat('/c', 3)];
    const { shape } = partitionOf(paths, { resources: 10, known: full, settled: ['b'] });
    expect(shape).toEqual({ '': [...repeat('/a', 4), ...repeat('/c', 3)], b: repeat('/b', 3) });
  });
});
