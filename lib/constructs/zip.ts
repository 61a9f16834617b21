// Writes a ZIP archive that is the same, byte for byte, for the same files: fixed times and modes, entries
// by name. cdktf's own archives carry the time of the build, which would redeploy a function at every synth.

import { crc32, deflateRawSync } from 'node:zlib';

/** 1 January 1980, the first day the format knows. */
const DOS_DATE = 0x0021;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const DEFLATE = 8;
const VERSION = 20;
/** `-rw-r--r--` of a regular file, made on UNIX: Lambda refuses files it may not read. */
const MODE = 0o100644 * 0x10000;
const MADE_ON_UNIX = 3 << 8;

/** Packs `files` (name → content). Zip64 is not written: fewer than 65,535 entries, less than 4 GiB. */
export function zip(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const name of Object.keys(files).sort()) {
    const content = Buffer.from(files[name] ?? '');
    const packed = deflateRawSync(content, { level: 9 });
    const facts = entryFacts(name, content, packed.length);
    const local = Buffer.concat([numbers([0x04034b50, 4]), facts, Buffer.from(name), packed]);
    bodies.push(local);
    directory.push(directoryEntry(name, facts, offset));
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = numbers(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [directory.length, 2],
    [directory.length, 2],
    [index.length, 4],
    [offset, 4],
    [0, 2],
  );
  return Buffer.concat([...bodies, index, end]);
}

/** The fields that the entry and the directory share. */
function entryFacts(name: string, content: Buffer, packed: number): Buffer {
  return numbers(
    [VERSION, 2],
    [FLAGS, 2],
    [DEFLATE, 2],
    [0, 2],
    [DOS_DATE, 2],
    [crc32(content), 4],
    [packed, 4],
    [content.length, 4],
    [Buffer.byteLength(name), 2],
    [0, 2],
  );
}

function directoryEntry(name: string, facts: Buffer, offset: number): Buffer {
  return Buffer.concat([
    numbers([0x02014b50, 4], [MADE_ON_UNIX | VERSION, 2]),
    facts,
    numbers([0, 2], [0, 2], [0, 2], [MODE, 4], [offset, 4]),
    Buffer.from(name),
  ]);
}

function numbers(...fields: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  return Buffer.concat(
    fields.map(([value, bytes]) => {
      const field = Buffer.alloc(bytes);
      if (bytes === 2) field.writeUInt16LE(value);
      else field.writeUInt32LE(value);
      return field;
    }),
  );
}
