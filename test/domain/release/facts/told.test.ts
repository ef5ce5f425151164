import { describe, expect, test } from 'vitest';
import type { Audience } from '../../../../src/domain/company/audiences.ts';
import type { DomainFact } from '../../../../src/domain/index.ts';
import type { Release, Rollout, Stage } from '../../../../src/domain/release/release.ts';
import { linesOf } from '../../following.ts';
import { type COMPANY, given, NOW, PEOPLE, PLAN } from '../../given.ts';
import { BASE, rolled, step } from '../made.ts';

const NAME = 'api 4.2, ledger 2.9 → production';
const audience = (name: string, language: Audience['language'], headline = false): Audience => ({
  name,
  title: name,
  language,
  channel: name,
  headline,
  events: [
    'approved',
    'reopened',
    'deploying',
    'held',
    'failed',
    'rolling-back',
    'rollback-failed',
    'rolled-back',
    'resumed',
    'done',
  ],
  templates: {},
});
/** What follows from a fact on R-1, which stands as it is after it. UMANAGER owns it, and may deploy it as UOTHER may. */
const told = (release: Release, fact: object, more: Partial<typeof COMPANY> = {}) =>
  linesOf(
    given()
      .company({ audiences: [audience('engineering', 'technical', true), audience('users', 'user-facing')], ...more })
      .people({ roles: { ...PEOPLE.roles, manager: ['UMANAGER', 'UOTHER'] } })
      .put('release', 'R-1', release)
      .leadsTo({ stream: 'release/R-1', release: 'R-1', at: NOW, ...fact } as DomainFact),
  );
const shown = 'edit R-1/headline';
const vote = 'edit R-1/v1';
const crew = ['turn of @UMANAGER', 'turn of @UOTHER'];
const called = crew.map((line) => `${line}!`);
const api = 'api 4.2<4.1';
const steps = [step('eu', 'running', api), step('us', 'waiting', api)];
const under = (more: Partial<Rollout> = {}, stages: Stage[] = steps) => rolled('deploying', stages, more);
const eu = { rollout: 'R-1-1', stage: 'eu' };

