import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StoreInUse } from './faults.ts';

const heldHere = new Set<string>();

/** Takes the directory for this process alone; returns how to give it back. A lock whose process is gone is taken over. */
export function lockDirectory(dir: string): () => void {
  const path = join(dir, 'lock');
  if (heldHere.has(path)) throw new StoreInUse(`${path}: this process already has the store open`);
  for (;;) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, `${process.pid}\n`);
      closeSync(file);
      heldHere.add(path);
      return () => {
        if (heldHere.delete(path)) unlinkSync(path);
      };
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
      const pid = Number(readFileSync(path, 'utf8'));
      // In a container the process before us often had our number: a lock with our own pid that we did not take is stale.
      if (pid !== process.pid && isRunning(pid))
        throw new StoreInUse(
          `${path} is held by process ${pid}. Only one Gonogo can use a data directory: stop the other one, or delete the lock if process ${pid} is not Gonogo.`,
        );
      unlinkSync(path);
    }
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
