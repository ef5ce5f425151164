import { openLowdb } from '../src/store/lowdb/index.ts';
import type { Store } from '../src/store/store.ts';
import { unsynced } from '../test/support/unsynced.ts';
import { scratch } from './support.ts';

/** A store on a scratch directory that waits for no disk, so that what is decided is measured. */
export const openUnsynced = async (): Promise<Store> => (await openLowdb(scratch(), { fs: unsynced })).of('T1');
