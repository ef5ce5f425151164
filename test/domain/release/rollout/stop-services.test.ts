import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Company } from '../../../../src/domain/company/company.ts';
import type { Command } from '../../../../src/domain/index.ts';
import { rolloutOf } from '../../../../src/domain/release/release.ts';
import { stoppable } from '../../../../src/domain/release/rollout/stops-with.ts';
import { stateOf } from '../../../../src/domain/release/state.ts';
import * as shelf from '../../../../src/domain/strategy/index.ts';
import { ABLE, COMPANY, emptyWorld, Given, PLAN, running } from '../../given.ts';
import { spoken } from '../../spoken.ts';

const SERVICES: Company['services'] = [
  { name: 'ledger', about: 'books', dependsOn: [] },
  { name: 'api', about: 'answers', dependsOn: ['ledger'] },
  { name: 'shop', about: 'sells', dependsOn: ['api'] },
  { name: 'search', about: 'finds', dependsOn: [] },
  { name: 'mail', about: 'writes', dependsOn: [] },
];
const NAMES = SERVICES.map((s) => s.name);
const [production] = COMPANY.environments;
const TEMPLATE = {
  name: 'small',
  title: 'Small',
  version: 1,
  services: NAMES,
  environments: ['production'],
  revokedByFailure: false,
};
const ONE_BY_ONE = [{ name: 'pipeline', can: { ...ABLE, several: 'it takes one service at a time' } }];

/** A release of five services, whose first step was sent: a service a step, where the pipeline takes one at a time. */
function begun(more: Partial<Company> = {}): Given {
  if (!production) throw new Error('the company has an environment');
  return new Given(emptyWorld())
    .put('environment', 'production', running(Object.fromEntries(NAMES.map((n) => [n, { eu: '1' }]))))
    .company({
      ...COMPANY,
      services: SERVICES,
      environments: [{ ...production, regions: ['eu'] }],
      pipelines: ONE_BY_ONE,
      templates: [TEMPLATE],
      ...more,
    })
    .done({
      ...PLAN,
      items: NAMES.map((service) => ({ service, version: '2' })),
      change: 'standard',
      template: 'small',
    })
    .at('2026-03-03T12:00:00.000Z')
    .done({ type: 'StartDeploy', release: 'R-1' });
}
const release = (g: Given) => g.world.releases['R-1'] ?? expect.fail('there is no release');
const stages = (g: Given) => rolloutOf(release(g))?.stages ?? [];
const states = (g: Given) => stages(g).map((s) => `${s.name} ${s.state}${s.how ? ` (${s.how})` : ''}`);
const stop = (...services: string[]): Command => ({
  type: 'StopServices',
  release: 'R-1',
  services,
  why: 'it hangs',
  ask: true,
});
const reported = (stage: string, status: 'succeeded' | 'failed' = 'succeeded'): Command => ({
  type: 'ReportStage',
  release: 'R-1',
  deployId: 'R-1-1',
  stage,
  status,
  n: 1,
  message: '',
});
const live = (g: Given) =>
  NAMES.filter((n) => {
    const there = g.world.environments.production?.live[n]?.eu;
    return there?.now?.version === '2' && !there.doubt;
  });

test('of a rollout that is held, the others are not said to go on', () => {
  const g = begun().done({ type: 'PauseRollout', release: 'R-1', why: 'lunch' }, stop('ledger'));
  const notes = g.follows(1).flatMap(({ intent: i }) => (i.kind === 'note' ? [spoken(i.note)] : []));
  expect(notes[0]).toMatch(/it hangs\. The others wait as before, until somebody goes on\./);
});

