import { describe, expect, test } from 'vitest';
import { foundLines } from '../../../src/cards/health.ts';
import { nextLook } from '../../../src/domain/health/pace.ts';
import type { Command } from '../../../src/domain/index.ts';
import type { Page } from '../../../src/domain/page/page.ts';
import { sees } from '../gates/seeing.ts';
import { COMPANY, emptyWorld, Given, PEOPLE, PLAN, running } from '../given.ts';
import { spoken } from '../spoken.ts';
import {
  back,
  company,
  found,
  go,
  heard,
  look,
  looks,
  PLANNED,
  place,
  R,
  release,
  report,
  time,
} from './back-again.ts';
import { TEMPLATE } from './watching.ts';

const [EU, US] = ['R-1-2/eu/api', 'R-1-2/us/api'];

/** 4.2 went to eu and us, and 4.1 runs in both again since 12:10. */
function backInBoth(): Given {
  const g = company(undefined)
    .done({ type: 'StartDeploy', ...R })
    .by('gonogo');
  g.done(report('R-1-1', 'eu'), report('R-1-1', 'us')).company({ health: [PLANNED] });
  g.at(time(9))
    .by('UMANAGER')
    .done({ type: 'RollBack', ...R, why: 'errors' })
    .at(time(10))
    .by('gonogo');
  return go(go(g, report('R-1-2', 'us')), report('R-1-2', 'eu'));
}
const euBad = () => looks(backInBoth(), 11, 'bad', 'bad');
const usBad = (g: Given, minute: number) => look(look(g, minute, 'bad', US), minute + 1, 'bad', US);
/** Until it is proved again. */
const well = (g: Given, minute: number, watch = EU) =>
  [0, 1, 2, 3, 4, 5].reduce((so, i) => look(so, minute + i, 'good', watch), g);

const all = (g: Given): Page[] => Object.values(g.world.pages).flatMap((p) => p ?? []);
const only = (g: Given): Page => {
  expect(all(g)).toHaveLength(1);
  return all(g)[0] as Page;
};
/** Whom pagers and direct messages woke, and what is due if they do not answer, since so many facts. */
const woken = (g: Given, since: number) =>
  g.follows(g.facts.length - since).flatMap(({ intent: i }) => {
    if (i.kind === 'tell' && spoken(i.phrase).startsWith('You are needed now')) return [`tell ${i.user}`];
    return i.kind === 'timer' && i.command.type === 'EscalatePage' ? ['escalates'] : [];
  });
const hotfix = (regions = ['eu']): Command => ({
  ...{ type: 'RecordVersion', service: 'api', environment: 'production', regions, version: '4.1.1', why: 'hotfix' },
});
const take = (g: Given): Command => ({ type: 'AcknowledgePage', page: only(g).id, how: 'slack' });
const escalate = (g: Given, step: 'owner' | 'on-duty'): Command => ({ type: 'EscalatePage', page: only(g).id, step });

test('what recovered is not in the way of others any more', () => {
  const g = looks(back(PLANNED), 11, 'bad', 'bad');
  const next = { ...R, status: 'approved' };
  expect(sees(g, 'health', next)).toMatchObject({ open: false });
  well(g, 13);
  expect(place(g)).toMatchObject({ unhealthy: { at: time(13) }, proved: expect.any(String) });
  expect(sees(g, 'health', next)).toBeUndefined();
});

