import { describe, expect, test } from 'vitest';
import type { HealthPlan } from '../../../src/domain/company/health.ts';
import { missing, numbers } from '../../../src/domain/health/measurement.ts';
import type { Command } from '../../../src/domain/index.ts';
import { rolloutOf } from '../../../src/domain/release/release.ts';
import { stateOf } from '../../../src/domain/release/state.ts';
import { COMPANY, type Given, running } from '../given.ts';
import { spoken } from '../spoken.ts';
import { errorsRule } from './rules.ts';
import { DONE, healthPlan, STEP, verifying, WATCH, watched } from './watching.ts';

const at = (minute: number) => `2026-03-03T12:${String(minute).padStart(2, '0')}:15.000Z`;
const from = (minute: number) => `2026-03-03T12:${String(minute).padStart(2, '0')}:00.000Z`;
const LOOKS = {
  good: { errors: numbers(0), of: numbers(1000) },
  bad: { errors: numbers(80), of: numbers(1000) },
  quiet: { errors: numbers(0), of: numbers(3) },
  gap: { errors: missing('unreached', 'the source did not answer within 10 s'), of: numbers(1000) },
};
const heed: Command = { type: 'HeedHealth', ...STEP };
const end: Command = { type: 'EndVerifying', release: 'R-1', deployId: 'R-1-1', stage: STEP.stage };
const release = (g: Given) => g.world.releases['R-1'] ?? expect.fail('there is no release');
const steps = (g: Given) => (rolloutOf(release(g))?.stages ?? []).map((s) => `${s.name} ${s.state}`);
const state = (g: Given) => stateOf(release(g), g.world);

/** A look a minute from 12:02 on, each heeded when it has come to something else. */
function after(plan: Partial<HealthPlan>, ...looks: (keyof typeof LOOKS)[]): Given {
  const g = watched(
    healthPlan([errorsRule({ consecutiveFailureLimit: 1, unknownLimit: 1 })], { soakMinutes: 2, ...plan }),
  );
  return looks.reduce((so, kind, i) => looked(so, 2 + i, kind), g);
}
function looked(g: Given, minute: number, kind: keyof typeof LOOKS): Given {
  g.by('gonogo').at(at(minute + 1));
  g.done({
    type: 'ObserveHealth',
    watch: WATCH,
    from: from(minute),
    to: from(minute + 1),
    got: { errors: LOOKS[kind] },
    bases: {},
  });
  return heedsIt(g) ? g.done(heed) : g;
}
const heedsIt = (g: Given) =>
  g.follows(1).some((d) => d.intent.kind === 'timer' && d.intent.command.type === 'HeedHealth');

test('a step that holds for the soak time is followed by the next', () => {
  const g = after({}, 'good');
  expect(steps(g)).toEqual(['eu 5 % verifying', 'eu 100 % waiting']);
  // Its time is over, its health is not proved yet.
  g.at('2026-03-03T12:03:20.000Z').when(end).thenFacts();
  expect(steps(looked(g, 3, 'good'))).toEqual(['eu 5 % done', 'eu 100 % running']);
});

test('a step whose time was over before anybody looked is looked at first', () => {
  const g = verifying(healthPlan([errorsRule({ consecutiveFailureLimit: 1, unknownLimit: 1 })], { soakMinutes: 2 }));
  g.by('gonogo').at('2026-03-03T12:30:00.000Z').done(end);
  expect(steps(g)).toEqual(['eu 5 % verifying', 'eu 100 % waiting']);
  expect(g.world.watches[WATCH]).toMatchObject({ began: DONE, concluded: 'wait' });
  expect(steps(looked(looked(g, 2, 'good'), 3, 'good'))).toEqual(['eu 5 % done', 'eu 100 % running']);
  // What is only tried holds nothing up.
  const tried = verifying(healthPlan([errorsRule({})], { soakMinutes: 2, dry: true }));
  expect(steps(tried.at('2026-03-03T12:30:00.000Z').done(end))).toEqual(['eu 5 % done', 'eu 100 % running']);
});

test('a canary whose errors rise goes back by itself, once, and says why', () => {
  const g = after({}, 'good', 'bad');
  expect(release(g).status).toBe('deploying');
  looked(g, 4, 'bad');
  expect(release(g)).toMatchObject({
    status: 'rolling-back',
    reason: 'api, errors: errors 8 % (80 of 1,000 requests), allowed 1 %. Automatic, at step eu 5 %',
    rollout: { by: 'gonogo', direction: 'back' },
  });
  g.when(heed).thenFacts();
});