describe('from a step that somebody has to look at', () => {
  const quiet = { type: 'StageFellQuiet', ...eu, n: 0, since: NOW };
  const said = (last: string, link = '') =>
    `Its pipeline is quiet: step eu of ${NAME} (R-1), ${last}. Look at its run, or stop waiting.${link} | Stop waiting… | Details`;
  const overdue = 'StageOverdue R-1 R-1-1 eu 0';
  test.each<[string, Release, object, string, string]>([
    [
      'never heard of',
      under({}, [step('eu', 'running', api, { startedAt: PLAN.window.start })]),
      quiet,
      'UMANAGER',
      said(`nothing heard since it was sent ${PLAN.window.start}`),
    ],
    [
      'heard of',
      under({ by: 'W7' }, [
        step('us', 'done', api),
        step('eu', 'running', api, { heardAt: PLAN.window.end, url: 'https://run.test' }),
      ]),
      quiet,
      'W7',
      said(`last heard ${PLAN.window.end}`, ' Its run: https://run.test'),
    ],
    [
      'taken, and not heard of',
      under({}, [step('eu', 'running', api, { startedAt: NOW, url: 'https://run.test' })]),
      quiet,
      'UMANAGER',
      said(`taken, no word of its progress since it was sent ${NOW}`, ' Its run: https://run.test'),
    ],
    ['that Gonogo began', under({ by: 'gonogo' }), quiet, 'UMANAGER', said(`nothing heard since it was sent ${NOW}`)],
  ])('that is quiet, %s: whoever began it', (_, release, fact, who, words) =>
    expect(told(release, fact)).toEqual([shown, `tell @${who}: ${words}`, `2026-03-03T09:30:00.000Z: ${overdue}`]),
  );
  test('that can not be seen: what is broken, not that its pipeline were quiet alone', () => {
    const unseen = { at: PLAN.window.start, why: 'it refuses the credentials (401)' };
    expect(told(under(), { type: 'StageLostSight', ...eu, at: NOW, text: { why: unseen.why } })).toEqual([
      shown,
      `R-1!: How far step eu of ${NAME} (R-1-1) is can't be seen: ${unseen.why}. It may go on at its target all the same; I keep looking.`,
    ]);
    const blind = under({}, [step('eu', 'running', api, { startedAt: NOW, unseen })]);
    expect(told(blind, quiet)[1]).toContain(
      `nothing heard since it was sent ${NOW}. How far it is can't be seen since ${unseen.at}: ${unseen.why}. Look at`,
    );
  });
  test('that its target has not taken: its card says it, and whoever began it hears why before its time is up', () => {
    const unseen = { at: PLAN.window.start, why: 'it answered 503', unsent: true } as const;
    const lost = { type: 'StageLostSight', ...eu, at: NOW, unsent: true, text: { why: unseen.why } };
    expect(told(under(), lost)).toEqual([shown]);
    const blind = under({}, [step('eu', 'running', api, { startedAt: NOW, unseen })]);
    expect(told(blind, quiet)[1]).toContain(
      `sent ${NOW}. It is not known to be taken: it answered 503. It is tried again. Look at`,
    );
  });
  test('in which nothing moves: it does not fail by that', () => {
    const moved = '2026-03-03T08:30:00.000Z';
    const still = under({}, [step('eu', 'running', api, { heardAt: NOW, movedAt: moved, nudgedAt: NOW })]);
    expect(told(still, { ...quiet, moved })).toEqual([
      shown,
      `tell @UMANAGER: Nothing moves: step eu of ${NAME} (R-1) is still said to run, last heard ${NOW}, and nothing has changed since ${moved}. Look at its run, or stop waiting. | Stop waiting… | Details`,
      `2026-03-03T09:15:00.000Z: StageQuiet ${NOW} R-1 R-1-1 eu 0`,
    ]);
  });
  test('that begins by hand: what is in its way besides', () => {
    const awaited = { type: 'StepAwaited', rollout: 'R-1-1', next: 'us' };
    const next = `R-1: Next step of ${NAME} (R-1): us. It begins when somebody says so.`;
    expect(told(under({ held: { next: 'us' } }), awaited)[1]).toContain(`${next} In its way: `);
    // Those outside read that it goes live: that something keeps it from that is news to them.
    expect(told(under({ held: { next: 'us' } }), awaited).slice(2)).toEqual(['users hears: held', ...called]);
  });
  test('whose health is in doubt: the crew, and its owner with what to do', () => {
    const doubted = { type: 'HealthDoubted', ...eu, said: 'errors 3 %', until: PLAN.window.start };
    const lines = (verdict: string, is: string, hears = '@UMANAGER', more = {}) => {
      const words = `${is}: ${NAME} (R-1), step eu. errors 3 %. Go on or roll back; if nobody has said so by ${PLAN.window.start}, ${hears} hears of it.`;
      const heard = told(under(), { ...doubted, verdict, ...more });
      expect([heard[0], heard[1]]).toEqual([shown, `R-1!: ${words}`]);
      expect(heard.slice(-4)).toEqual([
        ...called,
        `tell @UMANAGER: ${words} | Go on… | Roll back…`,
        `${PLAN.window.start}: RemindOfHealth R-1 R-1-1 eu`,
      ]);
    };
    lines('unhealthy', 'Unhealthy');
    lines('unknown', 'Paused, since its health is not known');
    lines('unknown', 'Paused, since its health is not known', 'QA (@UQA and @UBOTH)', { decides: 'qa' });
  });
  test('that nobody has decided on: the role that decides, or its owner', () => {
    const unanswered = { type: 'HealthUnanswered', ...eu, said: 'errors 3 %', since: NOW };
    const words = `Nobody has decided since ${NOW}: ${NAME} (R-1) stands at step eu. errors 3 %. Go on or roll back. | Go on… | Roll back…`;
    expect(told(under(), unanswered)).toEqual([`tell @UMANAGER: ${words}`]);
    const stands = { verdict: 'healthy', said: 'errors 0 %' };
    expect(told(under(), { ...unanswered, stands })[0]).toContain('errors 3 %. Now healthy: errors 0 %. Go on');
    expect(told(under(), { ...unanswered, decides: 'qa' })).toEqual(
      ['UQA', 'UBOTH'].map((who) => `tell @${who}: ${words}`),
    );
    expect(told(under(), { ...unanswered, decides: 'none' })).toEqual([`tell @UMANAGER: ${words}`]);
  });
});

