import { readFileSync, unlinkSync, utimesSync } from 'node:fs';
import { TakenOver } from './faults.ts';

/** The lock of a data directory, in the hands of the process that took it. */
export type HeldLock = {
  /** Errors: TakenOver, where it is this process's no more. Asked before anything is written. */
  check(): void;
  giveBack(): void;
};

/** The locks that this process holds. */
export const heldHere = new Set<string>();

/** Where nobody else can come: a disk of one's own making. */
export const HELD_ALONE: HeldLock = { check() {}, giveBack() {} };

/**
 * Touches the lock, so that others see that somebody is there, until it is given back. Whoever stood still for long (a container that was paused, a
 * machine that was moved) was taken for gone, and somebody else may be writing since: `lost` hears of it, and what is another's is left alone.
 */
export function held(path: string, text: string, everyMs: number, lost: (why: TakenOver) => void): HeldLock {
  heldHere.add(path);
  let why: TakenOver | undefined;
  let isOver = false;
  const beat = setInterval(() => {
    why = takenOver(path, text);
    if (!why) return touch(path);
    clearInterval(beat);
    lost(why);
  }, everyMs).unref();
  return {
    check() {
      why ??= takenOver(path, text);
      if (why) throw why;
    },
    giveBack() {
      clearInterval(beat);
      // The next one of this process has the same text.
      if (isOver) return;
      isOver = true;
      heldHere.delete(path);
      if (textAt(path) === text) unlinkSync(path);
    },
  };
}

/** Also where there is none any more: somebody may have been here and gone again. */
function takenOver(path: string, text: string): TakenOver | undefined {
  const now = textAt(path);
  if (now === text || now === undefined) return undefined;
  const by = now === '' ? 'it is gone' : `it is of process ${now.split('\n')[0]} of another container or machine`;
  return new TakenOver(
    `${path} is not mine any more (${by}): I stood still for too long, or somebody deleted it. Another Gonogo may be writing there, so I stop. Start only one.`,
  );
}

/** Empty where there is none; undefined where nobody can tell: a disk that fails is told of where something is written to it. */
function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? '' : undefined;
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // As above.
  }
}