test('where what ran before was unhealthy too, a person is asked which of the two is to run', () => {
  const g = after({}, 'good', 'bad');
  const there = g.world.environments.production ?? expect.fail('nothing runs there');
  const api = there.live.api?.eu ?? expect.fail('api runs there');
  const unhealthy = { said: 'errors 7 %', at: '2026-03-02T09:00:00.000Z' };
  const ill = { ...api, now: { version: '4.1', ...api.now, unhealthy } };
  g.put('environment', 'production', { ...there, live: { ...there.live, api: { eu: ill } } });
  looked(g, 4, 'bad');
  expect(release(g).status).toBe('deploying');
  expect(rolloutOf(release(g))?.stages[0]?.doubt).toMatchObject({
    verdict: 'unhealthy',
    said: expect.stringMatching(
      /It does not go back by itself, as what ran before was unhealthy, too: api 4\.1 in eu \(errors 7 %\)$/,
    ),
  });
  // A person may.
  g.by('UMANAGER').done({ type: 'RollBack', release: 'R-1', why: 'the lesser evil' });
  expect(release(g).status).toBe('rolling-back');
});

describe('while the next step waits for somebody', () => {
  const waiting = (plan: Partial<HealthPlan> = {}) => {
    const g = after(plan, 'good');
    // Somebody paused it while it was verified.
    g.by('UMANAGER').done({ type: 'PauseRollout', release: 'R-1', why: 'lunch' });
    const proved = looked(g, 3, 'good');
    expect(steps(proved)).toEqual(['eu 5 % done', 'eu 100 % waiting']);
    return proved;
  };

  test('what was proved is watched on, and stays so while little is known', () => {
    const g = looked(looked(looked(looked(waiting(), 4, 'good'), 5, 'quiet'), 6, 'gap'), 7, 'bad');
    expect(g.world.watches[WATCH]).toMatchObject({ concluded: 'go-on', looks: 6 });
    expect(g.world.watches[WATCH]).not.toHaveProperty('over');
    expect(steps(g)).toEqual(['eu 5 % done', 'eu 100 % waiting']);
  });

  test('it goes back by itself where it turns bad and its rule says so', () => {
    expect(release(looked(looked(waiting(), 4, 'bad'), 5, 'bad'))).toMatchObject({
      status: 'rolling-back',
      reason: expect.stringMatching(/errors 8 %.*Automatic, at step eu 5 %$/),
    });
  });

  test('else somebody is asked, and goes on knowing it', () => {
    const bad = (g: Given, minute: number) => looked(looked(g, minute, 'bad'), minute + 1, 'bad');
    const g = bad(waiting({ onUnhealthy: 'ask' }), 4);
    expect(state(g)).toBe('held');
    const doubted = {
      state: 'verifying',
      doubt: { verdict: 'unhealthy', said: expect.stringContaining('errors 8 %') },
    };
    expect(rolloutOf(release(g))?.stages[0]).toMatchObject(doubted);
    expect(g.follows(1).map((d) => d.intent.kind)).toEqual(expect.arrayContaining(['note', 'tell', 'my-turn']));
    g.by('UMANAGER').done({ type: 'StartDeploy', release: 'R-1' });
    // Whoever asks later what was proved there reads who went on.
    expect(g.facts.slice(-2)).toMatchObject([
      { type: 'HealthPassed', by: 'UMANAGER' },
      { type: 'VersionPassed', by: 'UMANAGER', service: 'api', version: '4.2', region: 'eu' },
    ]);
    g.by('gonogo').done(end);
    expect(steps(g)).toEqual(['eu 5 % done', 'eu 100 % running']);
    // The watch of what is left behind is over.
    expect(looked(g, 6, 'bad').facts.at(-1)).toMatchObject({ type: 'WatchEnded' });
  });
});

test('low traffic pauses instead, and says what is missing, until when, and who hears then', () => {
  const g = after({ onUnknown: { minutes: 30, decides: 'sre' } }, 'quiet', 'quiet');
  expect(state(g)).toBe('halfway');
  expect(release(g)).toMatchObject({
    status: 'deploying',
    rollout: {
      held: { next: 'eu 100 %' },
      stages: [
        {
          state: 'verifying',
          doubt: {
            verdict: 'unknown',
            said: 'api, errors: errors 0 % (0 of 3 requests): it takes 50 requests to tell',
            at: at(4),
            until: at(34),
            decides: 'sre',
          },
        },
        { state: 'waiting' },
      ],
    },
  });
  const told = g.follows(1).map((d) => d.intent.kind);
  expect(told).toEqual(expect.arrayContaining(['note', 'tell', 'timer', 'my-turn']));
});

