import { describe, expect, test } from 'vitest';
import { renderFor } from '../../../src/audiences/render.ts';
import type { Audience, AudienceEvent } from '../../../src/domain/company/audiences.ts';
import type { DeadlineRule, Template } from '../../../src/domain/company/plans.ts';
import type { EditRelease } from '../../../src/domain/release/planning/edit-release.ts';
import { deploy, freeze, report, roles } from '../facts/steps.ts';
import { following } from '../following.ts';
import { COMPANY, given, go, PEOPLE, PLAN } from '../given.ts';

const R = { release: 'R-1' } as const;
const NAME = 'api 4.2, ledger 2.9 → production';
const EVENTS: AudienceEvent[] = ['planned', 'moved', 'changed', 'approved', 'rejected', 'reopened', 'missed', 'done'];
const audience = (name: string, language: Audience['language'], headline = false): Audience => ({
  name,
  title: name,
  language,
  channel: name,
  headline,
  events: [...EVENTS, 'cancelled', 'update'],
  templates: {},
});
const audiences = [
  audience('engineering', 'technical', true),
  audience('execs', 'business'),
  audience('users', 'user-facing'),
];
const tests: DeadlineRule = {
  name: 'tests',
  title: 'Tests',
  before: { count: 1, unit: 'hours' },
  owes: 'qa',
  remindHours: 1,
  cutOff: false,
  gate: true,
  scope: { services: [], environments: [] },
};
const cutOff: DeadlineRule = {
  ...tests,
  name: 'scope',
  title: 'Scope',
  before: { count: 2, unit: 'hours' },
  owes: 'owner',
  cutOff: true,
};
/** At 08:00, of a window from 12:00 to 13:00; UMANAGER owns it, and may deploy it as UOTHER may. */
const start = () =>
  given()
    .company({ audiences, roles })
    .people({ roles: { ...PEOPLE.roles, manager: ['UMANAGER', 'UOTHER'] } })
    .at('2026-03-03T08:00:00.000Z');
const plan = { ...PLAN, customers: 'faster' };
const planned = () => start().done(plan);
const voting = () => planned().done({ type: 'OpenVote', ...R });
const approved = () => {
  const g = voting();
  for (const who of ['UQA', 'USRE1', 'USRE2']) g.by(who).done(go);
  return g.by('UMANAGER');
};
const noGo = { ...go, answer: 'no-go', why: 'disk is full' } as const;
const rejected = () => voting().by('UQA').done(noGo).by('UMANAGER');
const edit = (more: Partial<EditRelease>): EditRelease => ({
  type: 'EditRelease',
  ...R,
  items: PLAN.items,
  environment: 'production',
  change: 'normal',
  after: [],
  why: PLAN.why,
  customers: 'faster',
  ...more,
});
const NEWER = [{ service: 'api', version: '4.3' }, ...PLAN.items.slice(1)];
const window = { ...PLAN.window, start: '2026-03-03T14:00:00.000Z', end: '2026-03-03T15:00:00.000Z' };
const move = { type: 'MoveRelease', ...R, window, why: 'late' } as const;

const shown = 'edit R-1/headline';
const vote = 'edit R-1/v1';
const crew = ['turn of @UMANAGER', 'turn of @UOTHER'];
const called = crew.map((line) => `${line}!`);
const owner = 'turn of @UMANAGER';
const justBefore = (at: string) => new Date(Date.parse(at) - 1).toISOString();
const all = (event: AudienceEvent) => ['engineering', 'execs', 'users'].map((name) => `${name} hears: ${event}`);
const outside = (event: AudienceEvent) => all(event).slice(1);
const missed = (end = PLAN.window.end) => `${end}: MissWindow R-1`;
const deadline = (remind: string, due: string, name: string) => [
  `${remind}: RemindOfDeadline R-1 ${name} ${due}`,
  `${due}: PassDeadline R-1 ${name} ${due}`,
];
const [nine, ten, eleven] = ['09', '10', '11'].map((h) => `2026-03-03T${h}:00:00.000Z`) as [string, string, string];

