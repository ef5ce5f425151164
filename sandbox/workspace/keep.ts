import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxOptions } from '../options.ts';
import type { Kept } from './shapes.ts';
import type { WorkspaceClock } from './time.ts';
import type { Workspace } from './workspace.ts';

/** A sandbox on disk: the workspace as one JSON file, and beside it the app's own data directory. */
export const APP_DATA = 'app';
const WORKSPACE = 'workspace.json';

/** How long a change may wait before the workspace is written again, ms. */
const WRITE_AFTER_MS = 300;

const isKept = (dir: string) => existsSync(join(dir, WORKSPACE));

const readKept = (dir: string): Kept => JSON.parse(readFileSync(join(dir, WORKSPACE), 'utf8'));

export function writeKept(dir: string, workspace: Workspace): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const path = join(dir, WORKSPACE);
  writeFileSync(`${path}.tmp`, `${JSON.stringify(workspace.keep(), null, 1)}\n`, { mode: 0o600 });
  renameSync(`${path}.tmp`, path);
}

/** Copies a kept sandbox, so that a start leaves it as it was. */
function copyKept(from: string, to: string): void {
  if (!isKept(from)) throw new Error(`${from} holds no kept sandbox: make it with npm run guided`);
  cpSync(from, to, { recursive: true });
}

/** The workspace as it was kept, or as the start has it, or empty. `clock`: the time that somebody wants it to have. */
export function openKept(
  dir: string,
  { workspace, clock }: { workspace: Workspace; clock: WorkspaceClock },
  wanted: Pick<SandboxOptions, 'start' | 'clock'>,
): void {
  if (!isKept(dir) && wanted.start) copyKept(wanted.start, dir);
  if (!isKept(dir)) {
    workspace.clear();
    clock.restart(wanted.clock);
    return;
  }
  const kept = readKept(dir);
  workspace.open(kept);
  clock.restart(wanted.clock ?? { at: kept.now, runs: kept.runs });
}

/** Takes away what the sandbox wrote there, and nothing else: the folder may be somebody's own. */
export function removeKept(dir: string): void {
  rmSync(join(dir, APP_DATA), { recursive: true, force: true });
  rmSync(join(dir, WORKSPACE), { force: true });
}

/** Writes the workspace soon after each change, until told to stop; then once more. */
export function keepWriting(dir: string, workspace: Workspace): () => void {
  let timer: NodeJS.Timeout | undefined;
  const stop = workspace.onChange(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      writeKept(dir, workspace);
    }, WRITE_AFTER_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
    writeKept(dir, workspace);
  };
}
