/**
 * Makes the snapshot that `npm run sandbox` opens with, by playing a month of the sample company's life through the control API: `npm run guided`.
 * This folder alone knows what people type to Gonogo.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../server.ts';
import { writeKept } from '../workspace/keep.ts';
import { february } from './february.ts';
import { playing } from './playing.ts';
import { thisWeek } from './this-week.ts';

const SNAPSHOT = join(import.meta.dirname, 'snapshot');

const persist = mkdtempSync(join(tmpdir(), 'gonogo-play-'));
const sandbox = await startSandbox({
  persist,
  guided: true,
  speed: 50,
  stepMs: 5,
  clock: { at: '2026-02-02T08:00:00.000Z', runs: false },
});
try {
  const hands = playing(sandbox);
  await february(hands);
  await thisWeek(hands);
} finally {
  await sandbox.stop();
}
// The time runs on from where the play ended.
sandbox.slack.workspace.clock.restart({ at: sandbox.slack.workspace.clock.iso(), runs: true });
writeKept(persist, sandbox.slack.workspace);
rmSync(SNAPSHOT, { recursive: true, force: true });
cpSync(persist, SNAPSHOT, { recursive: true });
rmSync(persist, { recursive: true, force: true });
console.log(`written: ${SNAPSHOT}`);
