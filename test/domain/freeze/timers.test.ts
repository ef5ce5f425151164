import { describe, expect, test } from 'vitest';
import type { RecurringFreeze } from '../../../src/domain/company/freezes.ts';
import type { DeclareFreeze } from '../../../src/domain/freeze/declare-freeze.ts';
import { freezes } from '../../../src/domain/freeze/document.ts';
import { freezeChanged } from '../../../src/domain/freeze/facts/freeze-changed.ts';
import { pausesLater } from '../../../src/domain/freeze/next-pause.ts';
import { freezePassEnded } from '../../../src/domain/release/facts/freeze-pass-ended.ts';
import { holdEnded } from '../../../src/domain/release/facts/hold-ended.ts';
import { pauseRefused } from '../../../src/domain/release/facts/pause-refused.ts';
import { rolloutHeld } from '../../../src/domain/release/facts/rollout-held.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { report } from '../facts/steps.ts';
import { approved, COMPANY, type Given, given, go, PLAN } from '../given.ts';

const R = { release: 'R-1' } as const;
const everything = { services: [], environments: [] };
const freeze: DeclareFreeze = {
  type: 'DeclareFreeze',
  name: 'sale',
  why: 'sales',
  scope: everything,
  from: '2026-03-03T12:00:00.000Z',
  until: '2026-03-03T14:00:00.000Z',
};
const deploy = { type: 'StartDeploy', ...R } as const;
const lift = { type: 'LiftFreeze', freeze: 'F-1', why: '' } as const;
const nightly: RecurringFreeze = {
  name: 'nightly',
  why: 'batch',
  start: '10 12 * * *',
  hours: 1,
  zone: 'UTC',
  scope: everything,
  inFlight: 'pause',
};

describe('what a freeze has its timers for', () => {
  test('once it was lifted, or of one that nobody knows: they decide nothing', () => {
    const g = approved().done(freeze, lift).at(freeze.until);
    for (const id of ['F-1', 'F-9']) {
      g.when({ type: 'BeginFreeze', freeze: id }).thenFacts();
      g.when({ type: 'EndFreeze', freeze: id }).thenFacts();
      g.when({ type: 'WarnOfEnd', freeze: id, until: freeze.until }).thenFacts();
    }
    const lifted = g.world.freezes[0];
    expect(lifted && freezes.lists(lifted)).toEqual([]);
    const running = given().done(freeze).world.freezes[0];
    expect(running && freezes.lists(running)).toEqual(['freezes/current']);
  });
});

describe('a pass', () => {
  const end = { type: 'EndPass', ...R, freeze: 'F-1' } as const;
  const until = '2026-03-03T12:30:00.000Z';
  test('ends by its timer, unless it is another’s, the release is over, or nobody knows either', () => {
    const second = { ...freeze, name: 'audit', scope: { services: ['api'], environments: [] } };
    const pass = { type: 'GrantPass', ...R, why: 'refunds' } as const;
    const g = approved()
      .done(freeze, { ...pass, until }, second, pass)
      .at(until);
    g.when(end).thenFacts(freezePassEnded.of('R-1', { freeze: 'F-1' }));
    g.when({ ...end, freeze: 'F-2' }).thenFacts();
    g.when({ ...end, freeze: 'F-9' }).thenFacts();
    g.when({ ...end, release: 'R-9' }).thenFacts();
    approved().when(end).thenFacts();
    g.done({ type: 'CancelRelease', ...R, why: 'x' })
      .when(end)
      .thenFacts();
  });
});

