import { chmodSync, mkdirSync } from 'node:fs';
import { Low } from 'lowdb';
import { messageOf } from '../../thrown/words.ts';
import type { Stores } from '../store.ts';
import { CannotOpen } from './faults.ts';
import { disk, type FileSystem } from './file-system.ts';
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
  /** How things that were stored in the form of before are called and look now. */
  upgrade?: StoredUpgrade;
};

/** Opens (or creates) the stores in `dir`. Errors: CannotOpen, and those of a disk that fails while it is read. */
export async function openLowdb(dir: string, options: LowdbOptions = {}): Promise<Stores> {
  let unlock = () => {};
  if (!options.fs) {
    unlock = taken(dir);
  }
  try {
    const { fs = disk, snapshotAfter = 16 * 1024 * 1024, say = () => {}, upgrade = {} } = options;
    const journal = new Journal({ fs, dir, snapshotAfter, say, upgrade });
    const db = new Low(journal, new StoreState());
    await db.read();
    return new LowdbStores(db, journal, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Makes the directory where there is none, closes it to others, and takes it for this process; returns how to give it back. */
function taken(dir: string): () => void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    chmodSync(dir, 0o700);
    return lockDirectory(dir);
  } catch (error) {
    if (error instanceof CannotOpen) throw error;
    const why = messageOf(error);
    throw new CannotOpen(
      `can't use ${dir} as the data directory (${why}); set DATA_DIR to a folder that I may write to`,
    );
  }
}
