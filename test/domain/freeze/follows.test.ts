import { describe, expect, test } from 'vitest';
import type { Audience } from '../../../src/domain/company/audiences.ts';
import type { RecurringFreeze } from '../../../src/domain/company/freezes.ts';
import type { DeclareFreeze } from '../../../src/domain/freeze/declare-freeze.ts';
import { report } from '../facts/steps.ts';
import { following } from '../following.ts';
import { approved, COMPANY, type Given, given, PLAN } from '../given.ts';

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
const outside: Audience = {
  name: 'support',
  title: 'Support',
  language: 'business',
  channel: 's',
  headline: false,
  events: ['frozen'],
  templates: {},
};
const audiences = [...COMPANY.audiences.map((a) => ({ ...a, events: ['frozen' as const] })), outside];
/** R-1, whose owner also deploys; at 09:00. */
const planned = () => given().company({ audiences }).done(PLAN);
const shown = [`edit R-1/headline, starts ${PLAN.window.start}`, 'turn of @UMANAGER'];
const heard = (event: 'frozen' | 'thawed', name = 'sale') => [
  `engineering hears: ${event} ${name}`,
  `support hears: ${event} ${name}`,
];

describe('from a freeze', () => {
  test.each<[string, DeclareFreeze['scope'], soft: boolean, hears: boolean]>([
    ['of where it listens', { services: [], environments: ['staging', 'production'] }, false, true],
    ['of everywhere', everything, false, true],
    ['of everywhere but another place', { ...everything, except: { environments: ['staging'] } }, false, true],
    ['of elsewhere', { services: [], environments: ['staging'] }, false, false],
    ['of everywhere but there', { ...everything, except: { environments: ['production', 'staging'] } }, false, false],
    ['of where it listens, which only warns', { services: [], environments: ['production'] }, true, false],
  ])('%s, an audience of production hears as far as it holds for it', (_, scope, soft, hears) => {
    const places = ['staging', 'production', 'lab'].flatMap((name) =>
      COMPANY.environments.map((e) => ({ ...e, name })),
    );
    const g = given().company({
      environments: places,
      audiences: [...COMPANY.audiences, { ...outside, environments: ['production'] }],
    });
    const told = following(g.done({ ...freeze, scope, ...(soft && { soft }) }));
    expect(told.includes('support hears: frozen sale')).toBe(hears);
  });
  test('that is declared for later: those it stops are told, its start and end are waited for', () => {
    expect(following(planned().done(freeze))).toEqual([
      ...heard('frozen'),
      ...shown,
      'tell @UMANAGER: The freeze “sale” (sales) by @UMANAGER blocks api 4.2, ledger 2.9 → production (R-1) until 2026-03-03T14:00:00.000Z. Move it, or give it a freeze pass. | Move… | Freeze pass…',
      '2026-03-03T12:00:00.000Z: BeginFreeze F-1 2026-03-03T12:00:00.000Z',
      '2026-03-03T14:00:00.000Z: EndFreeze F-1',
    ]);
  });
  test('over an environment that a release comes to later: its owner is told, by that one and its window', () => {
    const staging = COMPANY.environments.map((e) => ({ ...e, name: 'staging' }));
    const policies = COMPANY.policies.map((p) => ({ ...p, environments: ['staging', 'production'] }));
    const g = given()
      .company({ environments: [...staging, ...COMPANY.environments], policies })
      .done({ ...PLAN, before: ['staging'] });
    const told = () => following(g).filter((line) => line.startsWith('tell'));
    const production = { services: [], environments: ['production'] };
    g.done({ ...freeze, scope: production });
    expect(told()).toEqual([
      'tell @UMANAGER: The freeze “sale” (sales) by @UMANAGER blocks api 4.2, ledger 2.9 → production (R-1) until 2026-03-03T14:00:00.000Z. Move it, or give it a freeze pass. | Move… | Freeze pass…',
    ]);
    g.done({ type: 'LiftFreeze', freeze: 'F-1', why: 'sold out' });
    expect(told()).toEqual([
      'tell @UMANAGER: @UMANAGER lifted the freeze “sale” (sold out): api 4.2, ledger 2.9 → production (R-1) is not held by it any more. Nothing was restarted.',
    ]);
    // Of two that it touches, the one whose time somebody chose; where it touches that window alone, too.
    for (const from of ['2026-03-03T11:30:00.000Z', '2026-03-03T12:00:00.000Z']) {
      g.done({ ...freeze, name: `sale from ${from}`, scope: everything, from });
      expect(told().join()).toContain('→ production (R-1) until');
    }
    // Before it, and after its window, it stops nothing there.
    g.done({ ...freeze, name: 'after it', scope: production, from: PLAN.window.end });
    expect(told()).toEqual([]);
  });
  test('that ends within its window, or that comes over what runs: nobody is asked to move it', () => {
    const until = '2026-03-03T12:30:00.000Z';
    const at = `api 4.2, ledger 2.9 → production (R-1) until ${until}.`;
    const told = (g: Given) => following(g).filter((line) => line.startsWith('tell'));
    const by = 'tell @UMANAGER: The freeze “sale” (sales) by @UMANAGER blocks';
    expect(told(planned().done({ ...freeze, until }))).toEqual([
      `${by} ${at} Its window is open for longer than that. | Move… | Freeze pass…`,
    ]);
    const runs = approved().done({ type: 'StartDeploy', ...R }, { ...freeze, until });
    expect(told(runs)).toEqual([
      `tell @UMANAGER: The freeze “sale” (sales) by @UMANAGER meets api 4.2, ledger 2.9 → production (R-1) while it deploys: the step that runs is not stopped, and the next one waits until ${until}. | Roll back… | Details`,
    ]);
    // Rollbacks pass.
    const back = approved().done({ type: 'StartDeploy', ...R }, { type: 'RollBack', ...R, why: 'x' });
    expect(told(back.done({ ...freeze, until }))).toEqual([]);
  });
  test.each([
    ['hard, and it has a pass', {}, '', freeze.until],
    ['soft, and somebody said why', { soft: true as const }, 'fire', undefined],
    ['over before that', { until: '2026-03-03T11:59:59.999Z' }, '', undefined],
  ])('that is %s: who hears that it goes all the same hears until when nothing else does', (_, more, why, still) => {
    const g = approved()
      .company({ audiences: [{ ...outside, events: ['deploying'] }] })
      .at('2026-03-03T11:00:00.000Z')
      .done({ ...freeze, from: '2026-03-03T11:00:00.000Z', ...more });
    if (!why && still) g.done({ type: 'GrantPass', ...R, why: 'refunds', until: freeze.until });
    g.at(PLAN.window.start).done({ type: 'StartDeploy', ...R, ...(why && { why }) });
    const posts = g.follows(1).flatMap(({ intent }) => (intent.kind === 'post' ? [intent.told] : []));
    expect(posts.map((told) => [told.event, told.still])).toEqual([['deploying', still]]);
  });
  test('that begins now: nobody waits for its start', () => {
    const now = planned().at(freeze.from).done(freeze);
    expect(following(now)).not.toContain('2026-03-03T12:00:00.000Z: BeginFreeze F-1 2026-03-03T12:00:00.000Z');
    const soon = planned().at('2026-03-03T11:59:59.999Z').done(freeze);
    expect(following(soon)).toContain('2026-03-03T12:00:00.000Z: BeginFreeze F-1 2026-03-03T12:00:00.000Z');
  });
  test('that is soft: those outside hear nothing, whoever owns a release will need a reason', () => {
    const said = following(planned().done({ ...freeze, soft: true }));
    expect(said).toContain('engineering hears: frozen sale');
    expect(said).not.toContain('support hears: frozen sale');
    expect(said).toContain(
      'tell @UMANAGER: The freeze “sale” (sales) by @UMANAGER asks for a reason before api 4.2, ledger 2.9 → production (R-1) until 2026-03-03T14:00:00.000Z. | Move…',
    );
  });
  test.each([
    ['ends as the window starts', '2026-03-03T10:00:00.000Z', PLAN.window.start, false],
    ['ends just after that', '2026-03-03T10:00:00.000Z', '2026-03-03T12:00:00.001Z', true],
    ['starts as the window ends', PLAN.window.end, '2026-03-03T15:00:00.000Z', false],
    ['starts just before that', '2026-03-03T12:59:59.999Z', '2026-03-03T15:00:00.000Z', true],
  ])('that %s: the owner is told %s to %s: %s', (_, from, until, told) => {
    const said = following(planned().done({ ...freeze, from, until }));
    expect(said.some((line) => line.startsWith('tell @UMANAGER'))).toBe(told);
    expect(said).toContain(shown[0]);
  });
  test('over something else: nothing of a release it does not hold', () => {
    const said = following(planned().done({ ...freeze, scope: { services: ['shop'], environments: [] } }));
    expect(said).toEqual([
      ...heard('frozen'),
      '2026-03-03T12:00:00.000Z: BeginFreeze F-1 2026-03-03T12:00:00.000Z',
      '2026-03-03T14:00:00.000Z: EndFreeze F-1',
    ]);
  });
  test('that is changed: what was announced is edited, with those it stops told anew', () => {
    const { type: _, ...terms } = freeze;
    const g = planned().done(freeze);
    g.done({ ...terms, type: 'ChangeFreeze', freeze: 'F-1', until: '2026-03-03T15:00:00.000Z' });
    expect(following(g)).toEqual([
      'edit post/F-1/FreezeDeclared/engineering',
      'edit post/F-1/FreezeDeclared/support',
      ...shown,
      'tell @UMANAGER: The freeze “sale” (sales) by @UMANAGER blocks api 4.2, ledger 2.9 → production (R-1) until 2026-03-03T15:00:00.000Z. Move it, or give it a freeze pass. | Move… | Freeze pass…',
      '2026-03-03T12:00:00.000Z: BeginFreeze F-1 2026-03-03T12:00:00.000Z',
      '2026-03-03T15:00:00.000Z: EndFreeze F-1',
    ]);
  });
  test('that is changed to hold something else: what it holds no longer is redrawn, and its owner told, once', () => {
    const { type: _, ...terms } = freeze;
    const change = { ...terms, type: 'ChangeFreeze', freeze: 'F-1' } as const;
    const freed =
      'tell @UMANAGER: @UMANAGER changed the freeze “sale”: api 4.2, ledger 2.9 → production (R-1) is not held by it any more.';
    const told = (g: Given) => following(g).filter((line) => line.startsWith('tell') || line.startsWith('edit R-1'));
    const g = planned().done(freeze, { ...change, scope: { services: ['search'], environments: [] } });
    expect(told(g)).toEqual([shown[0], freed]);
    expect(told(g.done({ ...change, scope: { services: ['web'], environments: [] } }))).toEqual([]);
    // So where it ends as the window begins, and where it only asked for a reason: its owner had been told that.
    const ends = (soft?: true) =>
      planned()
        .done({ ...freeze, from: '2026-03-03T11:00:00.000Z', ...(soft && { soft }) })
        .done({ ...change, from: '2026-03-03T11:00:00.000Z', until: PLAN.window.start, ...(soft && { soft }) });
    expect(told(ends())).toEqual([shown[0], freed]);
    expect(told(ends(true))).toEqual([
      shown[0],
      freed.replace('is not held by it any more', 'is deployed without a reason for it again'),
    ]);
    // A rollback passes: nothing held it.
    const back = approved().done({ type: 'StartDeploy', ...R }, { type: 'RollBack', ...R, why: 'x' }, freeze);
    expect(told(back.done({ ...change, scope: { services: ['search'], environments: [] } }))).toEqual([shown[0]]);
  });
  test('that begins: what shows it is brought up to date', () =>
    expect(following(planned().done(freeze).at(freeze.from).done({ type: 'BeginFreeze', freeze: 'F-1' }))).toEqual(
      shown,
    ));
  test('that is over: only those hear who waited for it', () => {
    const over = { type: 'EndFreeze', freeze: 'F-1' } as const;
    const g = planned().done(freeze).at(freeze.until).done(over);
    expect(following(g)).toEqual([...heard('thawed'), ...shown]);
    const waited = approved()
      .company({ audiences })
      .done(freeze)
      .done({ type: 'LiftFreeze', freeze: 'F-1', why: 'sold out' });
    const said = (over: string) =>
      `tell @UMANAGER: ${over}: api 4.2, ledger 2.9 → production (R-1) is not held by it any more. Nothing was restarted.`;
    const lifted = said('@UMANAGER lifted the freeze “sale” (sold out)');
    expect(following(waited)).toEqual([...heard('thawed'), ...shown, lifted]);
    // Whoever was told that it can't go at its time, decided or not.
    const early = planned()
      .company({ audiences })
      .done(freeze)
      .done({ type: 'LiftFreeze', freeze: 'F-1', why: 'sold out' });
    expect(following(early)).toContain(lifted);
    const whys = early.follows(1).flatMap(({ intent }) => (intent.kind === 'post' ? [intent.told.because] : []));
    expect(new Set(whys)).toEqual(new Set(['sold out']));
    const soft = approved()
      .done({ ...freeze, soft: true })
      .done({ type: 'LiftFreeze', freeze: 'F-1', why: '' });
    expect(following(soft)).toContain(
      'tell @UMANAGER: @UMANAGER lifted the freeze “sale”: api 4.2, ledger 2.9 → production (R-1) is deployed without a reason for it again.',
    );
    const deploy = { type: 'StartDeploy', ...R } as const;
    const runs = approved().company({ audiences }).done(deploy, freeze).at(freeze.until);
    expect(following(runs.done(over))).toEqual([...heard('thawed'), ...shown]);
    const paused = approved()
      .company({ audiences })
      .done(deploy, { ...freeze, inFlight: 'pause' })
      .at(freeze.until);
    // What it had interrupted is told in its thread, and to everybody who may take it on: the command says whether.
    expect(following(paused.done(over))).toEqual([...heard('thawed'), ...shown, `${freeze.until}: EndHold R-1 R-1-1`]);
  });
  describe('that had interrupted a rollout', () => {
    const until = '2026-03-03T12:30:00.000Z';
    const held = (more: Partial<DeclareFreeze> = {}) =>
      approved()
        .company({ audiences })
        .done({ type: 'StartDeploy', ...R }, { ...freeze, until, ...more })
        .by('gonogo')
        .done(report('eu', 'succeeded', 1))
        .by('USRE1');
    const free = { services: [], environments: ['staging'] };
    const change = { type: 'ChangeFreeze', freeze: 'F-1', name: 'sale', why: 'sales', from: freeze.from } as const;
    test.each<[string, (g: Given) => Given, by: string]>([
      ['ends', (g) => g.at(until).by('gonogo').done({ type: 'EndFreeze', freeze: 'F-1' }), ''],
      ['is lifted', (g) => g.by('UMANAGER').done({ type: 'LiftFreeze', freeze: 'F-1', why: 'x' }), 'UMANAGER'],
      ['is made smaller', (g) => g.by('UMANAGER').done({ ...change, until, scope: free }), 'UMANAGER'],
    ])('and %s: its thread and the crew hear who may go on', (_, over, by) => {
      const g = over(held());
      const [end] = g.follows(1).flatMap(({ intent }) => (intent.kind === 'timer' ? [intent.command] : []));
      expect(end).toEqual({ type: 'EndHold', ...R, rollout: 'R-1-1', ...(by && { by }) });
      g.by('gonogo').done(end as never);
      const how = by ? `does not hold it any more, by @${by}` : 'is over';
      expect(following(g)).toEqual([
        'edit R-1/headline',
        `R-1: The freeze “sale” ${how}: api 4.2, ledger 2.9 → production may go on. Nothing was restarted.`,
        'turn of @UMANAGER!',
      ]);
    });
    test('and another holds it as well: they hear which, and until when', () => {
      const g = held()
        .by('UMANAGER')
        .done({ ...freeze, name: 'audit' }, { type: 'LiftFreeze', freeze: 'F-1', why: '' });
      g.by('gonogo').done({ type: 'EndHold', ...R, rollout: 'R-1-1', by: 'UMANAGER' });
      expect(following(g)).toEqual(['edit R-1/headline', 'engineering hears: held', 'turn of @UMANAGER!']);
      expect(JSON.stringify(g.follows(1))).toMatch(/Held on: .*audit.*, now that .*sale.* is over/);
    });
    test('whose end was told: what somebody changes in another freeze is none of it', () => {
      const g = held()
        .at(until)
        .done({ type: 'EndFreeze', freeze: 'F-1' }, { type: 'EndHold', ...R, rollout: 'R-1-1' });
      g.by('UMANAGER').done({
        ...freeze,
        name: 'audit',
        from: '2026-03-05T12:00:00.000Z',
        until: '2026-03-06T12:00:00.000Z',
      });
      const typo = {
        ...change,
        freeze: 'F-2',
        name: 'audits',
        from: '2026-03-05T12:00:00.000Z',
        until: '2026-03-06T12:00:00.000Z',
      };
      g.done({ ...typo, scope: freeze.scope });
      expect(g.follows(1).filter(({ intent }) => intent.kind === 'timer' && intent.command.type === 'EndHold')).toEqual(
        [],
      );
    });
    test('with two emergency stops: named by whoever gave the one that holds it', () => {
      const stop = (by: string, service: string) => (g: Given) =>
        g
          .by(by)
          .done({ type: 'EmergencyStop', why: service, scope: { services: [service], environments: [] }, minutes: 60 });
      const runs = approved()
        .company({ audiences })
        .people({ roles: { manager: ['UMANAGER', 'UDANA'], qa: ['UQA'], sre: ['USRE1'] } })
        .done({ type: 'StartDeploy', ...R });
      const g = stop('UDANA', 'api')(stop('UMANAGER', 'shop')(runs));
      g.by('gonogo').done(report('eu', 'succeeded', 1));
      const said = JSON.stringify(g.follows(2));
      expect(said).toMatch(/Held: .* emergency stop.*UDANA/);
      expect(said).not.toContain('"user":"UMANAGER"},{"say":" until');
    });
  });
  describe('while a step runs: whoever sees to it hears now what waits', () => {
    const crew = { roles: { manager: ['UMANAGER', 'UDANA'], qa: ['UQA', 'UBOTH'], sre: ['USRE1', 'USRE2', 'UBOTH'] } };
    const runs = () =>
      approved()
        .people(crew)
        .done({ type: 'StartDeploy', ...R });
    const meets = (g: Given, facts = 1) => following(g, facts).filter((line) => line.includes(' while it deploys'));
    test.each<[string, Partial<DeclareFreeze>, number]>([
      ['that holds what comes next', {}, 2],
      ['that lets what runs finish', { inFlight: 'finish' }, 0],
      ['that stops it where it is, and is told as it does', { inFlight: 'pause' }, 0],
      ['that asks for a reason', { soft: true }, 0],
      ['of something else', { scope: { services: ['shop'], environments: [] } }, 0],
      ['that begins later', { from: '2026-03-03T12:00:00.001Z' }, 0],
    ])('%s', (_, more, count) => expect(meets(runs().done({ ...freeze, ...more }))).toHaveLength(count));
    test('as it begins, and once', () => {
      const g = runs().done({ ...freeze, from: '2026-03-03T12:10:00.000Z' });
      g.at('2026-03-03T12:10:00.000Z').by('gonogo').done({ type: 'BeginFreeze', freeze: 'F-1' });
      expect(meets(g)).toHaveLength(2);
    });
    test('as an emergency stop, by that name and by who gave it', () => {
      const g = runs().done({ type: 'EmergencyStop', why: 'money', scope: everything, minutes: 60 });
      expect(meets(g)[0]).toMatch(/^tell @UMANAGER: The emergency stop by @UMANAGER \(money\) meets api 4\.2/);
    });
    test.each<[string, (g: Given) => Given, RegExp]>([
      [
        'lifted',
        (g) => g.done({ type: 'LiftFreeze', freeze: 'F-1', why: 'no need' }),
        /^tell @(UMANAGER|UDANA): @UMANAGER lifted the freeze “sale” \(no need\): the next step of api 4\.2/,
      ],
      [
        'made smaller',
        (g) =>
          g.done({
            ...{
              type: 'ChangeFreeze',
              freeze: 'F-1',
              name: 'sale',
              why: 'sales',
              from: freeze.from,
              until: freeze.until,
            },
            scope: { services: ['shop'], environments: [] },
          }),
        /^tell @(UMANAGER|UDANA): @UMANAGER changed the freeze “sale”: the next step of api 4\.2/,
      ],
    ])('and it is %s before that: it does not wait any more', (_, over, said) => {
      const told = following(over(runs().done(freeze))).filter((line) => line.startsWith('tell '));
      expect(told).toEqual([expect.stringMatching(said), expect.stringMatching(said)]);
    });
    test('and what waits for somebody hears it too, from whoever is told that it is blocked', () => {
      const manual = runs()
        .by('UMANAGER')
        .done({ type: 'PauseRollout', ...R, why: 'lunch' })
        .by('UMANAGER')
        .done(freeze);
      expect(following(manual).filter((line) => line.includes(' blocks '))).toHaveLength(1);
      const told = following(manual.done({ type: 'LiftFreeze', freeze: 'F-1', why: '' }));
      expect(told.filter((line) => line.includes('is not held by it any more'))).toHaveLength(1);
    });
    test('not of the last step, nor where it may pass', () => {
      const last = runs()
        .by('gonogo')
        .done(report('eu', 'succeeded', 1))
        .by('UMANAGER')
        .done(freeze);
      expect(meets(last)).toEqual([]);
    });
  });
  test('that a release is cancelled of: nothing', () => {
    const g = planned().done({ type: 'CancelRelease', ...R, why: 'x' }, freeze);
    expect(following(g)).not.toContain(shown[0]);
  });
});