test('what runs of one service is given up, what depends on it is not begun, and the others go on', () => {
  const g = begun().done(stop('ledger'));
  expect(states(g)).toEqual([
    'eu ledger failed (stopped)',
    'eu api failed (refused)',
    'eu shop failed (refused)',
    'eu search running',
    'eu mail waiting',
  ]);
  expect(stateOf(release(g), g.world)).toBe('deploying');
  expect(g.world.environments.production?.live.ledger?.eu?.doubt?.may).toEqual(['1', '2']);
  const due = g.follows(1);
  expect(due.map((d) => d.intent.kind)).toEqual(expect.arrayContaining(['edit', 'stop', 'note', 'my-turn', 'deploy']));
  const notes = due.flatMap(({ intent: i }) => (i.kind === 'note' ? [spoken(i.note)] : []));
  expect(notes[0]).toMatch(/^Stopped: ledger, api and shop of .*it hangs\. The others go on\./);
  expect(notes[0]).toMatch(/search/);
  // All that went on is live: what was stopped waits for a decision, and only that counts as failed.
  g.by('gonogo').done(reported('eu search'), reported('eu mail'));
  expect(release(g)).toMatchObject({ status: 'failed', reason: 'ledger, api, shop stopped: it hangs' });
  expect(stateOf(release(g), g.world)).toBe('failed');
  expect(live(g)).toEqual(['search', 'mail']);
  expect(g.world.environments.production?.history).toEqual({
    ledger: ['failed'],
    api: ['failed'],
    shop: ['failed'],
    search: ['completed'],
    mail: ['completed'],
  });
  // The rest is deployed again, and only that.
  g.by('UMANAGER').done({ type: 'StartDeploy', release: 'R-1' });
  expect(states(g).slice(0, 3)).toEqual(['eu ledger running', 'eu api waiting', 'eu shop waiting']);
});

test('one of them goes back by itself afterwards, and what went on stays', () => {
  const g = begun().done(reported('eu ledger'), stop('api'));
  g.by('gonogo').done(reported('eu search'), reported('eu mail')).by('UMANAGER');
  expect(live(g)).toEqual(['ledger', 'search', 'mail']);
  g.done({ type: 'RollBack', release: 'R-1', why: 'half of it is worse', services: ['api'] });
  expect(stages(g).map((s) => s.name)).toEqual(['eu api']);
  g.by('gonogo').done({ ...reported('eu api'), deployId: 'R-1-2' } as Command);
  expect(stateOf(release(g), g.world)).toBe('partly-back');
});

describe('what has not begun, what is verified, and what is held', () => {
  test('a service whose step has not come is left out, and nothing that runs is touched', () => {
    const g = begun().done(stop('search'));
    expect(states(g).slice(0, 4)).toEqual([
      'eu ledger running',
      'eu api waiting',
      'eu shop waiting',
      'eu search failed (refused)',
    ]);
    expect(g.follows(1).map((d) => d.intent.kind)).not.toContain('stop');
    for (const name of ['ledger', 'api', 'shop', 'mail']) g.by('gonogo').done(reported(`eu ${name}`));
    expect(live(g)).toEqual(['ledger', 'api', 'shop', 'mail']);
    expect(release(g).status).toBe('failed');
  });

  test('a step that proves itself goes no further: its share stays, and the next one begins', () => {
    const canary = {
      name: 'careful',
      ...shelf.canary.make({ percents: [5, 100], soakMinutes: 30, promotion: 'timed' }),
    };
    const g = begun({
      strategies: [canary],
      services: SERVICES.map((s) => (s.name === 'ledger' ? { ...s, strategy: 'careful' } : s)),
    });
    g.by('gonogo').done(reported('eu ledger 5 %')).by('UMANAGER').done(stop('ledger'));
    expect(states(g).slice(0, 5)).toEqual([
      'eu ledger 5 % failed (unproven)',
      'eu ledger 100 % failed (refused)',
      'eu api failed (refused)',
      'eu shop failed (refused)',
      'eu search running',
    ]);
    expect(g.world.environments.production?.live.ledger?.eu?.partly?.version).toBe('2');
  });

  test('between two steps nothing begins by that; what was waited for is another step, or the same', () => {
    const asked = {
      name: 'asked',
      ...shelf.canary.make({ percents: [50, 100], soakMinutes: 0, promotion: 'manual' }),
    };
    const g = begun({ strategies: [asked], services: SERVICES.map((s) => ({ ...s, strategy: 'asked' })) });
    g.by('gonogo').done(reported('eu ledger 50 %')).by('UMANAGER');
    expect(rolloutOf(release(g))?.held).toEqual({ next: 'eu ledger 100 %' });
    g.done(stop('mail'));
    expect(rolloutOf(release(g))?.held).toEqual({ next: 'eu ledger 100 %' });
    g.done(stop('ledger'));
    expect(rolloutOf(release(g))?.held).toMatchObject({ next: 'eu search 50 %' });
    expect(stateOf(release(g), g.world)).toBe('next-step');
    g.done({ type: 'StartDeploy', release: 'R-1' });
    expect(stages(g).find((s) => s.state === 'running')?.name).toBe('eu search 50 %');
  });

  test('while somebody paused it, nothing begins until it is resumed', () => {
    const g = begun().done({ type: 'PauseRollout', release: 'R-1', why: 'lunch' }, stop('ledger'));
    expect(states(g).slice(3)).toEqual(['eu search waiting', 'eu mail waiting']);
    g.done({ type: 'StartDeploy', release: 'R-1' });
    expect(states(g).slice(3)).toEqual(['eu search running', 'eu mail waiting']);
  });
});

