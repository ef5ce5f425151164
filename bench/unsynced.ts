import { disk, type FileSystem } from '../src/store/lowdb/file-system.ts';
import { openLowdb } from '../src/store/lowdb/index.ts';
import type { Store } from '../src/store/store.ts';
import { scratch } from './support.ts';

/** The real disk but for its syncs, so that what is decided is measured and not the disk. */
const unsynced: FileSystem = {
  ...disk,
  open: async (path, mode) => ({ ...(await disk.open(path, mode)), sync: async () => {} }),
  syncDir: async () => {},
};

/** A store on a scratch directory that waits for no disk. */
export const openUnsynced = async (): Promise<Store> => (await openLowdb(scratch(), { fs: unsynced })).of('T1');
