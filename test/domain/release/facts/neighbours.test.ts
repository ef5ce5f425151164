import { expect, test } from 'vitest';
import type { Due } from '../../../../src/domain/intents/intent.ts';
import { approved, COMPANY, type Given, go, PLAN } from '../../given.ts';

const report = (stage: string, status: 'succeeded' | 'failed', deployId = 'R-1-1') =>
  ({ type: 'ReportStage', release: 'R-1', deployId, stage, status, n: 1, message: 'said' }) as const;

/** R-1 is approved; R-2 takes another version of its service there, R-3 a service that it has not. R-3 is being voted on, and so is R-4, of its service. */
function besides(): Given {
  const plan = (service: string) => ({ ...PLAN, items: [{ service, version: '5' }] });
  const g = approved().at('2026-03-03T09:00:00.000Z').done(plan('api'), { type: 'OpenVote', release: 'R-2' });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) g.by(voter).done({ ...go, release: 'R-2', vote: 'R-2/v1' });
  g.by('UMANAGER').done(plan('shop'), { type: 'OpenVote', release: 'R-3' }, plan('ledger'), {
    type: 'OpenVote',
    release: 'R-4',
  });
  return g.at(PLAN.window.start);
}
const edited = (due: Due[]) => due.flatMap(({ intent }) => (intent.kind === 'edit' ? [intent.message] : []));
const toldOnce = (due: Due[]) => due.flatMap(({ intent }) => (intent.kind === 'my-turn' ? [intent.user] : []));
const notes = (due: Due[], release: string) =>
  due.flatMap(({ intent }) =>
    intent.kind === 'note' && intent.release === release ? [JSON.stringify(intent.note)] : [],
  );

test('a rollout begins: what waits for it now shows that, and nothing else does', () => {
  const due = besides().done({ type: 'StartDeploy', release: 'R-1' }).follows(2);
  expect(edited(due)).toEqual(expect.arrayContaining(['R-1/headline', 'R-2/headline', 'R-4/headline', 'R-4/v1']));
  // The vote on what needs it says what it does there.
  expect(edited(due)).toContain('R-3/v1');
  expect(edited(due)).not.toContain('R-3/headline');
  // Nobody has to act on that.
  expect(notes(due, 'R-2')).toEqual([]);
  expect(due.map((d) => d.key)).toContain('my-turn/UMANAGER');
});

const ends: Record<string, (g: Given) => Given> = {
  'is live': (g) => g.done(report('eu', 'succeeded'), report('us', 'succeeded')),
  'has failed': (g) => g.done(report('eu', 'failed')),
  'was stopped': (g) => g.done({ type: 'StopWaiting', release: 'R-1', why: 'silent' }),
  'was rolled back': (g) =>
    g.done(
      report('eu', 'succeeded'),
      { type: 'RollBack', release: 'R-1', why: 'errors' },
      report('us', 'succeeded', 'R-1-2'),
      report('eu', 'succeeded', 'R-1-2'),
    ),
};
for (const [how, end] of Object.entries(ends))
  test(`the other rollout ${how}: whoever waited for nothing else is told, once`, () => {
    const g = end(besides().done({ type: 'StartDeploy', release: 'R-1' }));
    const due = g.follows(1);
    expect(edited(due)).toEqual(expect.arrayContaining(['R-2/headline', 'R-3/v1', 'R-4/v1']));
    expect(notes(due, 'R-2')).toHaveLength(1);
    expect(notes(due, 'R-2')[0]).toContain('Ready to deploy');
    expect(toldOnce(due)).toContain('UMANAGER');
    // It is still voted on, or does not meet it.
    expect([...notes(due, 'R-4'), ...notes(due, 'R-3')]).toEqual([]);
  });

test('it goes back: votes that are open say so', () => {
  const g = besides().done({ type: 'StartDeploy', release: 'R-1' }, report('eu', 'succeeded'));
  const due = g.done({ type: 'RollBack', release: 'R-1', why: 'errors' }).follows(4);
  expect(edited(due)).toEqual(expect.arrayContaining(['R-3/v1', 'R-4/v1']));
});

