import { describe, expect, it } from 'vitest';
import { formatLock, LOCK_FILE, parseLock, withShards } from '../../../lib/plan/shards/index.js';

const TEXT = `{
  "lockfileVersion": 1,
  "apis": {
    "shop": {
      "/": [
        "GET /"
      ],
      "/orders": [
        "GET /orders",
        "POST /orders"
      ]
    }
  }
}
`;

const read = (text: string) => {
  const { value, diagnostics } = parseLock(LOCK_FILE, text);
  return {
    value,
    places: diagnostics.map(
      ({ code, at, file }) => `${code} ${at ? `${at.line}:${at.column}` : file}`,
    ),
    messages: diagnostics.map(({ message }) => message),
  };
};

describe('the lock file', () => {
  it('says which operations each base path serves', () => {
    const shop = read(TEXT).value?.get('shop');
    expect([...(shop ?? [])].map(([basePath, { operations }]) => [basePath, operations])).toEqual([
      ['/', ['GET /']],
      ['/orders', ['GET /orders', 'POST /orders']],
    ]);
  });

  it('is written as it is read, sorted, one operation a line', () => {
    const lock = withShards(new Map(), 'shop', [
      { basePath: '/orders', operations: ['POST /orders', 'GET /orders'] },
      { basePath: '/', operations: ['GET /'] },
    ]);
    expect(formatLock(lock)).toBe(TEXT);
    const again = read(formatLock(lock)).value;
    expect(again && formatLock(again)).toBe(TEXT);
  });

  it('keeps the entries of other APIs, and drops that of one that is not split', () => {
    const { value } = read(TEXT);
    const whole = [{ basePath: '/', operations: ['GET /'] }];
    expect(formatLock(withShards(value ?? new Map(), 'other', whole))).toBe(TEXT);
    expect([...withShards(value ?? new Map(), 'shop', whole).keys()]).toEqual([]);
  });

  const cases: [name: string, text: string, places: string[]][] = [
    ['is no JSON', '{', ['PLAN-330 portcullis.lock.json']],
    ['is a list', '[]', ['PLAN-332 1:1']],
    ['has no version', '{ "apis": {} }', ['PLAN-331 1:1']],
    ['is of a newer version', TEXT.replace('1,', '2,'), ['PLAN-331 2:22']],
    ['has no APIs', '{ "lockfileVersion": 1 }', ['PLAN-332 1:1']],
    ['has an unknown key', TEXT.replace('"apis"', '"x": 1,\n"apis"'), ['PLAN-332 3:3']],
    [
      'has an API that is a list',
      '{ "lockfileVersion": 1, "apis": { "a": [] } }',
      ['PLAN-332 1:35'],
    ],
    ['has a base path with a variable', TEXT.replace('/orders":', '/{o}":'), ['PLAN-333 8:7']],
    ['has a base path without a slash', TEXT.replace('"/orders":', '"orders":'), ['PLAN-333 8:7']],
    ['has a base path with two slashes', TEXT.replace('/orders":', '/a//b":'), ['PLAN-333 8:7']],
    ['lists what is no operation', TEXT.replace('"GET /"', '1'), ['PLAN-332 5:7']],
  ];
  it.each(cases)('that %s is refused at its place', (_, text, places) => {
    expect(read(text)).toMatchObject({ value: undefined, places });
  });

  it('with merge conflicts says so', () => {
    const text = `<<<<<<< ours\n${TEXT}=======\n${TEXT}>>>>>>> theirs\n`;
    expect(read(text).messages).toEqual(['portcullis.lock.json has unresolved merge conflicts']);
  });
});
