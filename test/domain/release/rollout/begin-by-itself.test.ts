import { describe, expect, test } from 'vitest';
import { versionAnswered } from '../../../../src/domain/drift/facts/version-answered.ts';
import type { DeclareFreeze } from '../../../../src/domain/freeze/declare-freeze.ts';
import type { Command } from '../../../../src/domain/index.ts';
import { deploymentHeard } from '../../../../src/domain/outside/facts/deployment-heard.ts';
import { authorsCounted } from '../../../../src/domain/release/facts/authors-counted.ts';
import { rolloutOf } from '../../../../src/domain/release/release.ts';
import { approved, COMPANY, type Given, NOW, PEOPLE } from '../../given.ts';

const begin = { type: 'BeginByItself', release: 'R-1' } as const;
const opens = { type: 'OpenWindow', release: 'R-1' } as const;
const environments = COMPANY.environments.map((e) => ({ ...e, startsByItself: true }));
const timers = (g: Given) => g.follows(1).flatMap((d) => (d.intent.kind === 'timer' ? [d.intent.command] : []));
const freeze: DeclareFreeze = {
  type: 'DeclareFreeze',
  name: 'sale',
  why: 'sale',
  scope: { services: [], environments: [] },
  from: '2026-03-03T11:00:00.000Z',
  until: '2026-03-03T12:30:00.000Z',
};

test('what is ready when its window opens is deployed, where the environment says so', () => {
  const g = approved().company({ environments }).by('gonogo').done(opens);
  expect(timers(g)).toContainEqual(begin);
  g.done(begin);
  expect(g.world.releases['R-1']).toMatchObject({ status: 'deploying' });
  const release = g.world.releases['R-1'];
  expect(release && rolloutOf(release)?.by).toBe('gonogo');
  g.when(begin).thenFacts();
});

test('elsewhere somebody says so', () => {
  const g = approved().by('gonogo').done(opens);
  expect(timers(g)).toEqual([]);
  g.when(begin).thenFacts();
});

test('what is in the way keeps it; when that ends by itself the window opens once more', () => {
  const g = approved().company({ environments }).done(freeze).by('gonogo').done(opens);
  expect(timers(g)).toEqual([opens]);
  g.when(begin).thenFacts();
  const later = g.at(freeze.until).done({ type: 'EndFreeze', freeze: 'F-1' }, opens);
  expect(timers(later)).toContainEqual(begin);
});

describe('what goes out of the way in its window without an hour that was known lets it begin', () => {
  const long = { ...freeze, until: '2026-03-03T18:00:00.000Z' };
  const elsewhere = { services: [], environments: ['staging'] };
  const lock: Command = { type: 'ClaimLock', services: ['api'], environments: ['production'], why: 'odd' };
  const asked = (g: Given) => timers(g).some((t) => t.type === 'BeginByItself');
  test.each<[string, Command[], Command]>([
    ['a freeze that is lifted', [long], { type: 'LiftFreeze', freeze: 'F-1', why: 'over' }],
    ['a freeze that leaves it out', [long], { ...long, type: 'ChangeFreeze', freeze: 'F-1', scope: elsewhere }],
    ['a freeze that has a pass', [long], { type: 'GrantPass', release: 'R-1', why: 'the fix' }],
    ['a lock that is released', [lock], { type: 'ReleaseLocks', locks: ['production/api'], why: '' }],
    ['checks that somebody overrides', [long], { type: 'OverrideChecks', release: 'R-1', why: 'now' }],
  ])('%s', (_, inTheWay, gone) => {
    const start = (more: Partial<(typeof environments)[number]> = {}) =>
      approved()
        .company({
          environments: environments.map((e) => ({ ...e, ...more })),
          roles: COMPANY.roles.map((r) => ({ ...r, actions: [...r.actions, 'override' as const] })),
        })
        .by('UOTHER')
        .people({ roles: { ...PEOPLE.roles, manager: ['UMANAGER', 'UOTHER'] } })
        .done(...inTheWay)
        .by('gonogo')
        .done(opens);
    const g = start();
    expect(asked(g)).toBe(false);
    g.by('UOTHER').at('2026-03-03T12:10:00.000Z').done(gone);
    expect(asked(g)).toBe(true);
    g.by('gonogo').done(begin);
    expect(g.world.releases['R-1']?.status).toBe('deploying');
    // Elsewhere a person says so; after its window nobody does.
    expect(asked(start({ startsByItself: false }).by('UOTHER').at('2026-03-03T12:10:00.000Z').done(gone))).toBe(false);
    expect(asked(start().by('UOTHER').at('2026-03-03T13:00:00.000Z').done(gone))).toBe(false);
  });
});

test('what is told by other systems, and who wrote it, may have been all that was in its way', () => {
  const id = 'production/api';
  const g = approved()
    .company({ environments })
    .put('deployments', id, { v: 2, id, deployments: [] })
    .put('answers', id, { v: 2, id, regions: {} });
  const told = {
    source: 'argo',
    key: '1',
    state: 'succeeded',
    version: '4.0',
    at: NOW,
    liveAt: NOW,
    heardAt: NOW,
  } as const;
  const all = [
    g.leadsTo(deploymentHeard.of(id, { ...told, regions: ['eu'], changes: ['eu'], text: {} })),
    g.leadsTo(versionAnswered.of(id, { region: 'eu', version: '4.0', at: NOW })),
    g.leadsTo(authorsCounted.of('R-1', { marks: [], untold: [], text: { names: [] } })),
  ];
  const asked = all.map((due) =>
    due.flatMap(({ intent }) =>
      intent.kind === 'timer' && intent.command.type === begin.type ? [intent.command] : [],
    ),
  );
  expect(asked).toEqual([[begin], [begin], [begin]]);
});

test('a soft freeze asks a person for a reason: nothing begins by itself', () => {
  const g = approved()
    .company({ environments })
    .done({ ...freeze, soft: true })
    .by('gonogo')
    .done(opens);
  g.when(begin).thenFacts();
});
