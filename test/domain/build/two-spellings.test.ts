import { expect, test } from 'vitest';
import { stillDoubted, wentLive } from '../../../src/domain/environment/going-live.ts';
import { heldAmong } from '../../../src/domain/environment/held-versions.ts';
import { isToldToo } from '../../../src/domain/environment/told-too.ts';
import { whereabouts } from '../../../src/domain/environment/whereabouts.ts';
import { gatesOf } from '../../../src/domain/gates/index.ts';
import { replacedBy } from '../../../src/domain/hotfix/live.ts';
import { skippedBy } from '../../../src/domain/hotfix/skipped.ts';
import type { Command } from '../../../src/domain/index.ts';
import { deploy, known, next, record, report, status } from '../environment/made.ts';
import { COMPANY, given, NOW, PLAN, running } from '../given.ts';

/** A tag is written with a `v`, and people leave it out: what one system calls v4.2 is the 4.2 that somebody plans, wherever the two are held against each other. */
const [production] = COMPANY.environments;
const [staging] = production ? [{ ...production, name: 'staging', regions: ['eu'] }] : [];
const environments = production && staging ? [staging, { ...production, after: 'staging' }] : [];
const settle: Command = { type: 'SettleRelease', release: 'R-1', by: 'UMANAGER' };
const api = (version: string) => ({ service: 'api', version });
const planned = (version: string) =>
  given()
    .company({ environments })
    .done({ ...PLAN, items: [api(version)] });

test.each([
  ['4.2', 'v4.2'],
  ['v4.2', '4.2'],
])('%s is live where %s is: it may go on from there', (version, live) => {
  const g = planned(version).put('environment', 'staging', running({ api: { eu: live } }, 'staging'));
  const release = g.world.releases['R-1'];
  const promotion = release && gatesOf(release, g.world).find((x) => x.id === 'promotion');
  expect(promotion).toMatchObject({ open: true });
  expect(
    release && skippedBy(release, [{ id: 'promotion', title: '', open: false, saw: [] }] as never, g.world),
  ).toEqual(['staging']);
  const rows = whereabouts({ services: ['api'], environments: ['production'], regions: [] }, g.world);
  const there = whereabouts(
    { services: ['api'], environments: ['production'], regions: [] },
    {
      ...g.world,
      environments: { ...g.world.environments, production: running({ api: { eu: live, us: live } }) },
    },
  );
  expect(rows[0]).toMatchObject({ same: [] });
  expect(there[0]).toMatchObject({ newer: [], same: [expect.anything()] });
  expect(replacedBy([api(version)], running({ api: { eu: live } }), { company: COMPANY })).toEqual([]);
});

test('what was recorded by hand settles what failed', () => {
  const g = known().done(deploy()).by('gonogo').done(report('succeeded'), report('failed', 'us')).by('UMANAGER');
  g.done(record('v4.2', ['us']), record('v2.9', ['us'], 'ledger'))
    .by('gonogo')
    .done(settle);
  expect(status(g)).toBe('completed');
});

test('what was rolled back is held, too', () => {
  const environment = { ...running({}), held: [{ ...api('4.2'), release: 'R-1', at: NOW, why: 'errors' }] };
  expect(heldAmong([api('v4.2')], environment, { builds: {} })).toHaveLength(1);
  expect(heldAmong([api('v4.3')], environment, { builds: {} })).toEqual([]);
});

test('it is planned twice, and asked for twice', () => {
  const g = next(known(), [api('v4.2')]);
  expect(JSON.stringify(g.follows())).toContain('R-2');
  g.when({ type: 'RequestScope', release: 'R-1', items: [api('v4.2')], why: 'x' } as Command).thenRefused('in-it');
});

test('two systems tell of one deployment, and one place knows it once', () => {
  const one = { source: 'github', version: 'v4.2', at: NOW };
  expect(isToldToo(one, { ...one, source: 'argo', version: '4.2' })).toBe(true);
  const place = wentLive({ now: { version: '4.2', release: 'R-1' }, before: [] }, { version: 'v4.2', release: 'R-1' });
  expect(place.before).toEqual([]);
  const doubt = { may: ['4.1', '4.2'], since: NOW, release: 'R-1', rollout: 'R-1-1', step: 'eu' };
  expect(stillDoubted({ now: { version: 'v4.1' }, before: [], doubt }, 'v4.2')).toEqual({});
});