describe('from a step that is heard of late, or settled by hand', () => {
  const failed = rolled('failed', steps);
  const late = { type: 'StageHeardLate', ...eu, n: 9 };
  const lines = (more: object) => told(failed, { ...late, text: { note: '' }, ...more }).slice(0, 2);
  test('how it ended, and whether that is so', () => {
    const of = `step eu of ${NAME} (R-1-1)`;
    expect(lines({ status: 'succeeded', settles: true })).toEqual([
      shown,
      `R-1!: Late, but done: ${of} succeeded after all. Nothing is in doubt there any more.`,
    ]);
    expect(lines({ status: 'succeeded', settles: false })).toEqual([
      shown,
      `R-1!: Careful: ${of} says late that it succeeded, and something else was sent there since. Look at what runs there, and record it: \`/release environments\``,
    ]);
    const said = `R-1!: Late: ${of} says that it failed: without a reason`;
    expect(lines({ status: 'failed', settles: false })[1]).toBe(said);
    expect(lines({ status: 'failed', settles: true })[1]).toBe(
      `${said}. What runs there stays in doubt: look there, and record it: [Done by hand…] on its card`,
    );
    expect(lines({ status: 'failed', settles: true, unchanged: true })[1]).toBe(
      `${said}. Nothing of it had begun: what ran there before runs on`,
    );
    expect(lines({ status: 'failed', settles: true, text: { note: 'oom' } })[1]).toContain('failed: oom');
    expect(told(failed, { ...late, status: 'failed', settles: false, text: { note: '' } }).slice(2)).toEqual(called);
  });
  test('what somebody recorded', () => {
    const settled = { type: 'StageSettled', ...eu, by: 'UQA' };
    expect(told(failed, { ...settled, to: 'done' }).slice(0, 2)).toEqual([
      shown,
      'R-1: Step eu counts as done: @UQA recorded it by hand.',
    ]);
    expect(told(failed, { ...settled, to: 'waiting' }).slice(0, 2)).toEqual([
      shown,
      'R-1: Step eu counts as not begun: by what @UQA recorded, nothing of it runs there.',
    ]);
    expect(told(failed, { ...settled, to: 'done' }).slice(-2)).toEqual(crew);
    // Somebody was paged for a rollback that failed: whoever puts it right by hand has it, what came of itself has nobody.
    const back = rolled('rolling-back', [step('eu', 'failed', api), step('us', 'waiting', api)], { direction: 'back' });
    const takes = (fact: object) => told(back, fact).filter((line) => line.includes('TakePages'));
    expect(takes({ ...settled, to: 'done' })).toEqual([expect.stringMatching(/TakePages R-1 UQA$/)]);
    expect(takes({ ...settled, to: 'done', came: 'R-2' })).toEqual([]);
    expect(takes({ ...settled, to: 'done', by: 'gonogo' })).toEqual([]);
    expect(told(failed, { ...settled, to: 'done' }).join()).not.toContain('TakePages');
  });
});

