import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { zip } from '../../lib/constructs/index.js';

describe('zip', () => {
  it('is the same for the same files in any order', () => {
    expect(zip({ 'a.txt': 'one', 'b.txt': 'two' })).toEqual(
      zip({ 'b.txt': 'two', 'a.txt': 'one' }),
    );
  });

  it('differs when a file does', () => {
    expect(zip({ a: 'one' })).not.toEqual(zip({ a: 'two' }));
  });

  it('holds the files, readable for all, without a time', () => {
    const archive = zip({ 'b.mjs': 'x'.repeat(1000), 'a.json': '{"é":1}' });
    expect(readZip(archive)).toEqual([
      { name: 'a.json', text: '{"é":1}', mode: 0o100644, date: 0x21, time: 0 },
      { name: 'b.mjs', text: 'x'.repeat(1000), mode: 0o100644, date: 0x21, time: 0 },
    ]);
  });
});

/** Reads an archive by its central directory, as unzip and Lambda do. */
function readZip(archive: Buffer) {
  const end = archive.length - 22;
  expect(archive.readUInt32LE(end)).toBe(0x06054b50);
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    expect(archive.readUInt32LE(at)).toBe(0x02014b50);
    const nameLength = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    expect(archive.readUInt32LE(local)).toBe(0x04034b50);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
    const entry = {
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      text: inflateRawSync(packed).toString(),
      mode: archive.readUInt32LE(at + 38) >>> 16,
      date: archive.readUInt16LE(at + 14),
      time: archive.readUInt16LE(at + 12),
    };
    at += 46 + nameLength;
    return entry;
  });
}