test('whoever reads no thread hears once that it is held, and not again when it turns out to be bad', () => {
  const [engineering] = COMPANY.audiences;
  if (!engineering) throw new Error('nobody hears anything');
  const executives = { ...engineering, name: 'executives', language: 'business' as const, headline: false };
  const posts = (g: Given) =>
    g
      .company({ audiences: [engineering, executives] })
      .leadsTo(g.facts.findLast((f) => f.type === 'HealthDoubted') ?? expect.fail('nobody doubts it'));
  const keys = (g: Given) => posts(g).flatMap((d) => (d.intent.kind === 'post' ? [d.key] : []));
  const held = [`post/R-1/R-1-1/${STEP.stage}/halfway/executives`];
  expect(keys(after({}, 'quiet', 'quiet'))).toEqual(held);
  expect(keys(after({ onUnhealthy: 'pause' }, 'bad', 'bad'))).toEqual(held);
  // Somebody had paused it already.
  const paused = after({}, 'quiet').by('UMANAGER').done({ type: 'PauseRollout', release: 'R-1', why: 'odd logs' });
  expect(keys(looked(paused, 3, 'quiet'))).toEqual([]);
});

describe('a step in doubt', () => {
  const paused = (plan: Partial<HealthPlan> = {}) => after(plan, 'gap', 'gap');

  test('goes on only when a person says so, however well it does since', () => {
    const g = looked(looked(looked(paused(), 4, 'good'), 5, 'good'), 6, 'good');
    expect(g.world.watches[WATCH]?.concluded).toBe('go-on');
    expect(steps(g)).toEqual(['eu 5 % verifying', 'eu 100 % waiting']);
    g.when(end).thenFacts();
    g.by('UMANAGER').done({ type: 'StartDeploy', release: 'R-1' });
    expect(g.follows(2)).toContainEqual(expect.objectContaining({ key: `timer/verify/R-1-1/${STEP.stage}` }));
    expect(steps(g.by('gonogo').done(end))).toEqual(['eu 5 % done', 'eu 100 % running']);
  });

  test('may be gone on with while nothing is known', () => {
    const g = paused().by('UMANAGER').done({ type: 'StartDeploy', release: 'R-1' }).by('gonogo').done(end);
    expect(steps(g)).toEqual(['eu 5 % done', 'eu 100 % running']);
    expect(rolloutOf(release(g))?.stages[0]).toMatchObject({ passed: { by: 'UMANAGER', at: at(4) } });
  });

  test('goes back when it turns out to be bad', () => {
    expect(release(looked(looked(paused(), 4, 'bad'), 5, 'bad')).status).toBe('rolling-back');
  });

  test('is told to whoever decides when nobody has by then', () => {
    const remind: Command = { type: 'RemindOfHealth', ...STEP };
    const g = paused({ onUnknown: { minutes: 30, decides: 'sre' } });
    g.at('2026-03-03T12:34:14.999Z').when(remind).thenFacts();
    g.at(at(34)).done(remind);
    expect(g.follows(1).map((d) => d.key.split('/')[1])).toEqual(['USRE1', 'USRE2', 'UBOTH']);
    // As it is then, and not only as it was.
    expect(g.facts.at(-1)).not.toHaveProperty('stands');
    const well = looked(looked(paused(), 4, 'good'), 5, 'good')
      .at(at(34))
      .done(remind);
    expect(well.facts.at(-1)).toMatchObject({
      said: expect.stringContaining('did not answer'),
      stands: { verdict: 'healthy', said: 'api, errors: errors 0 % (0 of 1,000 requests), allowed 1 %' },
    });
    const decided = paused().by('UMANAGER').done({ type: 'StartDeploy', release: 'R-1' }).by('gonogo').at(at(34));
    decided.when(remind).thenFacts();
  });

  test('without such a role its owner hears of it again', () => {
    const g = paused()
      .at(at(34))
      .done({ type: 'RemindOfHealth', ...STEP });
    expect(g.follows(1).map((d) => d.key.split('/')[1])).toEqual(['UMANAGER']);
  });
});

test.each(['ask', 'pause'] as const)('where the rule says %s, a person decides what is bad', (onUnhealthy) => {
  const g = after({ onUnhealthy }, 'bad', 'bad');
  expect(release(g)).toMatchObject({
    status: 'deploying',
    rollout: { stages: [{ doubt: { verdict: 'unhealthy' } }, {}] },
  });
  expect(looked(g, 4, 'bad').when(heed).thenFacts()).toBeUndefined();
});