test('a late success of what was stopped settles what runs there; where all of it is live then, the release is', () => {
  const g = begun().done(stop('mail', 'search'));
  g.by('gonogo').done(reported('eu ledger'), reported('eu api')).by('UMANAGER').done(stop('shop'));
  expect(release(g).status).toBe('failed');
  g.by('gonogo').done(reported('eu shop'));
  expect(live(g)).toEqual(['ledger', 'api', 'shop']);
  const other = begun().done(stop('ledger')).by('gonogo').done(reported('eu ledger'));
  expect(states(other)[0]).toBe('eu ledger done (stopped)');
  expect(release(other).status).toBe('deploying');
  expect(live(other)).toEqual(['ledger']);
});

test('where nothing would go on, all of it stops as it does without a choice', () => {
  const g = begun().done(stop('ledger', 'search', 'mail'));
  expect(g.facts.map((f) => f.type)).toContain('RolloutStopped');
  expect(release(g).status).toBe('failed');
});

test('what goes in one step can’t be told apart; what is over, or not of it, is refused', () => {
  const together = begun({ pipelines: [{ name: 'pipeline', can: ABLE }] });
  expect(stoppable(release(together), together.world.company)).toEqual([]);
  const g = begun();
  expect(stoppable(release(g), g.world.company)).toEqual([
    { service: 'ledger', stops: ['ledger', 'api', 'shop'] },
    { service: 'api', stops: ['api', 'shop'] },
    { service: 'shop', stops: ['shop'] },
    { service: 'search', stops: ['search'] },
    { service: 'mail', stops: ['mail'] },
  ]);
  g.when(stop('nothing')).thenRefused('nothing-to-stop');
  g.by('gonogo').done(reported('eu ledger')).by('UMANAGER');
  g.when(stop('ledger')).thenRefused('nothing-to-stop');
  g.by('UQA').when(stop('api')).thenRefused('forbidden');
  g.by('UMANAGER').done({ type: 'RollBack', release: 'R-1', why: 'x' });
  g.when(stop('api')).thenRefused('not-running');
});

test('whatever is stopped when, each step is sent once, nothing that was stopped is sent, and it ends', () => {
  const moves = fc.array(fc.oneof(fc.constant('report'), fc.constantFrom(...NAMES)), { minLength: 5, maxLength: 20 });
  fc.assert(
    fc.property(moves, (all) => {
      const g = begun();
      const stopped = new Set<string>();
      for (const move of [...all, ...NAMES.map(() => 'report')]) {
        const now = stages(g).find((s) => s.state === 'running');
        if (release(g).status !== 'deploying') break;
        if (move === 'report') {
          if (now) g.by('gonogo').done(reported(now.name)).by('UMANAGER');
        } else {
          const before = stages(g)
            .filter((s) => s.state === 'waiting')
            .map((s) => s.name);
          const decided = g.when(stop(move)).decision;
          if (!('refused' in decided)) g.done(stop(move));
          for (const s of stages(g)) if (before.includes(s.name) && s.state === 'failed') stopped.add(s.name);
        }
      }
      const sent = g.facts.flatMap((f) => (f.type === 'StageStarted' ? [f.stage] : []));
      expect(new Set(sent).size).toBe(sent.length);
      expect(sent.filter((s) => stopped.has(s))).toEqual([]);
      expect(['completed', 'failed']).toContain(release(g).status);
      expect(release(g).status === 'completed').toBe(live(g).length === NAMES.length);
    }),
    { numRuns: 60 },
  );
});
