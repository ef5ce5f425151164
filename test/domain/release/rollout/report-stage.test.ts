import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Release, rolloutOf } from '../../../../src/domain/release/release.ts';
import type { ReportStage } from '../../../../src/domain/release/rollout/report-stage.ts';
import { approved, type Given, PLAN } from '../../given.ts';

const RANKS = ['accepted', 'running', 'succeeded', 'failed'] as const;

/** What a system tells of one attempt of a run, as it happens. */
const told = (attempt: number, statuses: readonly ReportStage['status'][]): ReportStage[] =>
  statuses.map((status) => ({
    type: 'ReportStage',
    release: 'R-1',
    deployId: 'R-1-1',
    stage: 'eu',
    run: '7',
    n: 0,
    status,
    mark: attempt * 10 + Math.min(2, RANKS.indexOf(status)),
    message: `${status}, attempt ${attempt}`,
  }));

function stageAfter(reports: readonly ReportStage[]) {
  const g: Given = approved().at(PLAN.window.start);
  g.done({ type: 'StartDeploy', release: 'R-1' });
  g.by('gonogo').done({ type: 'TakeStage', release: 'R-1', deployId: 'R-1-1', stage: 'eu', run: '7' });
  for (const report of reports) g.by('gonogo').done(report);
  const release: Release | undefined = g.world.releases['R-1'];
  const stage = (release && rolloutOf(release))?.stages.find((s) => s.name === 'eu');
  if (!stage) throw new Error('R-1 has no step eu');
  // Which was the last while it ran is nobody's to see.
  const { mark: _, ...rest } = stage;
  return rest;
}

test('whatever is told late, twice and in any order, a step ends up as if all had come in order', () => {
  const history = fc.oneof(
    fc.constantFrom(...(['succeeded', 'failed'] as const)).map((end) => told(1, ['accepted', 'running', end])),
    fc.constant(told(1, ['accepted', 'running'])),
    // An attempt that was left behind did not end; if it had, so would have the step.
    fc
      .constantFrom(...(['running', 'succeeded', 'failed'] as const))
      .map((end) => [...told(1, ['accepted', 'running']), ...told(2, ['accepted', 'running', end])]),
  );
  const delivered = history.chain((ordered) =>
    fc
      .tuple(
        fc.shuffledSubarray(ordered, { minLength: ordered.length }),
        fc.array(fc.constantFrom(...ordered), { maxLength: 4 }),
      )
      .map(([once, again]) => ({ ordered, came: [...once, ...again] })),
  );
  fc.assert(
    fc.property(delivered, ({ ordered, came }) => {
      expect(stageAfter(came)).toEqual(stageAfter(ordered));
    }),
    { numRuns: 60 },
  );
});

test('what a pipeline counts for us keeps its numbers beside what its system tells by itself', () => {
  const [queued, running] = told(1, ['accepted', 'running']);
  if (!queued || !running) throw new Error('nothing is told');
  const { mark: _, run: __, ...counting } = running;
  const after = (...reports: ReportStage[]) => stageAfter(reports).note;
  const fifth = { ...counting, n: 5, message: 'by itself' };
  expect(after(fifth, running)).toBe('running, attempt 1');
  expect(after(running, { ...fifth, n: 1 })).toBe('by itself');
  expect(after(fifth, { ...fifth, n: 4, message: 'too late' })).toBe('by itself');
});
