import { describe, expect, test } from 'vitest';
import type { Train } from '../../../src/domain/company/plans.ts';
import type { Command } from '../../../src/domain/index.ts';
import { windowAt } from '../../../src/domain/train/timetable.ts';
import { itemsOn } from '../../../src/domain/train/versions.ts';
import { following } from '../following.ts';
import { COMPANY, emptyWorld, Given } from '../given.ts';
import { refusalOf } from '../refusal-of.ts';

const TRAIN: Train = {
  name: 'weekly',
  title: 'Weekly train',
  start: '0 14 * * 4',
  hours: 1,
  zone: 'Europe/Berlin',
  items: [{ service: 'api', version: '{year}.{week}-{n}' }],
  environment: 'production',
  change: 'normal',
  owners: 'sre',
  opensDaysBefore: 3,
  duringFreeze: 'skip',
  why: 'what was merged',
  customers: '',
};
const company = {
  ...COMPANY,
  trains: [TRAIN],
  roles: COMPANY.roles.map((r) => (r.name === 'manager' ? { ...r, actions: [...r.actions, 'trains' as const] } : r)),
};
const onTrain = (train = TRAIN) => new Given({ ...emptyWorld(), company: { ...company, trains: [train] } });
// Thursdays at 14:00 in Berlin.
const FIRST = '2026-03-05T13:00:00.000Z';
const SECOND = '2026-03-12T13:00:00.000Z';
const open = (departure: string) => ({ type: 'OpenTrain', train: 'weekly', departure }) as const;
const timers = (g: Given) =>
  g
    .follows(1)
    .flatMap((d) =>
      d.intent.kind === 'timer' && d.intent.command.type === 'OpenTrain' ? [d.dueAt, d.intent.command.departure] : [],
    );
const last = (g: Given) => g.facts.at(-1);

