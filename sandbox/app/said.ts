import type { ChildProcess } from 'node:child_process';

/** What the app tells whoever started it. */
export type Said = { ready?: string; idle?: number; waitingForClock?: true };

/** Somebody ended it; what ends by itself has a code. */
export class KilledError extends Error {
  constructor(signal: string) {
    super(`the app was ended by ${signal}`);
  }
}

/** The next message that says it; fails when the process ends before. */
export function said<T>(child: ChildProcess, what: (message: Said) => T | undefined): Promise<T> {
  return new Promise((heard, failed) => {
    const onMessage = (message: Said) => {
      const it = what(message);
      if (it === undefined) return;
      child.off('message', onMessage).off('exit', onExit);
      heard(it);
    };
    const onExit = (code: number | null, signal: string | null) =>
      failed(signal === null ? new Error(`the app ended with ${code}`) : new KilledError(signal));
    child.on('message', onMessage).once('exit', onExit);
  });
}