describe('from what holds it', () => {
  const held = (said: string) =>
    [shown, 'engineering hears: held', 'users hears: held', ...called].concat(said ? [said] : []);
  test('a no-go: those outside too', () => {
    const noGos = [{ by: 'UQA', role: 'qa', why: 'x', at: NOW }];
    expect(told(under({ noGos, held: {} }), { type: 'RolloutHeldByNoGo', rollout: 'R-1-1' })).toEqual(held(''));
  });
  const pause = { type: 'RolloutPausedByPerson', rollout: 'R-1-1', by: 'UQA', text: { why: 'odd logs' } };
  const saidIn = (release: Release, more: object) => {
    const dues = given()
      .company({ audiences: [audience('engineering', 'technical', true)] })
      .put('release', 'R-1', release)
      .leadsTo({ stream: 'release/R-1', release: 'R-1', at: NOW, ...pause, ...more } as DomainFact);
    return dues.flatMap(({ intent }) => (intent.kind === 'post' ? [JSON.stringify(intent.told.said)] : [])).join();
  };
  test.each<[string, Release, object, string, boolean]>([
    ['in the middle of a step', under(), { stage: 'eu' }, 'is asked to stop where it is', true],
    ['where its pipeline can’t', under(), { stage: 'eu', cant: 'its runs go on' }, 'is finished, since it can', false],
    [
      'while one is verified',
      under({}, [step('us', 'done', api), step('eu', 'verifying', api)]),
      {},
      'is verified on',
      false,
    ],
    ['between two', under({}, [step('eu', 'done', api), step('us', 'waiting', api)]), {}, 'The next step waits', false],
  ])('a person, %s', (_, release, more, words, asks) => {
    expect(saidIn(release, more)).toContain(words);
    const lines = told(release, { ...pause, ...more });
    expect(lines.includes('pause R-1-1 eu')).toBe(asks);
    expect(lines.slice(-2)).toEqual(called);
  });
  test('a freeze that is over: somebody goes on, or its pause still stands', () => {
    const over = { type: 'HoldEnded', rollout: 'R-1-1', freeze: 'sale' };
    expect(told(under(), over)).toEqual([
      shown,
      `R-1: The freeze “sale” is over: ${NAME} may go on. Nothing was restarted.`,
      ...called,
    ]);
    const paused = under({ held: { pause: { by: 'UQA', at: NOW, why: 'x' } } });
    expect(told(paused, over)[1]).not.toContain('may go on. Nothing was restarted');
  });
  test('a pause that its pipeline refused: the next step waits all the same', () =>
    expect(
      told(under({}, [step('eu', 'running', api, { startedAt: NOW }), step('us', 'waiting', api)]), {
        type: 'PauseRefused',
        ...eu,
        text: { why: 'it can’t' },
      }).at(-1),
    ).toBe("R-1!: The step eu can't be paused (it can’t): it is finished, and the next one waits."));
});

describe('from its end', () => {
  const stopped = { type: 'RolloutStopped', ...eu, by: 'UQA', text: { why: 'x' } };
  const failed = { type: 'StageFailed', ...eu, n: 1, text: { why: 'x' } };
  const ended = (release: Release, fact: object) => told(release, fact);
  test('it failed: everybody, and the crew at once; its pipeline is asked where it never answered, or is to stop', () => {
    const all = (event: string) => [`engineering hears: ${event}`, `users hears: ${event}`, ...called];
    const forward = rolled('failed', steps);
    const back = rolled('rolling-back', steps);
    expect(ended(forward, failed)).toEqual([shown, ...all('failed')]);
    expect(ended(forward, { ...failed, how: 'unanswered' })).toEqual([shown, 'poll', ...all('failed')]);
    expect(ended(back, failed)).toEqual([shown, ...all('rollback-failed')]);
    expect(ended(forward, stopped)).toEqual([shown, ...all('failed')]);
    expect(ended(forward, { ...stopped, ask: true })).toEqual([shown, 'stop', ...all('failed')]);
    expect(ended(forward, { ...stopped, ask: true, stage: 'none' })).toEqual([shown, ...all('failed')]);
    expect(ended(back, stopped)).toEqual([shown, ...all('rollback-failed')]);
  });
  test('it is back: who was woken is told, and the one that waits for it goes on', () => {
    const back = (more: object) => told(rolled('rolled-back', steps, more), { type: 'ReleaseRolledBack' });
    const lines = [
      shown,
      'edit R-1/v1',
      'engineering hears: rolled-back',
      'users hears: rolled-back',
      ...crew,
      // What they read is that somebody checks it: here somebody is asked for it.
      `tell @UMANAGER: users read that the impact of ${NAME} (R-1) is being checked. Tell them once you know: \`/release update R-1\` | Update…`,
      `${NOW}: ResolvePages R-1`,
    ];
    expect(back({})).toEqual(lines);
    expect(back({ next: 'R-2' })).toEqual([...lines, `${NOW}: GoOnBack R-2 R-1`]);
  });
  test('by hand: where, by whom and why', () => {
    const rollout = rolled('completed', [
      ...steps,
      step('eu 2', 'done', api),
      step('us', 'done', api, { region: 'us' }),
    ]);
    const done = (direction: string) =>
      told(rollout, {
        type: 'ReleaseDoneByHand',
        rollout: { ...('rollout' in rollout && rollout.rollout), direction, by: 'UQA' },
        text: { why: 'copied' },
      });
    const asked = `tell @UMANAGER: users read that ${NAME} (R-1) was live, and that nobody had said what customers notice of it. Tell them: \`/release update R-1\` | Update…`;
    expect(done('forward')).toEqual([`R-1: Done by hand: ${NAME} is live in eu, us. By @UQA: copied`, asked]);
    expect(done('back')).toEqual([`R-1: Done by hand: ${NAME} was taken back in eu, us. By @UQA: copied`]);
    expect(
      told(
        { ...rollout, customers: 'faster' },
        { type: 'ReleaseDoneByHand', rollout: { ...('rollout' in rollout && rollout.rollout) }, text: { why: 'x' } },
      ),
    ).toHaveLength(1);
  });
});