describe('a train', () => {
  test('opens a release by itself, owned in turn, and calls for the next one', () => {
    const g = onTrain().by('gonogo').done(open(FIRST));
    expect(g.world.releases['R-1']).toMatchObject({
      owner: 'USRE1',
      train: 'weekly',
      items: [{ service: 'api', version: '2026.10-1' }],
      window: { start: FIRST, end: '2026-03-05T14:00:00.000Z' },
    });
    expect(timers(g)).toEqual(['2026-03-09T13:00:00.000Z', SECOND]);
    g.at('2026-03-09T13:00:00.000Z').done(open(SECOND));
    expect(g.world.releases['R-2']).toMatchObject({ owner: 'USRE2', items: [{ version: '2026.11-2' }] });
  });

  test('chooses its strategy for each of its releases, where it names one', () => {
    const g = onTrain({ ...TRAIN, strategy: 'careful' }).company({
      strategies: [{ name: 'careful', words: 'canary', steps: [] }],
    });
    expect(g.by('gonogo').done(open(FIRST)).world.releases['R-1']?.strategy).toBe('careful');
    expect(onTrain().by('gonogo').done(open(FIRST)).world.releases['R-1']).not.toHaveProperty('strategy');
  });

  test('keeps its wall-clock time over the change of clocks', () => {
    expect(windowAt(TRAIN, '2026-03-26T13:00:00.000Z')?.end).toBe('2026-03-26T14:00:00.000Z');
    expect(windowAt(TRAIN, '2026-04-02T12:00:00.000Z')?.end).toBe('2026-04-02T13:00:00.000Z');
    expect(windowAt(TRAIN, '2026-04-02T13:00:00.000Z')).toBeUndefined();
  });

  test('names the week as ISO 8601 does, over the turn of the year', () => {
    const version = (at: string) => itemsOn(TRAIN, at, 0)[0]?.version;
    expect(version('2027-01-01T13:00:00.000Z')).toBe('2027.53-1');
    expect(version('2028-01-03T13:00:00.000Z')).toBe('2028.01-1');
  });

  test('in a freeze it does not run, and says why; or it moves behind it', () => {
    const freeze = {
      type: 'DeclareFreeze',
      name: 'sale',
      why: 'sale',
      scope: { services: [], environments: [] },
      from: FIRST,
      until: '2026-03-06T11:00:00.000Z',
    } satisfies Command;
    const g = onTrain().done(freeze).by('gonogo').done(open(FIRST));
    expect(last(g)).toMatchObject({ type: 'TrainDidNotRun', because: 'frozen' });
    expect(timers(g)).toEqual(['2026-03-09T13:00:00.000Z', SECOND]);
    const moved = onTrain({ ...TRAIN, duringFreeze: 'move' })
      .done(freeze)
      .by('gonogo')
      .done(open(FIRST));
    expect(moved.world.releases['R-1']?.window.start).toBe('2026-03-06T11:00:00.000Z');
  });

  test('what could not be planned by anybody does not run, and its managers are told why', () => {
    const items = [{ service: 'cart', version: '1' }];
    const g = onTrain({ ...TRAIN, items })
      .by('gonogo')
      .done(open(FIRST));
    expect(last(g)).toMatchObject({ type: 'TrainDidNotRun', because: 'refused' });
    expect(g.world.releases).toEqual({});
    const [told] = g.follows().flatMap(({ intent }) => (intent.kind === 'tell' ? [intent] : []));
    expect(told?.user).toBe('UMANAGER');
    expect(JSON.stringify(told?.phrase)).toMatch(/its release can't be planned.*I don't know.*cart/);
    expect(timers(g)).toEqual(['2026-03-09T13:00:00.000Z', SECOND]);
    const standard = onTrain({ ...TRAIN, change: 'standard' })
      .by('gonogo')
      .done(open(FIRST));
    expect(last(standard)).toMatchObject({ because: 'refused' });
  });

  test('skipped: that departure only; held: until it is resumed', () => {
    const g = onTrain().done({ type: 'SkipTrain', train: 'weekly', why: 'offsite' });
    expect(last(g)).toMatchObject({ type: 'TrainSkipped', departure: FIRST });
    g.done(open(FIRST));
    expect(last(g)).toMatchObject({ because: 'skipped', text: { why: 'offsite' } });
    g.done({ type: 'HoldTrain', train: 'weekly', why: 'no QA' }).done(open(SECOND));
    expect(last(g)).toMatchObject({ because: 'held' });
    g.when({ type: 'HoldTrain', train: 'Weekly', why: 'in whatever case' }).thenFacts();
    g.done({ type: 'ResumeTrain', train: 'weekly' });
    g.when(open('2026-03-19T13:00:00.000Z')).thenTypes('ReleasePlanned', 'TrainOpened');
  });

  test('what becomes of it is told to engineering, by its title; a train that nobody knows names those there are', () => {
    const g = onTrain();
    const said = (command: Command) => following(g.done(command)).filter((l) => l.startsWith('engineering'));
    expect(said({ type: 'SkipTrain', train: 'weekly', why: 'offsite' })).toEqual([
      `engineering: The train Weekly train of ${FIRST} is called off by @UMANAGER: offsite`,
    ]);
    expect(said({ type: 'HoldTrain', train: 'weekly', why: 'no QA' })).toEqual([
      'engineering: The train Weekly train is held by @UMANAGER until somebody resumes it: no QA',
    ]);
    expect(said({ type: 'ResumeTrain', train: 'weekly' })).toEqual([
      'engineering: The train Weekly train runs again, by @UMANAGER',
    ]);
    const unknown = { type: 'ResumeTrain', train: 'daily' } as const;
    const cause = ['no-train', "I don't know a train daily."];
    expect(refusalOf(g, unknown)).toEqual([...cause, 'Trains: weekly.']);
    expect(refusalOf(g.company({ trains: [] }), unknown)).toEqual([...cause, 'Trains are in manifests/trains.yml.']);
  });
  test('two skipped in a row are two departures; without the role, reason or train it is refused', () => {
    const skip = { type: 'SkipTrain', train: 'weekly', why: 'offsite' } as const;
    const g = onTrain().done(skip, skip);
    expect(g.world.trains.weekly?.skipped.map((s) => s.departure)).toEqual([FIRST, SECOND]);
    g.when({ ...skip, why: ' ' }).thenRefused('needs-reason');
    g.when({ ...skip, train: 'monthly' }).thenRefused('no-train');
    g.by('UQA').when(skip).thenRefused('forbidden');
  });

  test('down over its departure: it is missed, and the next ones are caught up with one by one', () => {
    const g = onTrain().at('2026-03-16T09:00:00.000Z').by('gonogo').done(open(FIRST));
    expect(last(g)).toMatchObject({ because: 'missed' });
    expect(timers(g)).toEqual(['2026-03-16T09:00:00.000Z', SECOND]);
    g.done(open(SECOND));
    expect(last(g)).toMatchObject({ because: 'missed' });
    expect(timers(g)).toEqual(['2026-03-16T13:00:00.000Z', '2026-03-19T13:00:00.000Z']);
    // Down only over its opening: it opens late, and still departs.
    const late = onTrain().at('2026-03-05T08:00:00.000Z').by('gonogo').done(open(FIRST));
    expect(last(late)?.type).toBe('TrainOpened');
  });

  describe('whose timetable changes', () => {
    const onFriday = { ...TRAIN, start: '0 14 * * 5' };
    const onTuesday = { ...TRAIN, start: '0 14 * * 2' };
    const FRIDAY = '2026-03-06T13:00:00.000Z';

    test('opens nothing beside what it opened before, while that is to come: who manages releases can move that', () => {
      const g = onTrain()
        .by('gonogo')
        .done(open(FIRST))
        .company({ trains: [onFriday] })
        .done(open(FRIDAY));
      expect(Object.keys(g.world.releases)).toEqual(['R-1']);
      expect(last(g)).toMatchObject({ because: 'standing', release: 'R-1' });
      const told = g.follows(1).find((d) => d.intent.kind === 'tell')?.intent;
      expect(told).toMatchObject({ user: 'UMANAGER', offers: [{ verb: 'move', about: 'R-1' }] });
      // What comes after that it opens as ever.
      expect(timers(g)).toEqual(['2026-03-10T13:00:00.000Z', '2026-03-13T13:00:00.000Z']);
      g.at('2026-03-10T13:00:00.000Z').done(open('2026-03-13T13:00:00.000Z'));
      expect(Object.keys(g.world.releases)).toEqual(['R-1', 'R-2']);
    });

    test('opens it where what it opened before is over', () => {
      const g = onTrain().by('gonogo').done(open(FIRST));
      g.by('UMANAGER').done({ type: 'CancelRelease', release: 'R-1', why: 'not needed' });
      g.by('gonogo')
        .company({ trains: [onFriday] })
        .done(open(FRIDAY));
      expect(g.world.releases['R-2']).toMatchObject({ window: { start: FRIDAY } });
    });

    test('leaves out no departure that it has now', () => {
      // Its timer waits for a Thursday; by now it runs on Tuesdays.
      const g = onTrain()
        .by('gonogo')
        .done(open(FIRST))
        .company({ trains: [onTuesday] });
      g.at('2026-03-09T13:00:00.000Z').done(open(SECOND));
      expect(last(g)).toMatchObject({ because: 'timetable' });
      expect(timers(g)).toEqual(['2026-03-09T13:00:00.000Z', '2026-03-10T13:00:00.000Z']);
    });
  });

  test('a timetable that has changed since, and a train nobody can own', () => {
    expect(last(onTrain().by('gonogo').done(open('2026-03-04T13:00:00.000Z')))).toMatchObject({ because: 'timetable' });
    const g = onTrain({ ...TRAIN, owners: 'nobody' });
    g.people({ roles: {} });
    expect(last(g.by('gonogo').done(open(FIRST)))).toMatchObject({ because: 'nobody' });
  });
});

