import { disk, type FileSystem } from '../../src/store/lowdb/file-system.ts';

/** The real disk but for its syncs: what is decided is looked at, and not what is left after a power cut. */
export const unsynced: FileSystem = {
  ...disk,
  open: async (path, mode) => ({ ...(await disk.open(path, mode)), sync: async () => {} }),
  syncDir: async () => {},
};