describe('a rollout that a freeze holds', () => {
  const end = { type: 'EndHold', ...R, rollout: 'R-1-1' } as const;
  const held = () =>
    approved()
      .done(deploy, freeze, report('eu', 'succeeded', 1))
      .by('gonogo')
      .at(freeze.until);
  test('may go on when its freeze is over, and no other holds it', () => {
    held()
      .when(end)
      .thenFacts(holdEnded.of('R-1', { rollout: 'R-1-1', freeze: 'sale' }));
    held()
      .by('UMANAGER')
      .done({ ...freeze, name: 'audit', until: '2026-03-03T15:00:00.000Z' })
      .when(end)
      .thenFacts(
        rolloutHeld.of('R-1', {
          ...{ rollout: 'R-1-1', freeze: 'audit', until: '2026-03-03T15:00:00.000Z', instead: 'sale' },
        }),
      );
  });
  test('may go on once: another freeze that comes and goes ends nothing of it', () => {
    const told = held().done(end);
    told.when(end).thenFacts();
    told
      .by('UMANAGER')
      .done({ ...freeze, name: 'audit', until: '2026-03-03T15:00:00.000Z' })
      .when({ ...end, by: 'UMANAGER' })
      .thenFacts();
  });
  test('is held until its freeze ends, wherever that was moved', () => {
    const until = '2026-03-03T15:00:00.000Z';
    const change = { type: 'ChangeFreeze', freeze: 'F-1', name: 'sale', why: 'sales', from: freeze.from } as const;
    const moved = approved()
      .done(deploy, freeze, report('eu', 'succeeded', 1))
      .done({ ...change, until, scope: freeze.scope });
    moved
      .when({ ...end, by: 'UMANAGER' })
      .thenFacts(rolloutHeld.of('R-1', { rollout: 'R-1-1', freeze: 'sale', until, instead: 'sale' }));
    moved
      .done({ ...end, by: 'UMANAGER' })
      .when(end)
      .thenFacts();
  });
  test('is not one of before, one that runs, or one that a no-go holds', () => {
    held()
      .when({ ...end, rollout: 'R-1-0' })
      .thenFacts();
    held()
      .when({ ...end, release: 'R-9' })
      .thenFacts();
    approved().when(end).thenFacts();
    approved().done(deploy).when(end).thenFacts();
    const noGo = { ...go, answer: 'no-go', why: 'errors' } as const;
    const stopped = approved()
      .done(deploy)
      .by('UQA')
      .done(noGo)
      .by('gonogo')
      .done(report('eu', 'succeeded', 1));
    stopped.when(end).thenFacts();
  });
});

describe('a freeze that comes again and pauses', () => {
  const pause = { type: 'PauseForFreeze', ...R, rollout: 'R-1-1' } as const;
  const during = (more: Partial<RecurringFreeze> = {}) =>
    approved()
      .done(deploy)
      .company({ freezes: [{ ...nightly, ...more }] })
      .by('gonogo')
      .at('2026-03-03T12:10:00.000Z');
  test('pauses the step that runs', () => {
    during().when(pause).thenFacts({
      stream: 'release/R-1',
      type: 'RolloutPaused',
      release: 'R-1',
      rollout: 'R-1-1',
      stage: 'eu',
      freeze: 'nightly',
      until: '2026-03-03T13:10:00.000Z',
      at: '2026-03-03T12:10:00.000Z',
    });
    // The second step, once the first is done.
    const second = during().done(report('eu', 'succeeded', 1));
    second.when(pause).thenFacts();
    const early = approved()
      .done(deploy, report('eu', 'succeeded', 1))
      .company({ freezes: [nightly] });
    early.at('2026-03-03T12:10:00.000Z');
    expect(early.when(pause).decision).toMatchObject({ facts: [{ type: 'RolloutPaused', stage: 'us' }] });
  });
  test('pauses nothing twice, nothing of before, nothing that waits for it, and nothing of another rule', () => {
    during().done(pause).when(pause).thenFacts();
    during()
      .when({ ...pause, rollout: 'R-1-0' })
      .thenFacts();
    during()
      .when({ ...pause, release: 'R-9' })
      .thenFacts();
    during({ inFlight: 'finish-step' }).when(pause).thenFacts();
    during({ soft: true }).when(pause).thenFacts();
    during({ hours: 0.1 }).at('2026-03-03T12:16:00.000Z').when(pause).thenFacts();
    approved()
      .company({ freezes: [nightly] })
      .at('2026-03-03T12:10:00.000Z')
      .when(pause)
      .thenFacts();
  });
});

test('a pipeline that can’t pause is heard of the step that is paused, and of no other', () => {
  const paused = () => approved().done(deploy, { ...freeze, inFlight: 'pause' });
  const refuse = { type: 'RefusePause', ...R, rollout: 'R-1-1', stage: 'eu', why: '405' } as const;
  paused()
    .when(refuse)
    .thenFacts(pauseRefused.of('R-1', { rollout: 'R-1-1', stage: 'eu', text: { why: '405' } }));
  for (const other of [{ stage: 'us' }, { rollout: 'R-1-0' }, { release: 'R-9' }])
    paused()
      .when({ ...refuse, ...other })
      .thenFacts();
  approved().when(refuse).thenFacts();
  approved().done(deploy).when(refuse).thenFacts();
});