describe('requests into a release', () => {
  const asking = {
    type: 'RequestScope',
    release: 'R-1',
    items: [{ service: 'ledger', version: '3' }],
    why: 'refunds',
  } satisfies Command;
  const opened = () => onTrain().by('gonogo').done(open(FIRST));
  const answer = { release: 'R-1', request: 'Q-1' };

  test('taken: the scope changes, and what was voted on is asked about anew', () => {
    const g = opened().by('UMANAGER').done({ type: 'OpenVote', release: 'R-1' }).by('UQA').done(asking).by('UMANAGER');
    g.when({ type: 'TakeRequest', ...answer }).thenTypes('ScopeTaken', 'VoteContentChanged', 'ReleaseVoteOpened');
    g.done({ type: 'TakeRequest', ...answer });
    expect(g.world.releases['R-1']).toMatchObject({
      status: 'voting',
      requests: [],
      items: [
        { service: 'api', version: '2026.10-1' },
        { service: 'ledger', version: '3' },
      ],
    });
    g.when({ type: 'DeclineRequest', ...answer, why: 'no' }).thenFacts();
  });

  test('another version of what is in it replaces it; what is in it already is refused', () => {
    const items = [{ service: 'api', version: '2026.10-2' }];
    const g = opened()
      .by('UQA')
      .done({ ...asking, items })
      .by('UMANAGER')
      .done({ type: 'TakeRequest', ...answer });
    expect(g.world.releases['R-1']?.items).toEqual(items);
    g.when({ ...asking, items }).thenRefused('in-it');
  });

  test('moved to the next train: open already, or when it opens', () => {
    const g = opened().by('UQA').done(asking).by('UMANAGER');
    g.when({ type: 'DeferRequest', ...answer }).thenTypes('ScopeDeferred', 'RequestWaits');
    g.done({ type: 'DeferRequest', ...answer });
    g.by('gonogo').done(open(SECOND));
    expect(g.world.releases['R-2']?.requests).toMatchObject([{ id: 'Q-1', by: 'UQA', why: 'refunds' }]);
    const both = opened().done(open(SECOND)).by('UQA').done(asking).by('UMANAGER');
    both.when({ type: 'DeferRequest', ...answer }).thenTypes('ScopeDeferred', 'ScopeRequested');
  });

  test('declined with a reason; only by who owns it or may', () => {
    const g = opened().by('UQA').done(asking);
    g.when({ type: 'TakeRequest', ...answer }).thenRefused('forbidden');
    g.by('USRE1')
      .when({ type: 'DeclineRequest', ...answer, why: '' })
      .thenRefused('needs-reason');
    g.done({ type: 'DeclineRequest', ...answer, why: 'too late' });
    expect(g.world.releases['R-1']?.requests).toEqual([]);
    g.when({ ...asking, items: [{ service: 'moon', version: '1' }] }).thenRefused('unknown-service');
    g.when({ ...asking, why: '' }).thenRefused('needs-reason');
  });
});

test('what it opens for somebody who is gone is the managers’ to see to', () => {
  const of = (deactivated: string[]) => following(onTrain().people({ deactivated }).by('gonogo').done(open(FIRST)));
  expect(of([])).toContain('turn of @USRE1');
  expect(of(['USRE1'])).toContain('turn of @UMANAGER');
});