describe('somebody is asked once, and what they are asked for is kept up to date', () => {
  test.each(['UMANAGER', 'UOTHER'])('%s has it, and another place turns bad: they keep it', (who) => {
    const g = euBad();
    g.at(time(14)).by(who).done(take(g));
    const before = g.facts.length;
    usBad(g, 14);
    expect(only(g)).toMatchObject({ status: 'acknowledged', taker: { by: who } });
    expect(only(g).summary).toMatch(/api 4\.1 in (eu|us): .*api 4\.1 in (eu|us): /);
    expect(woken(g, before)).toEqual([]);
    g.by('gonogo').at(time(18)).when(escalate(g, 'owner')).thenFacts();
    // Its owner reads what was found.
    const told = g.follows(g.facts.length - before).filter(({ intent: i }) => i.kind === 'tell' && i.user === who);
    expect(told.map(({ intent: i }) => (i.kind === 'tell' ? spoken(i.phrase).slice(0, 16) : ''))).toEqual([
      who === 'UMANAGER' ? 'Unhealthy after ' : 'What you have is',
    ]);
  });

  test('it is bad and good by turns: who was asked stays asked, and the next are asked after them', () => {
    const g = euBad().people({ roles: { ...PEOPLE.roles, manager: ['UMANAGER', 'UOTHER'] } });
    g.at(time(18)).by('gonogo').done(escalate(g, 'owner'));
    expect(only(g).asked.map((a) => a.step)).toEqual(['owner', 'on-duty']);
    const before = g.facts.length;
    looks(g, 18, 'good', 'good', 'good', 'worse', 'worse');
    expect(g.facts.slice(before).filter((f) => f.type === 'VersionUnhealthy')).toHaveLength(1);
    expect(only(g).asked.map((a) => a.step)).toEqual(['owner', 'on-duty']);
    expect(woken(g, before)).toEqual([]);
    expect(only(g).summary).toContain('errors 9 % (90 of 1,000 requests)');
    g.at(time(24)).done(escalate(g, 'on-duty'));
    // Nobody else is a release manager.
    expect(only(g).status).toBe('unanswered');
  });

  test('what nobody answered is not asked anew either', () => {
    const g = euBad();
    g.at(time(18)).by('gonogo').done(escalate(g, 'owner'));
    expect(only(g).status).toBe('unanswered');
    usBad(g, 20);
    expect(only(g).status).toBe('unanswered');
    expect(only(g).summary).toContain('in us: ');
  });

  test('another place becomes well: what is ill is not told a second time, whatever its numbers', () => {
    const g = euBad();
    look(g, 13, 'worse');
    const before = g.facts.length;
    well(g, 14, US);
    expect(place(g, 'us')?.proved).toBeDefined();
    expect(g.facts.slice(before).map((f) => f.type)).not.toContain('HealthFound');
    expect(g.facts.slice(before).map((f) => f.type)).not.toContain('PageChanged');
    // That one of two is ill no more is news.
    const two = usBad(euBad(), 13);
    const then = two.facts.length;
    expect(
      well(two, 15, US)
        .facts.slice(then)
        .map((f) => f.type),
    ).toContain('HealthFound');
    expect(found(two)?.said).not.toContain('in us');
  });

  test('it was over, and another place turns bad: whoever can is woken anew', () => {
    const g = well(euBad(), 13);
    expect(only(g).status).toBe('resolved');
    const before = g.facts.length;
    usBad(g, 20);
    expect(all(g).map((p) => p.status)).toEqual(['resolved', 'open']);
    expect(woken(g, before)).toEqual(['tell UMANAGER', 'escalates']);
    const keys = g.follows().map((d) => d.key);
    const once = g.follows().flatMap((d) => (d.mode === 'once' ? d.key : []));
    expect(new Set(once).size).toBe(once.length);
    expect(keys.some((k) => k.startsWith(`timer/page/${all(g)[1]?.id}/owner`))).toBe(true);
  });
});

