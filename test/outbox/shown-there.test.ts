import { expect, test } from 'vitest';
import type { Recorded } from '../../src/deploy-targets/target.ts';
import type { Command } from '../../src/domain/index.ts';
import { ABLE } from '../domain/given.ts';
import { started } from './steps-started.ts';

const SHOWING = [{ name: 'pipeline', can: { ...ABLE, deployments: true as const } }];
const report = (deployId: string, stage: string, status: 'succeeded' | 'failed', n = 1): Command => ({
  ...{ type: 'ReportStage', release: 'R-1', deployId, stage, status, n, message: 'as it says' },
});

/** A release whose steps are shown at a system that tells by itself how they end. `answer`: what comes of showing one. */
async function shown(answer: (as: string, tries: number) => Recorded = () => ({ ok: true }), pipelines = SHOWING) {
  const there: string[] = [];
  const tries: string[] = [];
  const set = await started((target) => {
    target.progress = () => ({ state: 'running', message: 'runs there' });
    return {
      async record({ rollout, stage, release }, as) {
        const what = `${rollout.id} ${stage.name} ${stage.run} ${release.environment} ${as}`;
        tries.push(what);
        const came = answer(as, tries.filter((t) => t === what).length);
        if (came.ok && there.at(-1) !== what) there.push(what);
        return came;
      },
    };
  }, pipelines);
  await set.until(() => there.length > 0 || set.target.asked.some((a) => a.startsWith('status')));
  return { ...set, there, tries };
}

test('a step that runs is shown so, and as it ends whoever tells of that', async () => {
  const { there, does, until, box } = await shown();
  expect(there).toEqual(['R-1-1 eu run-1 production running']);
  await does('gonogo', report('R-1-1', 'eu', 'succeeded'));
  await until(() => there.length >= 3);
  expect(there).toEqual([
    'R-1-1 eu run-1 production running',
    'R-1-1 eu run-1 production succeeded',
    'R-1-1 us run-2 production running',
  ]);
  await does('gonogo', report('R-1-1', 'us', 'failed'));
  await does('UMANAGER', { type: 'RollBack', release: 'R-1', why: 'w' });
  await until(() => there.includes('R-1-1 us run-2 production failed'));
  await box.stop();
});

test('what is heard of once nobody waits for it is shown as it ended', async () => {
  const { there, does, until, box } = await shown();
  await does('UMANAGER', { type: 'RollBack', release: 'R-1', why: 'w' });
  await until(() => there.some((t) => t.startsWith('R-1-2')));
  await does('gonogo', report('R-1-1', 'eu', 'succeeded', 7));
  await until(() => there.includes('R-1-1 eu run-1 production succeeded'));
  await box.stop();
});

test('its end is told at once where showing it fails: that is tried again, and said where it can’t be', async () => {
  const lost = await shown((as, tries) =>
    as === 'running' || tries > 2 ? { ok: true } : { ok: false, why: 'HTTP 503', passing: true },
  );
  await lost.does('gonogo', report('R-1-1', 'eu', 'succeeded'));
  expect((await lost.stages())[0]?.state).toBe('done');
  await lost.until(() => lost.there.includes('R-1-1 eu run-1 production succeeded'));
  expect(lost.tries.filter((t) => t.endsWith('eu run-1 production succeeded'))).toHaveLength(3);
  expect(lost.notes.join()).not.toContain('does not show');
  await lost.box.stop();
  const denied = await shown((as) =>
    as === 'running' ? { ok: true } : { ok: false, why: 'HTTP 403', passing: false },
  );
  await denied.does('gonogo', report('R-1-1', 'eu', 'failed'));
  await denied.until(() => denied.notes.join().includes('does not show that as a deployment'));
  expect(denied.notes.join()).toContain('HTTP 403');
  expect(denied.tries.filter((t) => t.endsWith('failed'))).toHaveLength(1);
  await denied.box.stop();
});

test('nothing more is asked of what shows none', async () => {
  const { there, does, until, box } = await shown(undefined, [{ name: 'pipeline', can: { ...ABLE } }] as never);
  await does('gonogo', report('R-1-1', 'eu', 'succeeded'));
  await until(() => there.some((t) => t.includes('us')));
  expect(there.some((t) => t.endsWith('succeeded'))).toBe(false);
  await box.stop();
});
