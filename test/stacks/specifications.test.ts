import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSpecifications } from '../../stacks/specifications.js';

describe('the specifications of a project', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'portcullis-specs-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const cases: readonly [what: string, files: readonly string[], found: readonly string[]][] = [
    ['files', ['b.yaml', 'a.json', 'c.yml', 'README.md'], ['a.json', 'b.yaml', 'c.yml']],
    ['the entry file of a folder', ['x/openapi.yaml', 'x/paths.yaml'], ['x/openapi.yaml']],
    ['a folder whose entry file has its name', ['x/x.json', 'x/y.json'], ['x/x.json']],
    ['openapi before swagger before api', ['x/api.yaml', 'x/swagger.json'], ['x/swagger.json']],
    ['no folder without an entry file', ['x/schemas.yaml'], []],
    ['nothing deeper', ['x/y/openapi.yaml'], []],
  ];
  it.each(cases)('are %s', (_, files, found) => {
    for (const file of files) {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(folder, file), '');
    }
    expect(findSpecifications(folder)).toEqual(found.map((file) => path.join(folder, file)));
  });

  it('are none where there is no folder', () => {
    expect(findSpecifications(path.join(folder, 'absent'))).toEqual([]);
  });
});
