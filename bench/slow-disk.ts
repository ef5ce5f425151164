import { once } from 'node:events';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { disk, type FileSystem } from '../src/store/lowdb/file-system.ts';

/**
 * The real file system, but for its syncs: each takes `ms` instead, one after the other, as on a disk of that speed. They are slept in a
 * thread of their own, since timers know only whole milliseconds.
 */
export function slowDisk(ms: number): { fs: FileSystem; meanSync(): number } {
  const worker = new Worker(import.meta.filename);
  worker.unref();
  let [syncs, total] = [0, 0];
  let last: Promise<unknown> = Promise.resolve();
  const sleep = async () => {
    const done = once(worker, 'message');
    worker.postMessage(ms);
    await done;
  };
  const sync = async () => {
    const at = performance.now();
    const mine = last.then(sleep);
    last = mine;
    await mine;
    syncs += 1;
    total += performance.now() - at;
  };
  return {
    fs: { ...disk, open: async (path, mode) => ({ ...(await disk.open(path, mode)), sync }), syncDir: sync },
    meanSync: () => total / Math.max(1, syncs),
  };
}

if (!isMainThread) {
  const never = new Int32Array(new SharedArrayBuffer(4));
  parentPort?.on('message', (ms: number) => {
    Atomics.wait(never, 0, 0, ms);
    parentPort?.postMessage('synced');
  });
}
