import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startSandbox } from '../sandbox/server.ts';
import { median, ms, type Row, row } from './support.ts';

/** How long the app can't be reached when Slack refreshes or drops a socket. */
export async function socketBench(): Promise<Row[]> {
  const sandbox = await startSandbox({});
  const control = (body: object) =>
    fetch(`${sandbox.url}/_control/faults`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  const rows: Row[] = [];
  for (const [name, body] of [
    ['refresh', { socket: 'refresh' }],
    ['loss', { socket: 'drop' }],
  ] as const) {
    const deaf: number[] = [];
    for (let i = 0; i < 5; i++) {
      let stop = false;
      let longest = 0;
      let last = performance.now();
      const talking = (async () => {
        while (!stop) {
          const before = sandbox.slack.log.length;
          await sandbox.slack.acts.command('U0MAYA0001', 'C0RELEASES', '/release', 'help');
          const heard = sandbox.slack.log.slice(before).some((e) => e.what === '→ /release' && e.ok);
          if (heard) {
            longest = Math.max(longest, performance.now() - last);
            last = performance.now();
          }
        }
      })();
      await new Promise((later) => setTimeout(later, 200));
      await control(body);
      await new Promise((later) => setTimeout(later, 1500));
      stop = true;
      await talking;
      deaf.push(longest);
    }
    rows.push(
      row(
        `Socket Mode ${name}: deaf for`,
        `${ms(median(deaf))} (longest of 5: ${ms(Math.max(...deaf))})`,
        'at most 100 ms',
        Math.max(...deaf) <= 100,
      ),
    );
  }
  await sandbox.stop();
  return rows;
}

/** From `npm run sandbox` to a page that can be used. */
export async function sandboxBench(): Promise<Row[]> {
  const took: number[] = [];
  for (let i = 0; i < 5; i++) {
    const port = 41_000 + Math.floor(Math.random() * 20_000);
    const started = performance.now();
    const run = spawn('npm', ['run', 'sandbox', '--', '--port', String(port)], {
      cwd: join(import.meta.dirname, '..'),
      stdio: 'ignore',
      detached: true,
    });
    for (;;) {
      const state = await fetch(`http://127.0.0.1:${port}/_control/state`, { signal: AbortSignal.timeout(2000) }).then(
        (r) => r.json(),
        () => undefined,
      );
      if (state?.health?.slack === 'connected') break;
      await new Promise((again) => setTimeout(again, 20));
    }
    took.push(performance.now() - started);
    if (run.pid) process.kill(-run.pid, 'SIGTERM');
    await new Promise((gone) => run.once('exit', gone));
  }
  return [
    row(
      'from npm run sandbox to a usable page',
      `${ms(median(took))} (longest of 5: ${ms(Math.max(...took))})`,
      'under 3 s',
      median(took) < 3000,
    ),
  ];
}
