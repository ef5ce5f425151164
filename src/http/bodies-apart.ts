import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { FileSystem } from '../store/lowdb/file-system.ts';

/**
 * Where the bodies are that were set aside and are too large for a document: a file each, durable once it is kept, in no memory. Bounded: the newest are kept.
 * `delivery`: its id at its source
 */
export interface BodiesApart {
  /** Whether it is kept; where the disk has no place for it, what is set aside goes without. */
  keep(source: string, delivery: string, bytes: Uint8Array): Promise<boolean>;
  read(source: string, delivery: string): Promise<Uint8Array | undefined>;
  drop(source: string, delivery: string): Promise<void>;
}

const MOST = 200;
const MOST_BYTES = 64 * 1024 * 1024;

/** `number-mark-sum-bytes`: in the order in which they came; its checksum and how many they are tell one that was only begun. */
type Kept = { name: string; number: number; mark: string; sum: string; bytes: number };
const NAME = /^(\d{8})-([0-9a-f]{32})-([0-9a-f]{8})-(\d{1,9})\.gz$/;

export function openBodiesApart(
  dir: string,
  fs: FileSystem,
  { most = MOST, mostBytes = MOST_BYTES } = {},
): BodiesApart {
  let looked: Promise<Kept[]> | undefined;
  /** One after the other: what is written must not be what is let go. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(act: (known: Kept[]) => Promise<T>, otherwise: T): Promise<T> => {
    const done = last.then(async () => {
      try {
        looked ??= allIn(dir, fs);
        return await act(await looked);
      } catch {
        // What was done by then is not known: it is looked for anew.
        looked = undefined;
        return otherwise;
      }
    });
    last = done;
    return done;
  };
  const letGo = async (known: Kept[], one: Kept) => {
    await fs.unlink(join(dir, one.name));
    known.splice(known.indexOf(one), 1);
  };

  return {
    keep: (source, delivery, bytes) =>
      bytes.length > mostBytes
        ? Promise.resolve(false)
        : inTurn(async (known) => {
            const mark = markOf(source, delivery);
            const before = known.find((k) => k.mark === mark);
            if (before && (await wholeIn(fs, dir, before))) return true;
            // It was begun as the process ended, and its sender has sent it again.
            if (before) await letGo(known, before);
            const number = (known.at(-1)?.number ?? 0) + 1;
            const sum = sumOf(bytes);
            const name = `${String(number).padStart(8, '0')}-${mark}-${sum}-${bytes.length}.gz`;
            await written(fs, dir, name, bytes);
            known.push({ name, number, mark, sum, bytes: bytes.length });
            for (const one of tooMany(known, most, mostBytes)) await letGo(known, one);
            return true;
          }, false),
    read: (source, delivery) =>
      inTurn(async (known) => {
        const one = known.find((k) => k.mark === markOf(source, delivery));
        return one && wholeIn(fs, dir, one);
      }, undefined),
    drop: (source, delivery) =>
      inTurn(async (known) => {
        const one = known.find((k) => k.mark === markOf(source, delivery));
        if (one) await letGo(known, one);
      }, undefined),
  };
}

async function allIn(dir: string, fs: FileSystem): Promise<Kept[]> {
  await fs.mkdir(dir);
  return (await fs.readdir(dir)).sort().flatMap((name): Kept[] => {
    const [, number, mark = '', sum = '', bytes] = NAME.exec(name) ?? [];
    return number === undefined ? [] : [{ name, number: Number(number), mark, sum, bytes: Number(bytes) }];
  });
}

async function wholeIn(fs: FileSystem, dir: string, { name, sum, bytes }: Kept): Promise<Uint8Array | undefined> {
  const read = await fs.readFile(join(dir, name));
  return read.length === bytes && sumOf(read) === sum ? read : undefined;
}

async function written(fs: FileSystem, dir: string, name: string, bytes: Uint8Array): Promise<void> {
  const file = await fs.open(join(dir, name), 'create');
  try {
    await file.append(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    await file.sync();
  } finally {
    await file.close();
  }
  await fs.syncDir(dir);
}

/** The oldest, until there are not too many and they are not too large. */
function tooMany(known: readonly Kept[], most: number, mostBytes: number): Kept[] {
  let bytes = 0;
  const fits = known.toReversed().filter((one, n) => {
    bytes += one.bytes;
    return n < most && bytes <= mostBytes;
  });
  return known.filter((one) => !fits.includes(one));
}

const sumOf = (bytes: Uint8Array) => crc32(bytes).toString(16).padStart(8, '0');

const markOf = (source: string, delivery: string) =>
  createHash('sha256')
    .update(JSON.stringify([source, delivery]))
    .digest('hex')
    .slice(0, 32);