describe('it is over when nothing of it is ill any more', () => {
  test('something else comes to one place, and another is as bad as before', () => {
    const g = usBad(euBad(), 13);
    g.by('UMANAGER').done(hotfix());
    look(g, 15, 'bad');
    expect(g.world.watches[EU]?.over).toMatchObject({ why: 'something else runs there by now' });
    expect(only(g).status).toBe('open');
    // What is found of the other does not name what ran there.
    look(look(look(look(look(g, 16, 'good', US), 17, 'good', US), 18, 'good', US), 19, 'bad', US), 20, 'bad', US);
    expect(found(g)?.said).toMatch(/^api 4\.1 in us: [^;]*$/);
    expect(only(g).summary).not.toContain('4.1 in eu: ');
    well(g, 21, US);
    expect(found(g)).toMatchObject({ verdict: 'healthy', said: 'api 4.1 in us' });
    expect(heard(g)).toContain('Healthy after the rollback: api 4.1 in us');
    expect(only(g).status).toBe('resolved');
  });

  test('one is well, and the other is not; then something else comes there', () => {
    const g = well(usBad(euBad(), 13), 15, US);
    expect([place(g, 'us')?.proved !== undefined, only(g).status]).toEqual([true, 'open']);
    g.by('UMANAGER').done(hotfix());
    look(g, 30, 'bad');
    expect(only(g).status).toBe('resolved');
  });

  test('one may be good again, and was not for long enough: it is not over', () => {
    const g = usBad(euBad(), 13);
    looks(g, 15, 'good', 'good', 'good');
    for (const minute of [18, 19, 20, 21, 22, 23]) look(g, minute, 'good', US);
    expect([g.world.watches[EU]?.concluded, g.world.watches[US]?.concluded]).toEqual(['wait', 'go-on']);
    expect(only(g).status).toBe('open');
  });

  test.each([
    ['bad' as const, 'Still unhealthy a day after the rollback: api 4.1 in eu: errors: '],
    ['good' as const, 'Not well for long enough a day after the rollback: api 4.1 in eu: '],
  ])(
    'it was not well for a day, %s last: that is told once, and it is looked at once an hour while it is bad',
    (last, said) => {
      const g = looks(back(PLANNED), 11, 'bad', 'bad', 'good', 'good', 'bad', 'bad');
      if (last === 'good') looks(g, 17, 'good', 'good', 'good');
      const watch = g.world.watches[EU] ?? expect.fail('it is watched');
      g.put('watch', watch.id, { ...watch, looks: 1439 });
      const before = g.facts.length;
      look(g, 20, last);
      expect(g.facts.slice(before).map((f) => f.type)).toEqual(['HealthObserved', 'WatchSlowed']);
      expect(heard(g)).toContain(said);
      const next = () =>
        g
          .follows(1)
          .find((d) => d.key === `measure/${EU}`)
          ?.dueAt.slice(11, 16);
      const tells = g.follows(1).flatMap(({ intent: i }) => (i.kind === 'tell' ? [i.user] : []));
      expect([tells, only(g).status]).toEqual([['UMANAGER'], 'open']);
      looks(g, 21, 'bad', 'bad', 'bad');
      expect([g.facts.at(-1)?.type, next()]).toEqual(['HealthObserved', '13:24']);
      // What is newest is looked at, and not what was an hour ago.
      const seen = nextLook(g.world.watches[EU] ?? watch, '2026-03-03T13:24:15.000Z');
      expect([seen.from, seen.dueAt <= '2026-03-03T13:24:15.000Z']).toEqual(['2026-03-03T13:22:00.000Z', true]);
      look(g, 50, 'good');
      expect(next()?.slice(0, 2)).toBe('12');
      looks(g, 51, 'good', 'good', 'good', 'good', 'good', 'good');
      expect([found(g)?.verdict, only(g).status]).toEqual(['healthy', 'resolved']);
    },
  );

  test('something else comes there after more than a day: it is over', () => {
    const g = looks(back(PLANNED), 11, 'bad', 'bad');
    const watch = g.world.watches[EU] ?? expect.fail('it is watched');
    g.put('watch', watch.id, { ...watch, looks: 1440 });
    look(g, 20, 'bad');
    expect(only(g).status).toBe('open');
    g.by('UMANAGER').done(hotfix());
    look(g, 30, 'bad');
    expect(only(g).status).toBe('resolved');
  });

  test.each([
    ['was bad for more than half an hour', Array(31).fill('bad')],
    [
      'turned bad again as often as is put up with, half an hour on',
      [...Array(31).fill('bad'), 'good', 'good', 'good', 'bad'],
    ],
    ['could not be measured once it was good', ['bad', 'bad', 'good', 'good', 'good', 'gap', 'gap']],
    ['was bad, then not measured for half an hour', [...Array(31).fill('bad'), 'good', 'good', 'good', 'gap', 'gap']],
  ])('it %s: it is found well all the same once it is', (_, kinds) => {
    const g = looks(back(PLANNED), 11, 'bad', 'bad', ...kinds);
    expect(only(g).status).toBe('open');
    expect(g.world.watches[EU]?.over).toBeUndefined();
    const next = { ...R, status: 'approved' };
    expect(sees(g, 'health', next)).toMatchObject({ open: false });
    looks(g, 13 + kinds.length, 'good', 'good', 'good', 'good', 'good', 'good', 'good');
    expect([found(g)?.verdict, place(g)?.proved !== undefined, only(g).status]).toEqual(['healthy', true, 'resolved']);
    expect(sees(g, 'health', next)).toBeUndefined();
    expect(heard(g).match(/^Healthy after the rollback/gm)).toHaveLength(1);
  });
});

