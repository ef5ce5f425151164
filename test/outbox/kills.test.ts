import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from '../../src/domain/index.ts';
import { perform } from '../../src/door/perform.ts';
import type { Setting } from '../../src/door/setting.ts';
import { go, PLAN } from '../domain/given.ts';
import { LittleTarget } from './little-target.ts';
import { type Fate, fates, Lives } from './lives.ts';
import { REAL_TARGETS } from './real-targets.ts';

const started = async (setting: Setting) => {
  const does = async (by: string, command: Command) =>
    expect((await perform(setting, command, { actor: { id: by }, via: 'test' })).ok).toBe(true);
  await does('UMANAGER', { ...PLAN, items: [{ service: 'api', version: '4.2' }] });
  await does('UMANAGER', { type: 'OpenVote', release: 'R-1' });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) await does(voter, go);
  await does('UMANAGER', { type: 'StartDeploy', release: 'R-1' });
};

/** What was deployed, in as many lives as it took. */
async function lived(planned: Fate[], make: Parameters<typeof Lives.of>[1]): Promise<string[]> {
  const lives = await Lives.of(planned, make);
  let end = await lives.live(started);
  while (end === 'killed') end = await lives.live();
  return lives.steps();
}

/** As many ways to die for each kind of target; some seconds. */
const RUNS = 8;

test('whatever is killed or lost when, a step is deployed exactly once', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fates, fc.constantFrom(0, 20_000), async (planned, delayMs) => {
      expect(
        await lived(planned, (now) => {
          const target = Object.assign(new LittleTarget(now), { delayMs });
          const steps = () => target.taken.map((r) => r.request.stage.name);
          return { port: target.port(), steps, work: () => {}, reports: () => [] };
        }),
      ).toEqual(['eu', 'us']);
    }),
    { numRuns: 100, seed: 13 },
  );
});

test.each(Object.entries(REAL_TARGETS))(
  '%s: whatever is killed or lost when, a step is deployed there exactly once',
  { timeout: 240_000 },
  async (_, make) => {
    await fc.assert(
      fc.asyncProperty(fates, async (planned) => {
        expect(await lived(planned, make)).toEqual(['eu', 'us']);
      }),
      { numRuns: RUNS, seed: 13 },
    );
  },
);
