import { expect, test } from 'vitest';
import { outlookOf } from '../../../src/domain/release/outlook.ts';
import { voteOf } from '../../../src/domain/release/release.ts';
import { approved, type Given, given, go, PLAN } from '../given.ts';

const { start, end } = PLAN.window;
const looked = (g: Given) => {
  const { world } = g;
  const release = world.releases['R-1'];
  if (!release) throw new Error('not planned');
  return outlookOf(release, world.votes[voteOf(release) ?? '-'], world);
};
const voting = () => given().done(PLAN, { type: 'OpenVote', release: 'R-1' });
const everywhere = { services: [], environments: [] };

test('a vote waits for those who have not answered, until it closes', () => {
  expect(looked(voting())).toMatchObject({ state: 'voting', atRisk: false, undecided: true, asked: ['QA', 'SRE'] });
  const one = looked(voting().by('UQA').done(go));
  expect(one).toMatchObject({ asked: ['SRE'], due: '2026-03-03T11:00:00.000Z', overdue: false });
});

test('a no-go names the role; its owner has until the window begins', () => {
  const o = looked(
    voting()
      .by('UQA')
      .done({ ...go, answer: 'no-go', why: 'broken' }),
  );
  expect(o).toMatchObject({ state: 'rejected', atRisk: true, undecided: true, against: ['QA'], due: start });
  expect(o.doer).toEqual({ role: 'manager', user: 'UMANAGER' });
});

test('missed at the end of its window and not before', () => {
  const before = looked(approved().at('2026-03-03T12:59:59.999Z'));
  expect(before).toMatchObject({ state: 'ready', atRisk: false, overdue: false });
  expect(looked(approved().at(end))).toMatchObject({ state: 'missed', atRisk: true, due: end, overdue: true });
});

test('a freeze that outlasts its window blocks it, by name', () => {
  const name = 'Sale';
  const until = '2026-03-05T00:00:00.000Z';
  const freeze = { type: 'DeclareFreeze', name, why: 'w', scope: everywhere, from: start, until, sure: true } as const;
  const o = looked(approved().done(freeze));
  expect(o).toMatchObject({ state: 'blocked', atRisk: true, hurdles: ['freeze'], hold: { name, until }, due: end });
});

test('where its owner has left, the release managers see to it', () => {
  const o = looked(approved().people({ deactivated: ['UMANAGER'] }));
  expect(o.doer).toEqual({ role: 'manager' });
});

test('a rollout that somebody paused is held, and says by whom and why; its window tells until when', () => {
  const pause = { type: 'PauseRollout', release: 'R-1', why: 'odd logs' } as const;
  const o = looked(approved().done({ type: 'StartDeploy', release: 'R-1', why: '' }, pause));
  expect(o).toMatchObject({ state: 'held', atRisk: true, paused: true, due: end });
  expect(o.pausedBy).toEqual([{ user: 'UMANAGER' }, { say: ': ' }, 'odd logs']);
});

test('a rollout held by a freeze waits for its end; after that it is halfway, and somebody has to decide', () => {
  const until = '2026-03-03T12:30:00.000Z';
  const freeze = { type: 'DeclareFreeze', name: 'Sale', why: 'w', scope: everywhere, until, sure: true } as const;
  const deploy = { release: 'R-1', deployId: 'R-1-1', stage: 'eu', status: 'succeeded', n: 1 } as const;
  const held = approved()
    .done({ type: 'StartDeploy', release: 'R-1', why: '' })
    .at('2026-03-03T12:05:00.000Z')
    .done({ ...freeze, from: '2026-03-03T12:05:00.000Z' })
    .by('gonogo')
    .done({ type: 'ReportStage', ...deploy, message: 'done', percent: 100 });
  const hold = { name: 'Sale', until };
  expect(looked(held)).toMatchObject({
    state: 'held',
    atRisk: true,
    undecided: false,
    hold,
    due: until,
    overdue: false,
  });
  expect(looked(held.at('2026-03-03T12:29:59.999Z')).state).toBe('held');
  const after = looked(held.at(until));
  expect(after).toMatchObject({ state: 'halfway', atRisk: true, undecided: true, due: end, overdue: false });
});