describe('of several environments', () => {
  const STAGING = {
    ...(COMPANY.environments[0] as (typeof COMPANY.environments)[0]),
    name: 'staging',
    regions: ['eu'],
  };
  /** 4.2 went back in production, where 4.1 is unhealthy too, and is on its way back in staging. */
  function further(): Given {
    const environments = [STAGING, ...COMPANY.environments.map((e) => ({ ...e, regions: ['eu'] }))];
    const names = ['staging', 'production'];
    const g = new Given(emptyWorld())
      .put('environment', 'staging', running({ api: { eu: '4.1' } }, 'staging'))
      .put('environment', 'production', running({ api: { eu: '4.1' } }))
      .company({ ...COMPANY, environments, templates: [{ ...TEMPLATE, environments: names }], health: [] })
      .done({
        ...{ ...PLAN, items: [{ service: 'api', version: '4.2' }], before: ['staging'] },
        ...{ change: 'standard', template: 'small' },
      })
      .done({ type: 'StartDeploy', ...R }, report('R-1-1', 'eu'))
      .at(PLAN.window.start)
      .done({ type: 'StartDeploy', ...R }, report('R-1-2', 'eu'))
      .company({ health: [{ ...PLANNED, scope: { services: ['api'], environments: names } }] })
      .at(time(9))
      .done({ type: 'RollBack', ...R, why: 'errors', earlier: ['staging'] })
      .at(time(10))
      .by('gonogo');
    go(g, report('R-1-3', 'eu'));
    look(look(g, 11, 'bad', 'R-1-3/eu/api'), 12, 'bad', 'R-1-3/eu/api');
    expect(only(g)).toMatchObject({ status: 'open', environment: 'production' });
    return go(g, { type: 'GoFurtherBack', ...R, rollout: 'R-1-3' });
  }
  const stagingWell = () => well(go(further(), report('R-1-4', 'staging eu')), 14, 'R-1-4/staging eu/api');

  test('one is found healthy, the other is not: that is not over, and the card says both', () => {
    const g = stagingWell();
    expect(heard(g)).toContain('Healthy after the rollback: api 4.1 in eu, by its rules. api 4.2 → staging');
    expect(only(g)).toMatchObject({ status: 'open' });
    expect(foundLines(release(g)).map((l) => l.text.replace(/<.*?>/g, 'then'))).toEqual([
      expect.stringMatching(/^Found unhealthy in production then: api 4\.1 in eu: errors/),
      'Found healthy in staging then: api 4.1 in eu',
    ]);
    // The same once more of production is no news.
    const before = g.facts.length;
    look(look(g, 21, 'bad', 'R-1-3/eu/api'), 22, 'bad', 'R-1-3/eu/api');
    expect(g.facts.slice(before).map((f) => f.type)).toEqual(['HealthObserved', 'HealthObserved']);
    well(g, 23, 'R-1-3/eu/api');
    expect(only(g).status).toBe('resolved');
    expect(foundLines(release(g)).map((l) => l.text.split('<')[0])).toEqual([
      'Found healthy in staging ',
      'Found healthy in production ',
    ]);
  });

  test('what is well where it went back before is said while it goes back elsewhere', () => {
    const g = well(further(), 13, 'R-1-3/eu/api');
    expect(release(g)).toMatchObject({ status: 'rolling-back', environment: 'staging' });
    expect(heard(g)).toContain('Healthy after the rollback: api 4.1 in eu, by its rules. api 4.2 → production');
    expect(only(g).status).toBe('resolved');
  });
});