test('a freeze pauses what is of its scope, and not again what went on against it', () => {
  const [production] = COMPANY.environments;
  const other = { ...PLAN, items: [{ service: 'shop', version: '1' }] };
  const both = () => {
    const g = given().company({ environments: production ? [production] : [] });
    g.done(PLAN, { type: 'OpenVote', ...R }, other, { type: 'OpenVote', release: 'R-2' });
    for (const id of ['R-1', 'R-2'])
      for (const who of ['UQA', 'USRE1', 'USRE2']) g.by(who).done({ ...go, release: id, vote: `${id}/v1` });
    g.by('UMANAGER').at(freeze.from);
    return g.done(deploy, { ...deploy, release: 'R-2' });
  };
  const pausing = { ...freeze, inFlight: 'pause' as const, scope: { services: ['shop'], environments: [] } };
  expect(both().when(pausing).decision).toMatchObject({
    facts: [{ type: 'FreezeDeclared' }, { type: 'RolloutPaused', release: 'R-2' }],
  });
  const refused = approved().done(deploy, { ...freeze, inFlight: 'pause' });
  refused.done({ type: 'RefusePause', ...R, rollout: 'R-1-1', stage: 'eu', why: '405' });
  const { type: _, ...terms } = freeze;
  refused.when({ ...terms, type: 'ChangeFreeze', freeze: 'F-1', inFlight: 'pause', why: 'y' }).thenFacts(
    freezeChanged.of('F-1', {
      by: 'UMANAGER',
      was: { scope: { services: [], environments: [] }, from: freeze.from, until: freeze.until, inFlight: 'pause' },
      scope: { services: [], environments: [] },
      from: '2026-03-03T12:00:00.000Z',
      until: '2026-03-03T14:00:00.000Z',
      inFlight: 'pause',
      text: { name: 'sale', why: 'y' },
    }),
  );
});

describe('when freezes that come again will pause a step', () => {
  const NOW = '2026-03-03T12:00:00.000Z';
  const next = (...all: Partial<RecurringFreeze>[]) => {
    const g: Given = approved().done(deploy);
    const company = { ...COMPANY, freezes: all.map((more) => ({ ...nightly, ...more })) };
    return pausesLater(g.world.releases['R-1'] as Release, 'R-1-1', { ...g.world, now: NOW, company }).map(
      (d) => d.dueAt,
    );
  };
  test('are the first after now, of those that pause what is of their scope, each once', () => {
    const each = ['2026-03-03T12:10:00.000Z', '2026-03-04T12:10:00.000Z'];
    expect(next({})).toEqual(each);
    expect(next({}, {})).toEqual(each);
    expect(next({ start: '20 12 3 3 *' }, {})).toEqual([each[0], '2026-03-03T12:20:00.000Z', each[1]]);
    expect(next({ start: '5 12 * * *', inFlight: 'finish' }, { start: '6 12 * * *', soft: true }, {})).toEqual(each);
    expect(next({ start: '5 12 * * *', scope: { services: ['shop'], environments: [] } }, {})).toEqual(each);
    expect(next({ start: '5 12 * * *', inFlight: 'finish' })).toEqual([]);
    expect(next()).toEqual([]);
    expect(next({ start: '30 * * * *', hours: 0.5 })).toHaveLength(4);
  });
  test('are not one that begins now or holds already, nor one that is more than two days off', () => {
    expect(next({ start: '0 12 * * *', hours: 0.5 })).toEqual(['2026-03-04T12:00:00.000Z']);
    expect(next({ start: '59 11 * * *' })).toEqual(['2026-03-04T11:59:00.000Z', '2026-03-05T11:59:00.000Z']);
    expect(next({ start: '59 11 5 3 *' })).toEqual(['2026-03-05T11:59:00.000Z']);
    expect(next({ start: '0 12 5 3 *' })).toEqual([]);
  });
});