describe('from a plan', () => {
  test('audiences hear, but for customers of whom it says nothing; its end and its deadlines are waited for', () => {
    expect(
      following(
        start()
          .company({ deadlines: [tests, cutOff] })
          .done(plan),
      ),
    ).toEqual([
      'headline',
      ...outside('planned'),
      owner,
      missed(),
      ...deadline(nine, ten, 'scope'),
      ...deadline(ten, eleven, 'tests'),
    ]);
    expect(following(start().done(PLAN))).toEqual(['headline', 'execs hears: planned', owner, missed()]);
  });
  test('that is moved: whoever owns it is told before it begins, and what hangs on its window moves with it', () => {
    const later = [
      shown,
      ...all('moved'),
      ...crew,
      owner,
      'turn of @UMANAGER! at 2026-03-03T12:00:00.000Z',
      missed(window.end),
    ];
    const moved = planned()
      .company({ deadlines: [tests] })
      .done(move);
    const due = deadline('2026-03-03T12:00:00.000Z', '2026-03-03T13:00:00.000Z', 'tests');
    expect(following(moved)).toEqual([...later, ...due]);
    expect(following(rejected().done(move))).toEqual(later);
  });
  test('approved, and moved so little that it stays so: its window is waited for anew', () => {
    const policies = COMPANY.policies.map((p) => ({ ...p, toleranceMinutes: 180 }));
    const g = approved().company({ policies }).done(move);
    expect(following(g)[1]).toBe(`${window.start}: OpenWindow R-1`);
  });
});

describe('from an edit', () => {
  const said = (to: string) => `R-1: @UMANAGER changed it from ${NAME} to ${to} → production.`;
  test.each<[string, Partial<EditRelease>, string[]]>([
    ['another version: its thread alone', { items: NEWER }, [said('api 4.3, ledger 2.9')]],
    ['other services: business too', { items: PLAN.items.slice(0, 1) }, [said('api 4.2'), 'execs hears: changed']],
    ['what customers notice: they alone', { customers: 'slower' }, ['users hears: changed']],
    ['why: nobody', { why: 'other' }, []],
  ])('%s', (_, more, lines) => expect(following(planned().done(edit(more)))).toEqual([shown, ...lines, ...crew]));
  test('what customers notice, said for the first time: it is news to them', () =>
    expect(
      following(
        start()
          .done(PLAN)
          .done(edit({ customers: 'slower' })),
      ),
    ).toEqual([shown, 'users hears: planned', ...crew]));
  test('of what was rejected: it is planned anew', () =>
    expect(following(rejected().done(edit({ items: NEWER })))).toEqual([
      shown,
      said('api 4.3, ledger 2.9'),
      ...outside('reopened'),
      ...crew,
    ]));
  test('of its documents: the vote shows them', () => {
    const documents = ['Notes', 'Way back'].map((name) => ({ name, url: 'https://x.test/1' }));
    const set = { type: 'SetDocuments', ...R, documents } as const;
    const changed = 'R-1: @UMANAGER changed the documents: Notes, Way back.';
    expect(following(planned().done({ ...set, documents }))).toEqual([shown, changed]);
    // Said once, with what it does to the vote.
    const asked = 'R-1!: @UMANAGER changed it: its documents are Notes, Way back now: QA and SRE are asked again';
    const [first, second, ...more] = following(voting().done({ ...set, documents }), 3);
    expect([first, second, more.filter((line) => line.includes('ocuments'))]).toEqual([shown, vote, [asked]]);
    // Whoever rejected it for want of one hears that it is there.
    expect(following(rejected().done({ ...set, documents }), 9)).toContain(changed);
    const none = planned().done({ ...set, documents }, { ...set, documents: [] });
    expect(following(none)).toEqual([shown, 'R-1: @UMANAGER changed the documents: none.']);
  });
  test('so that another policy decides: its approval is gone', () => {
    const emergency = COMPANY.policies.map((p) => ({ ...p, name: 'em', changes: ['emergency' as const] }));
    const policies = [...COMPANY.policies, ...emergency];
    expect(
      following(
        approved()
          .company({ policies })
          .done(edit({ change: 'emergency' })),
        2,
      ),
    ).toEqual([shown, ...crew, shown, vote, ...outside('reopened'), ...crew, `${owner}!`]);
    const open = following(
      voting()
        .company({ policies })
        .done(edit({ change: 'emergency' })),
      3,
    );
    expect(open).not.toContain('execs hears: reopened');
  });
});