test('it is tried again after a failure: whoever heard of that, and not of each deploy, hears that it goes on', () => {
  const [engineering] = COMPANY.audiences;
  if (!engineering) throw new Error('nobody hears anything');
  const outside = { ...engineering, language: 'business' as const, headline: false };
  const audiences = [
    { ...outside, name: 'board', events: ['approved' as const] },
    { ...outside, name: 'executives', events: ['deploying' as const] },
  ];
  const heard = (due: Due[]) =>
    due.flatMap(({ intent: i }) => (i.kind === 'post' ? [`${i.audience} ${i.told.event}`] : []));
  const g = besides().company({ audiences }).done({ type: 'StartDeploy', release: 'R-1' });
  expect(heard(g.follows(2))).toEqual(['executives deploying']);
  g.done(report('eu', 'failed'));
  expect(heard(g.done({ type: 'StartDeploy', release: 'R-1' }).follows(2))).toEqual([
    'executives deploying',
    'board resumed',
  ]);
});

test('who waits for something else too is not told that it is ready', () => {
  const g = besides().done({ type: 'StartDeploy', release: 'R-1' });
  g.done({ type: 'EmergencyStop', why: 'fire', scope: { services: [], environments: [] }, minutes: 30 });
  expect(notes(g.done(report('eu', 'failed')).follows(1), 'R-2')).toEqual([]);
  // At its end exactly, no window is open any more.
  const late = besides().done({ type: 'StartDeploy', release: 'R-1' }).at(PLAN.window.end).done(report('eu', 'failed'));
  expect(notes(late.follows(1), 'R-2')).toEqual([]);
});

test('a freeze that begins is on the votes that are open, too', () => {
  const due = besides()
    .done({ type: 'EmergencyStop', why: 'fire', scope: { services: [], environments: [] }, minutes: 30 })
    .follows(1);
  expect(edited(due)).toEqual(expect.arrayContaining(['R-3/v1', 'R-4/v1']));
});

// R-3 brings a service that R-1 does not have, but that needs one of it: only its vote says that they meet.
const noGo = { ...go, vote: 'R-1/v1', answer: 'no-go', why: 'broken' } as const;
const meetings: Record<string, (g: Given) => Given> = {
  'another is planned': (g) => g.done({ ...PLAN, items: [{ service: 'api', version: '6' }] }),
  'it is moved away': (g) =>
    g.done({
      ...{ type: 'MoveRelease', release: 'R-1', why: 'later' },
      window: { start: '2026-03-12T12:00:00.000Z', end: '2026-03-12T13:00:00.000Z', zone: 'UTC' },
    }),
  'it is cancelled': (g) => g.done({ type: 'CancelRelease', release: 'R-1', why: 'not needed' }),
  'it is rejected': (g) => g.by('UQA').done(noGo),
  'its no-go is lifted': (g) => g.by('UQA').done(noGo, { ...go, vote: 'R-1/v1' }),
  'it takes what somebody asked for': (g) =>
    g.done(
      { type: 'RequestScope', release: 'R-1', items: [{ service: 'api', version: '9' }], why: 'refunds' },
      { type: 'TakeRequest', release: 'R-1', request: 'Q-1' },
    ),
  'somebody locks its service': (g) =>
    g.done({ type: 'ClaimLock', services: ['shop'], environments: ['production'], why: 'work' }),
  'it may pass a freeze': (g) =>
    g.done(
      { type: 'EmergencyStop', why: 'fire', scope: { services: [], environments: [] }, minutes: 240 },
      { type: 'GrantPass', release: 'R-3', why: 'small' },
    ),
};
for (const [what, happens] of Object.entries(meetings))
  test(`${what}: a vote that says what is in the way says so`, () => {
    const g = happens(besides().at('2026-03-03T09:30:00.000Z'));
    expect(edited(g.follows(1))).toContain('R-3/v1');
  });

const turnsOf = (due: Due[]) => due.flatMap(({ intent }) => (intent.kind === 'my-turn-edit' ? [intent.user] : []));
const offer = (to: string) => ({ type: 'OfferHandOver', release: 'R-3', to, summary: 'yours' }) as const;

test('who was offered a release reads where it stands, and that somebody else is offered it now', () => {
  const cancelled = besides().done(offer('UQA')).done({ type: 'CancelRelease', release: 'R-3', why: 'not needed' });
  expect(turnsOf(cancelled.follows(2))).toContain('UQA');
  expect(turnsOf(besides().done(offer('UQA'), offer('USRE1')).follows(1))).toContain('UQA');
});

test('a step that was paused in its middle goes on: nobody is asked to let it any more', () => {
  const g = besides()
    .people({ roles: { manager: ['UMANAGER', 'UOTHER'] } })
    .done({ type: 'StartDeploy', release: 'R-1' }, { type: 'PauseRollout', release: 'R-1', why: 'it looks odd' });
  expect(turnsOf(g.done({ type: 'StartDeploy', release: 'R-1' }).follows(1))).toContain('UOTHER');
});