describe('from an emergency stop', () => {
  const stop = { type: 'EmergencyStop', why: 'money', scope: everything, minutes: 60 } as const;
  const until = (g: Given) => following(g).filter((line) => /EndFreeze|WarnOfEnd/.test(line));
  test.each([
    [60, '09:45'],
    [31, '09:16'],
    [30, '09:15'],
    [29, '09:14'],
    [20, '09:10'],
  ])('of %s minutes: a warning at %s', (minutes, at) =>
    expect(until(planned().done({ ...stop, minutes }))[1]?.slice(11, 16)).toBe(at),
  );
  test('extended: everybody hears again, its new end and warning are waited for', () => {
    const g = planned().done(stop).at('2026-03-03T09:30:00.000Z');
    expect(following(g.done({ ...stop, minutes: 90 }))).toEqual([
      ...heard('frozen', 'Emergency stop'),
      ...shown,
      '2026-03-03T11:00:00.000Z: EndFreeze F-1',
      '2026-03-03T10:45:00.000Z: WarnOfEnd F-1 2026-03-03T11:00:00.000Z',
    ]);
  });
  test('that ends soon: who gave it and whoever may freeze are told how to keep it, once each', () => {
    const g = planned()
      .people({ roles: { manager: ['UMANAGER', 'UOTHER'] } })
      .done(stop)
      .at('2026-03-03T09:45:00.000Z')
      .done({ type: 'WarnOfEnd', freeze: 'F-1', until: '2026-03-03T10:00:00.000Z' });
    const said =
      'The emergency stop of everything, everywhere ends 2026-03-03T10:00:00.000Z (money). To keep it: `/release emergency-stop`, with the reason.';
    expect(following(g)).toEqual([`tell @UMANAGER: ${said}`, `tell @UOTHER: ${said}`]);
  });
});