describe('between people', () => {
  const offered = () => planned().done({ type: 'OfferHandOver', ...R, to: 'UQA', summary: 'all is ready' });
  test('it is handed over: who is asked is told; who handed it over is told what came of it', () => {
    expect(following(offered())).toEqual([shown, owner, 'turn of @UQA!']);
    expect(
      following(
        offered()
          .by('UQA')
          .done({ type: 'AnswerHandOver', ...R, accept: true }),
      ),
    ).toEqual([
      shown,
      'R-1: @UQA owns it now; it was @UMANAGER.',
      `tell @UMANAGER: @UQA took ${NAME} (R-1) over.`,
      owner,
      'turn of @UQA',
    ]);
    expect(
      following(
        offered()
          .by('UQA')
          .done({ type: 'AnswerHandOver', ...R, accept: false }),
      ),
    ).toEqual([
      shown,
      `tell @UMANAGER: @UQA did not take ${NAME} (R-1): it stays with @UMANAGER.`,
      owner,
      'turn of @UQA',
    ]);
  });
  test('help is asked of those who may', () => {
    const asks = `@UQA asks you to deploy it: ${NAME} (R-1).`;
    const g = planned()
      .by('UQA')
      .done({ type: 'AskForHelp', ...R, action: 'deploy' });
    expect(following(g)).toEqual([`tell @UMANAGER: ${asks}`, `tell @UOTHER: ${asks}`, 'turn of @UQA']);
    expect(g.follows(1)[0]?.intent).toMatchObject({ about: 'R-1', help: 'deploy' });
  });
  test('a freeze pass is asked of those who may freeze, for each freeze apart', () => {
    const ask = (freeze: string) => ({ type: 'AskForHelp', ...R, action: 'freeze', freeze }) as const;
    const sale = { ...freeze, name: 'sale', why: 'sale', from: plan.window.start, until: plan.window.end };
    const g = planned()
      .done(sale)
      .done({ ...sale, name: 'audit' })
      .by('UQA')
      .done(ask('F-2'));
    const asks = `@UQA asks you to give it a freeze pass for the freeze “audit” until`;
    expect(following(g)[0]).toContain(`tell @UMANAGER: ${asks}`);
    expect(following(g)[0]).toContain(`: ${NAME} (R-1).`);
    expect(g.follows(1)[0]?.intent).toMatchObject({ about: 'R-1', help: 'freeze@F-2' });
    g.when(ask('F-2')).thenRefused('asked-already');
    g.done(ask('F-1'));
    expect(following(g)[0]).toContain('for the freeze “sale” until');
    g.when(ask('F-1')).thenRefused('asked-already');
    g.by('UMANAGER').done({ type: 'LiftFreeze', freeze: 'F-2', why: '' });
    g.by('USRE1');
    g.when(ask('F-2')).thenRefused('no-need');
    g.when(ask('F-9')).thenRefused('no-need');
  });
  test('something is asked for after the cut-off, and declined or taken', () => {
    const items = [{ service: 'shop', version: '1' }];
    const asked = () =>
      planned()
        .company({ deadlines: [cutOff] })
        .at('2026-03-03T10:30:00.000Z')
        .by('UQA')
        .done({ type: 'RequestScope', ...R, items, why: 'needed' })
        .by('UMANAGER');
    expect(following(asked())).toEqual([shown, 'R-1: @UQA asks for shop 1: needed', `${owner}!`]);
    const no = `@UMANAGER declined shop 1 for ${NAME} (R-1): not now`;
    expect(following(asked().done({ type: 'DeclineRequest', ...R, request: 'Q-1', why: 'not now' }))).toEqual([
      shown,
      `R-1: ${no}`,
      owner,
      `tell @UQA: ${no}`,
    ]);
    expect(following(asked().done({ type: 'TakeRequest', ...R, request: 'Q-1' }))).toEqual([
      shown,
      'R-1!: @UMANAGER took it: the release is api 4.2, ledger 2.9, shop 1 now.',
      'execs hears: changed',
      ...crew,
      `${owner}!`,
      'tell @UQA: api 4.2, ledger 2.9, shop 1 → production (R-1) has what you asked for.',
    ]);
  });
  test('an update is posted where it was written for', () => {
    const texts = { engineering: 'x', execs: 'y' };
    expect(following(approved().done({ type: 'PostUpdate', ...R, happened: 'slow', next: 'wait', texts }))).toEqual([
      shown,
      'engineering hears: update',
      'execs hears: update',
    ]);
  });
});

