import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppProcess } from '../../sandbox/app/processes.ts';
import { WorkspaceClock } from '../../sandbox/workspace/time.ts';
import { tempDir } from '../support/temp.ts';

test('the app that was ended is started as its sources are by then', async () => {
  const dir = tempDir();
  const version = (n: number) => {
    const file = join(dir, `app-${n}.mjs`);
    writeFileSync(file, `process.send({ ready: 'http://127.0.0.1:${n}' }); setInterval(() => {}, 1000);`);
    return file;
  };
  let today = version(1);
  const app = new AppProcess({
    api: 'http://127.0.0.1:9/api/',
    pipeline: 'http://127.0.0.1:9',
    metrics: 'http://127.0.0.1:9',
    systems: { all: {} } as never,
    dataDir: join(dir, 'data'),
    manifests: join(import.meta.dirname, '../../manifests'),
    http: false,
    speed: 1,
    clock: new WorkspaceClock(),
    logLevel: 'silent',
    entry: async () => today,
  });
  await app.start();
  expect(app.address).toBe('http://127.0.0.1:1');
  await app.kill();
  today = version(2);
  await app.start();
  expect(app.address).toBe('http://127.0.0.1:2');
  await app.kill();
});