test('what would take something newer back with it is left to a person', () => {
  const g = after({}, 'bad');
  g.put('environment', 'production', {
    ...running({ api: { eu: '4.3' } }),
    live: { api: { eu: { now: { version: '4.3', release: 'R-9' }, before: [{ version: '4.2', release: 'R-1' }] } } },
  });
  looked(g, 3, 'bad');
  expect(release(g)).toMatchObject({
    status: 'deploying',
    rollout: { stages: [{ doubt: { verdict: 'unhealthy' } }, {}] },
  });
});

test('in dry mode only time decides', () => {
  const g = after({ dry: true }, 'bad', 'bad');
  expect(release(g).status).toBe('deploying');
  expect(steps(g.done(end))).toEqual(['eu 5 % done', 'eu 100 % running']);
});

test.each<[keyof typeof LOOKS, string[]]>([
  ['good', []],
  ['bad', ['Only tried (dry): step eu 5 % would have had to wait. api: errors: errors 8 % (80 of 1,000 requests)']],
  ['quiet', ['Only tried (dry): step eu 5 % would have had to wait. api: errors: errors 0 % (0 of 3 requests)']],
])(
  'in dry mode, where time was over before there was a verdict (%s), it is said what would have waited',
  (kind, said) => {
    const g = looked(after({ dry: true }, kind).done(end), 3, 'good');
    const notes = g.follows(1).flatMap(({ intent: i }) => (i.kind === 'note' ? [spoken(i.note)] : []));
    expect(notes).toEqual(said.map((words) => expect.stringContaining(words)));
  },
);

describe('in dry mode, once its time is over', () => {
  const tried = () => after({ dry: true }, 'bad').done(end);
  const notes = (g: Given) => g.follows(1).flatMap(({ intent: i }) => (i.kind === 'note' ? [spoken(i.note)] : []));
  test('its step goes on, and what would have become of it is told when the rules have come to that', () => {
    const g = looked(tried(), 3, 'bad');
    expect(notes(g)).toEqual([
      expect.stringContaining('would have had to wait'),
      expect.stringContaining('would have been rolled back'),
    ]);
    expect(steps(g)).toEqual(['eu 5 % done', 'eu 100 % running']);
    // That was all there was to be told.
    expect(looked(g, 4, 'bad').facts.at(-1)).toMatchObject({ type: 'WatchEnded' });
  });
  test('nothing is told of a version that runs there no more', () => {
    const g = tried().put('environment', 'production', running({ api: { eu: '4.3' } }));
    expect(looked(g, 3, 'bad').facts.at(-1)).toMatchObject({ type: 'WatchEnded' });
  });
});

test('the last step proves itself before it is over', () => {
  const g = after({}, 'good', 'good');
  const last = { ...STEP, stage: 'eu 100 %' };
  const id = 'R-1-1/eu 100 %/api';
  g.done({
    type: 'ReportStage',
    release: 'R-1',
    deployId: 'R-1-1',
    stage: last.stage,
    status: 'succeeded',
    n: 1,
    message: '',
  });
  g.done({ type: 'BeginWatch', ...last, began: at(4) });
  expect(release(g).status).toBe('deploying');
  for (const minute of [6, 7])
    g.at(at(minute + 1)).done({
      type: 'ObserveHealth',
      watch: id,
      from: from(minute),
      to: from(minute + 1),
      got: { errors: LOOKS.good },
      bases: {},
    });
  g.done({ type: 'HeedHealth', ...last });
  expect(release(g).status).toBe('completed');
});

describe('what no rollback takes back', () => {
  const marked = (...looks: (keyof typeof LOOKS)[]) => {
    const g = watched(healthPlan([errorsRule({ consecutiveFailureLimit: 1, unknownLimit: 1 })], { soakMinutes: 2 }));
    g.put('release', 'R-1', { ...release(g), irreversible: 'drops the column amounts' });
    return looks.reduce((so, kind, i) => looked(so, 2 + i, kind), g);
  };
  test('never goes back by itself: a person is asked, and reads why', () => {
    const g = marked('good', 'bad', 'bad');
    expect(release(g).status).toBe('deploying');
    expect(rolloutOf(release(g))?.stages[0]?.doubt).toMatchObject({
      verdict: 'unhealthy',
      said: expect.stringContaining("It does not go back by itself, as it can't be undone: drops the column amounts"),
    });
    // Whoever decides may take it back all the same, and it stays marked.
    g.by('UMANAGER').done({ type: 'RollBack', release: 'R-1', why: 'we restore a copy' });
    expect(release(g)).toMatchObject({ status: 'rolling-back', irreversible: 'drops the column amounts' });
  });
  test('is no reason to say so where nothing is known', () => {
    const g = marked('quiet', 'quiet', 'quiet');
    expect(rolloutOf(release(g))?.stages[0]?.doubt?.said).not.toContain('undone');
  });
});