describe('from a deadline', () => {
  const owing = () => planned().company({ deadlines: [tests, cutOff] });
  const late = `Late: Tests of ${NAME} (R-1) was due ${eleven}. @UQA and @UBOTH owe it.`;
  test('reminded of, passed or met: those who owe it; what is late the managers hear', () => {
    const timed = (now: string) => owing().by('gonogo').at(now);
    const about = { ...R, deadline: 'tests', due: eleven } as const;
    expect(following(timed(ten).done({ type: 'RemindOfDeadline', ...about }))).toEqual([
      shown,
      'turn of @UQA!',
      'turn of @UBOTH!',
    ]);
    expect(following(timed(eleven).done({ type: 'PassDeadline', ...about }))).toEqual([
      shown,
      'turn of @UQA',
      'turn of @UBOTH',
      `tell @UMANAGER: ${late}`,
      `tell @UOTHER: ${late}`,
    ]);
    expect(following(owing().done({ type: 'MeetDeadline', ...R, deadline: 'tests' }))).toEqual([
      shown,
      'turn of @UQA',
      'turn of @UBOTH',
    ]);
    expect(following(timed(ten).done({ type: 'PassDeadline', ...R, deadline: 'scope', due: ten }))).toEqual([
      shown,
      `R-1: Scope: from now on, changes to what ${NAME} contains are requests.`,
    ]);
  });
});

describe('from its end before it began', () => {
  const cancel = { type: 'CancelRelease', ...R, why: 'no' } as const;
  test('it is cancelled: everybody hears, and its vote shows it', () => {
    expect(following(planned().done(cancel))).toEqual([shown, ...all('cancelled'), ...crew]);
    expect(following(approved().done(cancel))).toEqual([shown, vote, ...all('cancelled'), ...crew]);
    expect(following(voting().done(cancel), 2)).toEqual([
      shown,
      vote,
      ...all('cancelled'),
      ...crew,
      vote,
      ...['UQA', 'UBOTH', 'USRE1', 'USRE2'].map((id) => `turn of @${id}`),
    ]);
  });
  test('what waits for it is told', () => {
    const second = { ...PLAN, items: [{ service: 'shop', version: '9' }], after: ['R-1'] };
    expect(following(planned().done(second).done(cancel), 2).slice(-4)).toEqual([
      'edit R-2/headline',
      'R-2: R-1 was cancelled: shop 9 → production waits for it.',
      ...called,
    ]);
  });
  test('it is rejected: who owns it is told, all others see it', () => {
    expect(following(rejected(), 3).slice(-6)).toEqual([shown, ...all('rejected'), `${owner}!`, 'turn of @UOTHER']);
  });
});

describe('from its window', () => {
  test('it opens for what is approved: those who deploy are told', () => {
    // Whoever may deploy it besides sees it coming, too.
    expect(following(approved(), 3).slice(-8)).toEqual([
      shown,
      ...all('approved'),
      ...crew,
      `${owner}!`,
      `${PLAN.window.start}: OpenWindow R-1`,
    ]);
    expect(
      following(
        approved()
          .by('gonogo')
          .at(PLAN.window.start)
          .done({ type: 'OpenWindow', ...R }),
      ),
    ).toEqual([shown, `R-1: Ready to deploy: ${NAME}.`, ...called]);
  });
  test('it is missed: everybody hears, who owns it is told', () => {
    for (const g of [planned(), approved()])
      expect(
        following(
          g
            .by('gonogo')
            .at(PLAN.window.end)
            .done({ type: 'MissWindow', ...R }),
        ),
      ).toEqual([shown, ...all('missed'), ...crew, `${owner}!`]);
    // A vote that ends with its window tells nothing of its own, whichever comes first.
    const close = { type: 'CloseVote', ...R, vote: 'R-1/v1' } as const;
    const miss = { type: 'MissWindow', ...R } as const;
    const open = () => {
      const g = approved();
      g.by('USRE2').done({ ...go, answer: 'abstain' });
      return g.at(PLAN.window.end).by('gonogo');
    };
    for (const [first, second] of [
      [close, miss],
      [miss, close],
    ] as const) {
      const told = following(open().done(first).done(second), 99).filter((line) => line.startsWith('execs hears: '));
      expect(told.filter((line) => /missed|rejected/.test(line))).toEqual(['execs hears: missed']);
    }
    // That its vote is open again is no news then.
    const late = approved()
      .at(PLAN.window.end)
      .by('USRE2')
      .done({ ...go, answer: 'abstain' });
    expect(following(late, 3)).toContain('vote');
    expect(following(late, 3)).not.toContain('execs hears: reopened');
  });
});