describe('from a rollout that begins', () => {
  const start = (release: Release, more: Partial<Rollout>, why = '') =>
    told(release, {
      type: 'RolloutStarted',
      rollout: { id: 'R-1-2', direction: 'forward', by: 'UQA', startedAt: NOW, stages: steps, ...more },
      text: { why },
    });
  const asked = `tell @UMANAGER: users read that ${NAME} (R-1) was being deployed, and that nobody had said what customers notice of it. Tell them: \`/release update R-1\` | Update…`;
  const deploying = ['engineering hears: deploying', 'users hears: deploying', asked];
  test('forwards; through a soft freeze for a reason, which everybody reads', () => {
    expect(start(under(), {})).toEqual([shown, vote, ...deploying, ...crew]);
    expect(start(under(), {}, 'fire')).toEqual([
      shown,
      vote,
      ...deploying,
      'R-1!: Deployed through a soft freeze by @UQA: fire',
      ...crew,
    ]);
  });
  test('back: its own step that ran is stopped, and no older one', () => {
    const left = (rollout: string, state: Stage['state']) =>
      ({ rollout, direction: 'forward', stage: step('eu', state, api) }) as const;
    const back = (...abandoned: ReturnType<typeof left>[]) =>
      start({ ...rolled('rolling-back', steps), runs: 2, abandoned }, { direction: 'back' }, 'errors');
    const lines = ['engineering hears: rolling-back', 'users hears: rolling-back', ...crew];
    expect(back()).toEqual([shown, vote, ...lines]);
    expect(back(left('R-1-1', 'running'))).toEqual([shown, vote, 'stop', ...lines]);
    expect(back(left('R-1-0', 'running'), left('R-1-1', 'failed'))).toEqual([shown, vote, ...lines]);
  });
  test('going on: everybody reads that, unless nothing goes live by it', () => {
    const resumed = { type: 'RolloutResumed', rollout: 'R-1-1' };
    expect(told(under(), resumed)).toEqual([
      shown,
      vote,
      'turn of @UMANAGER',
      'turn of @UOTHER',
      'engineering hears: resumed',
      'users hears: resumed',
    ]);
    expect(told({ ...BASE, status: 'approved', vote: 'R-1/v1', approvedAt: NOW }, resumed)).toEqual([
      shown,
      `R-1: Going on: ${NAME} (R-1), by @UMANAGER.`,
    ]);
  });
});

