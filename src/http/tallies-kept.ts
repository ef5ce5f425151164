import { join } from 'node:path';
import { z } from 'zod';
import { KINDS, Tallies } from '../inbound/tallies.ts';
import type { FileSystem } from '../store/lowdb/file-system.ts';

const Tally = z.object({
  count: z.int().min(0),
  last: z.string().optional(),
  of: z.record(z.string(), z.int().min(0)).optional(),
  why: z.string().optional(),
});
const Astray = z.object({ count: z.int().min(1), last: z.string(), name: z.string().optional() });
const Kept = z.object({
  since: z.string(),
  sources: z.record(z.string(), z.partialRecord(z.enum(KINDS), Tally)),
  astray: Astray.optional(),
});

const NAME = 'inbound-tallies.json';
/** How long what was counted waits to be written, ms: a kill loses so much of it, and no delivery waits for the disk. */
const WITHIN_MS = 5000;

export type TalliesKept = { tallies: Tallies; stop(): Promise<void> };

/** What came from each source, as it was counted before the restart. What can't be read, or written, is counted anew: no delivery depends on it. `now`: UTC ISO */
export async function openTallies(
  dir: string,
  fs: FileSystem,
  now: string,
  withinMs = WITHIN_MS,
): Promise<TalliesKept> {
  const path = join(dir, NAME);
  const tallies = new Tallies(await readFrom(path, fs), now);
  let waiting: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  const write = () => {
    waiting = undefined;
    last = last.then(() => written(fs, dir, path, JSON.stringify(tallies.known())).catch(() => undefined));
    return last;
  };
  tallies.onChange = () => {
    waiting ??= setTimeout(write, withinMs).unref();
  };
  return {
    tallies,
    async stop() {
      if (!waiting) return last;
      clearTimeout(waiting);
      await write();
    },
  };
}

async function readFrom(path: string, fs: FileSystem) {
  try {
    return Kept.parse(JSON.parse((await fs.readFile(path)).toString('utf8')));
  } catch {
    return undefined;
  }
}

/** Beside what is there, and then in its place: a power cut leaves the one or the other. */
async function written(fs: FileSystem, dir: string, path: string, text: string): Promise<void> {
  const file = await fs.open(`${path}.new`, 'create');
  try {
    await file.append(Buffer.from(text));
    await file.sync();
  } finally {
    await file.close();
  }
  await fs.rename(`${path}.new`, path);
  await fs.syncDir(dir);
}