describe('from what clears it without a vote', () => {
  const override = { type: 'OverrideChecks', ...R, why: 'the board' } as const;
  test('an override: its thread, the crew, and the managers but for who gave it', () => {
    const said = `Overridden by @UMANAGER: Votes of ${NAME}. Why: the board. It went past: Votes (not voted on yet)`;
    const told = (at: string, heard: string[], owners: string) =>
      expect(following(planned().at(at).done(override), 2)).toEqual([
        shown,
        `R-1!: ${said}`,
        ...heard,
        `tell @UOTHER: ${said}`,
        shown,
        ...all('approved'),
        ...crew,
        owners,
        `${PLAN.window.start}: OpenWindow R-1`,
      ]);
    told(justBefore(PLAN.window.start), called, `${owner}!`);
    // It is open: that they may deploy is told in the same moment, and nothing twice.
    told(PLAN.window.start, crew, owner);
    told(justBefore(PLAN.window.end), crew, owner);
  });
  test('an override past its window: those who move it hear', () => {
    const heard = following(planned().at(PLAN.window.end).done(override), 2);
    expect(heard).toEqual(expect.arrayContaining([...called, `${owner}!`]));
    // Those outside, who may have heard of a no-go last, hear that its time is over.
    expect(heard).toContain(`${PLAN.window.end}: MissWindow R-1`);
  });
  test('an override that was given for something else holds no longer', () => {
    expect(following(planned().done(override, edit({ items: NEWER })), 2).slice(-6)).toEqual([
      shown,
      'R-1!: What was overridden holds no longer, since the versions changed: its checks count again.',
      ...outside('reopened'),
      ...called,
    ]);
  });
  test('a template: no vote is needed', () => {
    const docs: Template = {
      name: 'docs',
      title: 'Docs',
      version: 1,
      services: ['api', 'ledger'],
      environments: ['production'],
      revokedByFailure: true,
    };
    const g = start()
      .company({ templates: [docs] })
      .done({ ...plan, change: 'standard', template: 'docs' });
    expect(following(g, 2).slice(-6)).toEqual([
      shown,
      'R-1: Cleared by the template Docs, version 1: no vote is needed.',
      ...crew,
      `${owner}!`,
      `${PLAN.window.start}: OpenWindow R-1`,
    ]);
  });
  test('a freeze pass: its thread and the crew, and its end is waited for', () => {
    const pass = { type: 'GrantPass', ...R, why: 'refunds', until: '2026-03-03T12:30:00.000Z' } as const;
    const g = approved().done(freeze, pass);
    expect(following(g)).toEqual([
      shown,
      `R-1!: Freeze pass: ${NAME} may pass “sale” until ${pass.until}. By @UMANAGER: refunds`,
      ...called,
      `${pass.until}: EndPass R-1 F-1`,
    ]);
    expect(following(g.at(pass.until).done({ type: 'EndPass', ...R, freeze: 'F-1' }))).toEqual([shown, ...crew]);
  });
});

