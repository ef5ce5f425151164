import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { Low } from 'lowdb';
import type { Stores } from '../store.ts';
import { CannotOpen } from './faults.ts';
import { disk, type FileSystem } from './file-system.ts';
import { HELD_ALONE, type HeldLock } from './held-lock.ts';
import { Journal } from './journal.ts';
import { lockDirectory } from './lock.ts';
import { StoreState } from './state.ts';
import { LowdbStores } from './stores.ts';
import type { StoredUpgrade } from './upgrade.ts';

export type LowdbOptions = {
  /** Default: the real disk, with a lock file. */
  fs?: FileSystem;
  /** Bytes of journal after which a snapshot is written. */
  snapshotAfter?: number;
  say?: (what: string) => void;
  /** Somebody else took the directory, and may be writing: nothing more is saved, and whoever opened it has to end. */
  lost?: (why: string) => void;
  /** How things that were stored in the form of before are called and look now. */
  upgrade?: StoredUpgrade;
};

/** Opens (or creates) the stores in `dir`. Errors: CannotOpen. */
export async function openLowdb(dir: string, options: LowdbOptions = {}): Promise<Stores> {
  const { fs = disk, snapshotAfter = 16 * 1024 * 1024, say = () => {}, lost = () => {}, upgrade = {} } = options;
  const lock = options.fs ? HELD_ALONE : await taken(dir, say, lost);
  try {
    const journal = new Journal({ fs, dir, snapshotAfter, say, upgrade, isOurs: lock.check });
    const db = new Low(journal, new StoreState());
    await db.read();
    return new LowdbStores(db, journal, lock.giveBack);
  } catch (error) {
    lock.giveBack();
    throw unusable(dir, error);
  }
}

/** Makes the directory where there is none, closes it to others, and takes it for this process. */
async function taken(dir: string, say: (what: string) => void, lost: (why: string) => void): Promise<HeldLock> {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    close(dir, say);
    return await lockDirectory(dir, say, (why) => lost(why.message));
  } catch (error) {
    throw unusable(dir, error);
  }
}

/** Only its owner can close it. A volume that was put there for a group of ours is another's, and as good. */
function close(dir: string, say: (what: string) => void): void {
  try {
    chmodSync(dir, 0o700);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') throw error;
    if ((statSync(dir).mode & 0o007) !== 0)
      say(`${dir} belongs to another user, who lets everybody look into it; the files are closed, their names are not`);
  }
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What mends a folder that can't be used, by the code of what went wrong. */
const MENDS: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'make room on that disk'],
  ['EDQUOT', 'make room on that disk, or let this user have more of it'],
  ['EROFS', 'that disk can only be read: mount it so that it can be written to'],
  ['EIO', 'the disk fails: look at it, and at your backup'],
  ['EMFILE', 'too many files are open: let this process open more'],
]);
/** What the system's calls answer; Node's own faults begin with ERR_. */
const OF_THE_SYSTEM = /^E[A-Z\d]+$/;
const OTHERWISE = 'set DATA_DIR to a folder that I may write to, with all that is in it';

/** What went wrong with the disk, in words; what is a bug stays one. */
function unusable(dir: string, error: unknown): unknown {
  const code = codeOf(error);
  if (error instanceof CannotOpen || !(error instanceof Error) || !OF_THE_SYSTEM.test(code)) return error;
  const mend = MENDS.get(code) ?? OTHERWISE;
  return new CannotOpen(`can't use ${dir} as the data directory (${error.message}); ${mend}`);
}