describe('from what is noted of it', () => {
  const planned: Release = { ...BASE, status: 'planned' };
  const voting: Release = { ...BASE, status: 'voting', vote: 'R-1/v1', closesAt: NOW };
  const approved: Release = { ...BASE, status: 'approved', vote: 'R-1/v1', approvedAt: NOW };
  test('release notes: the vote shows them', () => {
    const notes = (notes: string) => ({ type: 'NotesWritten', by: 'UQA', text: { notes } });
    expect(told(planned, notes('x'))).toEqual([shown, 'R-1: @UQA wrote the release notes: see Details.']);
    expect(told(voting, notes(''))).toEqual([shown, vote, 'R-1: @UQA took the release notes away: see Details.']);
  });
  test('tickets: the vote shows them', () => {
    const read = { type: 'TicketsRead', all: [], failed: [], text: { titles: [] } };
    expect(told(planned, read)).toEqual([shown]);
    expect(told(voting, read)).toEqual([shown, vote]);
  });
  test('half of a drill: how long it took', () => {
    const turned = (at: string) => told({ ...under(), drill: { turned: at } }, { type: 'DrillTurned', at })[1];
    const words = (minutes: number) => `R-1: Drill: ${NAME} is live after ${minutes} min. Now it comes back by itself.`;
    expect(turned('2026-03-03T09:00:10.000Z')).toBe(words(1));
    expect(turned('2026-03-03T09:07:31.000Z')).toBe(words(8));
  });
  test('a release that it waits for', () => {
    const ended = (how: string) => told(planned, { type: 'PredecessorEnded', predecessor: 'R-9', how })[1];
    expect(ended('completed')).toBe(`R-1: R-9 is live: ${NAME} does not wait for it any more.`);
    expect(ended('cancelled')).toBe(`R-1: R-9 was cancelled: ${NAME} waits for it.`);
    expect(ended('rolled-back')).toBe(`R-1: R-9 was rolled back: ${NAME} waits for it.`);
    expect(ended('partly-back')).toBe(`R-1: R-9 was partly rolled back: ${NAME} waits for it.`);
    expect(ended('replaced')).toBe(`R-1: R-9 was replaced: ${NAME} waits for it.`);
  });
  test('a request that moves to another release', () => {
    const deferred = {
      type: 'ScopeDeferred',
      request: 'Q-1',
      items: PLAN.items,
      asker: 'UQA',
      by: 'UOTHER',
      to: 'R-2',
    };
    const said = (when: string) => `api 4.2, ledger 2.9 moves from R-1 to R-2${when}, by @UOTHER.`;
    const lines = (words: string) => [shown, `R-1: ${words}`, 'turn of @UMANAGER', `tell @UQA: ${words}`];
    expect(told(planned, { ...deferred, at: PLAN.window.end })).toEqual(lines(said(` of ${PLAN.window.end}`)));
    expect(told(planned, { ...deferred, at: undefined })).toEqual(lines(said('')));
  });
  describe('what other systems told', () => {
    const verdict = (stands: string, closes?: string) => ({
      stands,
      saw: [{ say: `ci ${stands}` }],
      ...(closes && { closes }),
    });
    const weighed = (turned: 'bad' | 'good' | undefined, tests: object) => ({
      type: 'EvidenceWeighed',
      weighed: { api: { version: '4.2', policy: 'all', tests } },
      ...(turned && { turned }),
    });
    test('is bad: its thread; what was approved is somebody’s turn', () => {
      const bad = weighed('bad', verdict('bad'));
      const note = `R-1: In the way of ${NAME}: ci bad.`;
      expect(told(planned, bad)).toEqual([shown, note, ...crew]);
      expect(told(voting, bad)).toEqual([shown, vote, note, ...crew]);
      for (const release of [approved, under()])
        expect(told(release, bad)).toEqual([shown, vote, note, ...crew, ...called]);
    });
    test('is bad, of what nobody takes further as it is: its card alone', () => {
      const rejected: Release = { ...BASE, status: 'rejected', vote: 'v1', role: 'qa', by: 'UQA', reason: 'red' };
      const bad = weighed('bad', verdict('bad'));
      expect(told(rejected, bad)).toEqual([shown, 'edit v1', ...crew]);
      expect(told(rolled('rolling-back', steps), bad).filter((line) => line.startsWith('R-1'))).toEqual([]);
    });
    test('is good: ready, where nothing else is in its way; what ends is weighed anew then', () => {
      const good = weighed('good', verdict('good', PLAN.window.end));
      const ends = `${PLAN.window.end}: WeighEvidence R-1`;
      expect(told(planned, good)).toEqual([shown, ends, ...crew]);
      expect(told(approved, good)).toEqual([shown, vote, ends, ...crew]);
      const open = { ...approved, window: { ...PLAN.window, start: NOW } };
      expect(told(open, weighed('good', verdict('good')))).toContain(`R-1: Ready to deploy: ${NAME}.`);
      expect(told(open, weighed(undefined, verdict('good')))).toEqual([shown, vote, ...crew]);
    });
  });
});