describe('from a no-go once it has begun', () => {
  const begun = () => approved().at(PLAN.window.start).done(deploy);
  const stepped = (n: number) => {
    const g = begun()
      .by('gonogo')
      .done(report('eu', 'succeeded', 1));
    return n > 1 ? g.done(report('us', 'succeeded', 1)) : g;
  };
  const held = 'No-go by @UQA (QA): disk is full.';
  const lines = (g: ReturnType<typeof begun>) => following(g).slice(2);
  test('the next step waits, and the crew is told', () => {
    expect(lines(begun().by('UQA').done(noGo))).toEqual([
      shown,
      `R-1!: ${held} The step that runs is not stopped; the next one waits until that is lifted.`,
      ...called,
      ...['UMANAGER', 'UOTHER'].map(
        (who) =>
          `tell @${who}: ${NAME} (R-1): ${held} The step that runs is not stopped; the next one waits until that is lifted. | Roll back… | Open it`,
      ),
    ]);
    expect(
      lines(
        begun()
          .by('gonogo')
          .done(report('eu', 'failed', 1))
          .by('UQA')
          .done(noGo),
      ),
    ).toEqual([shown, `R-1!: ${held} It is not deployed again until that is lifted.`, ...called]);
  });
  test.each([
    [1, 'The last step runs already: roll it back if it must not stay.', called],
    [2, 'It is live already: roll it back if it must not stay.', crew],
  ])('after step %s: %s', (steps, said, turns) => {
    const told = (who: string) => `tell @${who}: ${NAME} (R-1): ${held} ${said} | Roll back… | Open it`;
    expect(lines(stepped(steps).by('UQA').done(noGo))).toEqual([
      shown,
      `R-1!: ${held} ${said}`,
      ...turns,
      told('UMANAGER'),
      told('UOTHER'),
    ]);
  });
  test('that is lifted: it may go on, unless another stands', () => {
    const lifted = '@UQA lifted the no-go.';
    expect(lines(begun().by('UQA').done(noGo, go))).toEqual([
      shown,
      `R-1!: ${lifted} ${NAME} may go on; nothing was restarted.`,
      ...called,
    ]);
    const both = begun()
      .by('UQA')
      .done(noGo)
      .by('UBOTH')
      .done({ ...noGo, role: 'qa' });
    expect(lines(both.by('UQA').done(go))).toEqual([shown, `R-1!: ${lifted} That of @UBOTH stands.`, ...called]);
    expect(lines(stepped(2).by('UQA').done(noGo, go))).toEqual([shown, `R-1!: ${lifted} It stays live.`, ...crew]);
  });
});

describe('from a review', () => {
  const policies = COMPANY.policies.map((p) => ({ ...p, reviewWithinHours: 48 }));
  const over = () => approved().company({ policies }).at(PLAN.window.start).done(deploy).by('gonogo');
  const due = () => over().done(report('eu', 'succeeded', 1), report('us', 'succeeded', 1));
  test('that is due, done, or late', () => {
    expect(following(due()).slice(-3)).toEqual([
      owner,
      'turn of @UMANAGER! at 2026-03-04T08:00:00.000Z',
      '2026-03-05T12:00:00.000Z: ChaseReview R-1',
    ]);
    expect(
      following(
        due()
          .by('UMANAGER')
          .done({ type: 'CompleteReview', ...R, found: 'fine' }),
      ),
    ).toEqual([shown, 'R-1: Reviewed by @UMANAGER: fine', owner]);
    const said = `The review of ${NAME} (R-1) is overdue. @UMANAGER owes it.`;
    expect(
      following(
        due()
          .at('2026-03-05T12:00:00.000Z')
          .done({ type: 'ChaseReview', ...R }),
      ),
    ).toEqual([
      owner,
      'turn of @UMANAGER! at 2026-03-06T08:00:00.000Z',
      `tell @UMANAGER: ${said}`,
      `tell @UOTHER: ${said}`,
      '2026-03-06T12:00:00.000Z: ChaseReview R-1',
    ]);
  });
});

test('what the manifests name no more is not promised to go live to those outside, whoever approves it', () => {
  const texts = (services: typeof COMPANY.services, environments = COMPANY.environments) => {
    const there = voting().company({ services, environments });
    for (const who of ['UQA', 'USRE1', 'USRE2']) there.by(who).done(go);
    return there.follows(3).flatMap(({ intent: i }) => {
      const to = i.kind === 'post' && audiences.find((a) => a.name === i.audience && !a.headline);
      return to && i.told.event === 'approved' ? [renderFor(to, i.told).text] : [];
    });
  };
  const promised = /goes live|say here when it starts/;
  for (const text of texts(COMPANY.services)) expect(text).toMatch(promised);
  const gone = [
    ...texts(COMPANY.services.filter((s) => s.name !== 'ledger')),
    ...texts(COMPANY.services, [{ ...COMPANY.environments[0], name: 'elsewhere' } as (typeof COMPANY.environments)[0]]),
  ];
  expect(gone).toHaveLength(4);
  for (const text of gone) expect(text).not.toMatch(promised);
});