describe('from one that comes again, announced', () => {
  // 22:00 in Berlin is 21:00 UTC in winter and 20:00 in summer: the clocks go forward on 29 March.
  const night: RecurringFreeze = {
    name: 'Night & day',
    why: 'batch',
    start: '0 22 * * 5',
    hours: 2,
    zone: 'Europe/Berlin',
    scope: everything,
    announce: true,
  };
  const began = '2026-03-27T21:00:00.000Z';
  const at = (now: string, more: Partial<RecurringFreeze> = {}) =>
    planned()
      .company({ audiences, freezes: [{ ...night, ...more }] })
      .by('gonogo')
      .at(now);
  const come = { type: 'AnnounceFreeze', freeze: night.name, from: began } as const;
  const gone = { type: 'AnnounceThaw', freeze: night.name, from: began } as const;
  const next = `2026-04-03T20:00:00.000Z: AnnounceFreeze ${night.name} 2026-04-03T20:00:00.000Z`;

  test('two whose names have no Latin letter are two', () => {
    const names = ['夜間', '年末'];
    const g = at(began).company({ freezes: names.map((name) => ({ ...night, name })) });
    for (const freeze of names) g.done({ type: 'AnnounceFreeze', freeze, from: began });
    expect(g.facts.slice(-2).map((f) => f.stream)).toEqual(['freeze/again-夜間', 'freeze/again-年末']);
    expect(following(g.done({ type: 'AnnounceThaw', freeze: '夜間', from: began })).at(-1)).toContain(
      'AnnounceFreeze 夜間',
    );
  });
  test('it begins: audiences hear, and its end is waited for', () => {
    const g = at(began, { soft: true, inFlight: 'pause' }).done(come);
    expect(g.facts.at(-1)).toMatchObject({ freeze: 'again-night-day', soft: true, inFlight: 'pause' });
    expect(following(g)).toEqual([
      `engineering hears: frozen ${night.name}`,
      ...shown,
      `2026-03-27T23:00:00.000Z: AnnounceThaw ${night.name} ${began}`,
    ]);
    expect(following(at(began).done(come)).slice(0, 2)).toEqual(heard('frozen', night.name));
  });
  test('it ends: audiences hear, and the next is waited for, at the hour of its wall', () =>
    expect(following(at(began).done(come).at('2026-03-27T23:00:00.000Z').done(gone))).toEqual([
      ...heard('thawed', night.name),
      ...shown,
      next,
    ]));
  test.each([
    ['just before its end', '2026-03-27T22:59:59.999Z', 4],
    ['at its end', '2026-03-27T23:00:00.000Z', 1],
  ])('announced late, %s', (_, now, lines) => {
    const late = following(at(now).done(come)).filter((line) => !line.startsWith('turn'));
    expect(late).toHaveLength(lines);
    if (lines === 1) expect(late).toEqual([next]);
  });
  test('farther off than four hundred days, it is not waited for', () => {
    const leap = '2028-02-29T21:00:00.000Z';
    const g = at('2028-03-01T00:00:00.000Z', { start: '0 22 29 2 *' });
    expect(following(g.done({ ...come, from: leap }))).toEqual([]);
  });
  test('at a time that is none of its beginnings any more, only the next is waited for', () => {
    const other = { ...come, from: '2026-03-27T21:30:00.000Z' };
    expect(following(at(other.from).done(other))).toEqual([next]);
    const moved = at(began, { start: '0 23 * * 5' }).done(come);
    expect(following(moved)).toEqual([
      `2026-03-27T22:00:00.000Z: AnnounceFreeze ${night.name} 2026-03-27T22:00:00.000Z`,
    ]);
  });
  test('taken from the manifests, or announced no more: nothing', () => {
    const g = at(began)
      .done(come)
      .company({ freezes: [{ ...night, announce: false }] });
    g.when(come).thenFacts();
    g.when(gone).thenFacts();
    g.company({ freezes: [{ ...night, name: 'other' }] })
      .when(come)
      .thenFacts();
  });
});
