import { describe, expect, it } from 'vitest';
import { codeFrame, fromPointer, toPointer } from '../../lib/source/index.js';
import { loadSpecText } from '../../lib/spec/index.js';

const TEXT = 'openapi: 3.1.0\ninfo:\n  title: T\n  version: 1.0.0\n';

describe('a location', () => {
  it("points at a scalar's value, and at the key of a map", async () => {
    const { value } = await loadSpecText(TEXT);
    expect(String(value?.root.get('info')?.get('title')?.at)).toBe('openapi.yaml:3:10');
    expect(String(value?.root.get('info')?.at)).toBe('openapi.yaml:2:1');
    expect(String(value?.root.get('info')?.get('title')?.at.key())).toBe('openapi.yaml:3:3');
  });

  it('of a value that is not there is its nearest ancestor', async () => {
    const { value } = await loadSpecText(TEXT);
    expect(String(value?.root.get('info')?.at.child('contact', 'name'))).toBe('openapi.yaml:2:1');
  });

  it('is shown with the lines around it and a caret', async () => {
    const { value } = await loadSpecText(TEXT);
    const at = value?.root.get('info')?.get('title')?.at;
    expect(at && codeFrame(at)).toBe(
      '    1 | openapi: 3.1.0\n    2 | info:\n >  3 |   title: T\n      |          ^',
    );
  });

  it('is the same in JSON, computed from the text alone', async () => {
    const { value } = await loadSpecText(
      '{\n  "openapi": "3.1.0",\n  "info": { "title": "T", "version": "1" }\n}',
      { name: 'a.json' },
    );
    expect(String(value?.root.get('info')?.get('version')?.at)).toBe('a.json:3:38');
    expect(String(value?.root.get('info')?.at)).toBe('a.json:3:3');
  });
});

describe('a pointer', () => {
  it.each([
    [['paths', '/a~b', 0], '/paths/~1a~0b/0'],
    [[], ''],
  ])('%j is %s', (path, pointer) => {
    expect(toPointer(path)).toBe(pointer);
    expect(fromPointer(pointer)).toEqual(path.map(String));
  });
});
