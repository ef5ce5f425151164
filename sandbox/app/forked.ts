import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './compiled.mjs';
import { type AppOptions, environment } from './given.ts';

/** As `npm start` runs it. */
const APP_FLAGS = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=16', '--heap-growing-percent=30'];

/** The app, begun in a process of its own that talks with this one. `isToldTheTime`: it waits to be told what time it is. */
export const forked = (
  entry: string | undefined,
  o: AppOptions,
  { port, isToldTheTime }: { port: string; isToldTheTime: boolean },
): ChildProcess =>
  fork(
    entry ?? join(ROOT, 'src/main.ts'),
    [isToldTheTime ? '--parent-clock' : '--with-parent', '--speed', String(o.speed)],
    {
      env: environment(o, port),
      execArgv: APP_FLAGS,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
