import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const quantile = (values: number[], q: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0;
export const median = (values: number[]) => quantile(values, 0.5);
export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

export type Row = { what: string; saw: string; bound: string; ok: boolean };
export const row = (what: string, saw: string, bound: string, ok: boolean): Row => ({ what, saw, bound, ok });

const dirs: string[] = [];
export function scratch(): string {
  const dir = mkdtempSync(join(tmpdir(), 'gonogo-bench-'));
  dirs.push(dir);
  return dir;
}
process.on('exit', () => {
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
});

/** Starts a bench process and waits for its first message. */
export async function child(
  file: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{
  process: ChildProcess;
  said: string;
  ask(what: string): Promise<Record<string, number>>;
  stop(): Promise<void>;
}> {
  const forked = fork(join(import.meta.dirname, file), args, {
    env: { PATH: process.env.PATH, ...env },
    // What is ours runs as `npm start` runs it.
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      '--expose-gc',
      ...(file === 'app.ts' || args[0] === 'ours' ? ['--max-semi-space-size=16', '--heap-growing-percent=30'] : []),
    ],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const said = await new Promise<string>((ready, failed) => {
    forked.once('message', (m) => ready(String(m)));
    forked.once('exit', (code) => failed(new Error(`${file} ended with ${code}`)));
  });
  return {
    process: forked,
    said,
    ask: (what) =>
      new Promise((answer) => {
        forked.once('message', (m) => answer(Object(m)));
        forked.send(what);
      }),
    async stop() {
      const gone = new Promise((done) => forked.once('exit', done));
      forked.kill('SIGKILL');
      await gone;
    },
  };
}

/** Answers a parent that asks for memory: after a collection, in MB. */
export function answerMemory(): void {
  process.on('message', (what) => {
    if (what !== 'memory') return;
    globalThis.gc?.();
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    process.send?.({ rss: rss / 1e6, heap: heapUsed / 1e6 });
  });
}
