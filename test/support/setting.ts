import { onTestFinished } from 'vitest';
import type { Setting } from '../../src/door/setting.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import { COMPANY, NOW, PEOPLE } from '../domain/given.ts';
import { tempDir } from './temp.ts';
import { unsynced } from './unsynced.ts';

/** A setting on a disk of its own, which nobody waits for, and is closed when the test is over. */
export async function openSetting(more: Partial<Setting> = {}): Promise<Setting> {
  const stores = await openLowdb(tempDir(), { fs: unsynced });
  onTestFinished(() => stores.close());
  return {
    store: stores.of('T1'),
    workspace: 'T1',
    company: () => COMPANY,
    people: () => PEOPLE,
    now: () => NOW,
    ...more,
  };
}
