import { describe, expect, test } from 'vitest';
import { voteCard } from '../../../src/cards/vote.ts';
import type { Action } from '../../../src/domain/company/roles.ts';
import { isRefusal } from '../../../src/domain/deciding/decision.ts';
import { gatesOf } from '../../../src/domain/gates/index.ts';
import { lacksOf } from '../../../src/domain/hotfix/lacks.ts';
import type { PlanHotfix } from '../../../src/domain/hotfix/plan-hotfix.ts';
import type { Command } from '../../../src/domain/index.ts';
import { ABLE, approved, COMPANY, type Given, given, go, NOW, PLAN, running } from '../given.ts';
import { spoken } from '../spoken.ts';

const HOTFIX: PlanHotfix = {
  type: 'PlanHotfix',
  items: [{ service: 'api', version: '4.1.4' }],
  environment: 'production',
  why: 'refunds fail',
  customers: '',
};
const LIVE = running({ api: { eu: '4.1.3', us: '4.1.3' } });
const [POLICY] = COMPANY.policies;
const staging = { name: 'staging', regions: ['eu'], target: 'pipeline', stageTimeoutMinutes: 30 };
const inOrder = COMPANY.environments.map((e) => ({ ...e, after: 'staging' }));
const emergency = (more: object = {}) => ({
  policies: [
    ...COMPANY.policies,
    ...(POLICY
      ? [
          {
            ...POLICY,
            name: 'emergency',
            changes: ['emergency' as const],
            rules: [{ role: 'sre', need: 1, veto: true }],
            ...more,
          },
        ]
      : []),
  ],
});
const live = () => given().company(emergency()).put('environment', 'production', LIVE);
const told = (g: Given, who: string) =>
  g.follows().flatMap(({ intent }) => (intent.kind === 'tell' && intent.user === who ? [JSON.stringify(intent)] : []));
const later = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

describe('a hotfix', () => {
  test('asks whoever may approve it once: those who are not asked yet are not told so', () => {
    const notified = (g: Given, command: Command) =>
      g
        .done(command)
        .follows()
        .flatMap(({ intent }) => (intent.kind === 'my-turn' ? [intent.user] : []));
    expect(notified(live(), HOTFIX)).toEqual([]);
    expect(told(live().done(HOTFIX), 'USRE1').join()).toContain('Your approval is needed now');
    // Nobody is asked one after the other for what is no hotfix.
    const plan = { ...PLAN, change: 'emergency' as const };
    expect(notified(live().done(plan), { type: 'OpenVote', release: 'R-1' })).toContain('USRE1');
  });

  test('is an emergency from now on, says what it replaces, and its vote is open in the same moment', () => {
    const g = live().done(HOTFIX);
    expect(g.facts.map((f) => f.type)).toEqual([
      'ReleasePlanned',
      'HotfixPlanned',
      'VoteOpened',
      'ReleaseVoteOpened',
      'ApproverPaged',
    ]);
    expect(g.world.releases['R-1']).toMatchObject({
      change: 'emergency',
      status: 'voting',
      window: { start: NOW, end: '2026-03-03T13:00:00.000Z' },
      hotfix: { replaces: [{ service: 'api', version: '4.1.3' }], skips: [] },
    });
    expect(g.world.votes['R-1/v1']?.rules.map((r) => r.role)).toEqual(['sre']);
  });

  test('keeps what can’t be undone, so that it never goes back by itself', () => {
    const irreversible = 'drops the column amounts';
    expect(live().done({ ...HOTFIX, irreversible }).world.releases['R-1']?.irreversible).toBe(irreversible);
    expect(live().done(HOTFIX).world.releases['R-1']).not.toHaveProperty('irreversible');
  });

  test('goes as was chosen: that is part of what is approved, and refused where there is none', () => {
    const step = { called: '', act: 'deploy', share: 100, soakMinutes: 0, promotion: 'timed' } as const;
    const strategies = [{ name: 'careful', words: 'canary', steps: [{ ...step, called: '5 %', share: 5 }, step] }];
    const g = live().company({ ...emergency(), strategies });
    g.when({ ...HOTFIX, strategy: 'carefull' }).thenRefused('unknown-strategy');
    g.done({ ...HOTFIX, strategy: 'Careful' });
    expect(g.world.releases['R-1']?.strategy).toBe('careful');
    expect(JSON.stringify(g.world.votes['R-1/v1']?.content)).toContain('canary');
    const pipelines = [{ name: 'pipeline', can: { ...ABLE, shares: 'it is told no share' } }];
    live()
      .company({ ...emergency(), strategies, pipelines })
      .when({ ...HOTFIX, strategy: 'careful' })
      .thenRefused('cant-in-parts');
  });

  test('is refused where it is live already, and asked about where it is older', () => {
    const of = (version: string, more: Partial<PlanHotfix> = {}) =>
      live().when({ ...HOTFIX, items: [{ service: 'api', version }], ...more });
    of('4.1.3').thenRefused('already-live');
    of('v4.1.3').thenRefused('already-live');
    of('4.1.2').thenRefused('older');
    expect(isRefusal(of('4.1.2', { older: true }).decision)).toBe(false);
    for (const newer of ['4.1.10', '4.1.3-hotfix.1', '4.1.3-hf1']) expect(isRefusal(of(newer).decision)).toBe(false);
    // One region of two runs it: the other one waits for it.
    const half = running({ api: { eu: '4.1.3', us: '4.1.4' } });
    const g = live().put('environment', 'production', half).done(HOTFIX);
    expect(g.world.releases['R-1']?.hotfix?.replaces).toEqual([{ service: 'api', version: '4.1.3' }]);
  });

  test('of what nobody has told of says so', () => {
    const g = given().company(emergency()).done(HOTFIX);
    expect(g.world.releases['R-1']?.hotfix).toEqual({ replaces: [], skips: [] });
    expect(JSON.stringify(g.follows())).toContain('nobody has said what it replaces');
  });

  test.each([
    [{ why: ' ' }, 'needs-reason'],
    [{ items: [] }, 'nothing'],
    [{ items: [{ service: '__proto__', version: '1' }] }, 'unknown-service'],
    [{ environment: 'moon' }, 'unknown-environment'],
    [{ alone: true as const }, 'not-alone'],
  ])('%j is refused: %s', (more, why) => {
    live()
      .when({ ...HOTFIX, ...more })
      .thenRefused(why);
  });

  test('sent twice is one', () => {
    live()
      .done(HOTFIX)
      .when({ ...HOTFIX, items: [{ service: 'API', version: '4.1.4' }] })
      .thenRefused('twice');
  });

  test('is refused where no policy covers it, or nobody may approve it', () => {
    given().company({ policies: [] }).when(HOTFIX).thenRefused('no-policy');
    live()
      .people({ roles: { manager: ['UMANAGER'], qa: ['UQA'], sre: ['UMANAGER'] } })
      .when(HOTFIX)
      .thenRefused('too-few-voters');
  });

  test('is planned into a freeze, and whoever may lift it hears at once; it does not pass it', () => {
    const g = live()
      .done({
        type: 'DeclareFreeze',
        name: 'Quarter',
        why: 'books',
        scope: { services: [], environments: [] },
        from: NOW,
        until: later(300),
      })
      .done({
        type: 'DeclareFreeze',
        name: 'odd',
        why: 'odd',
        scope: { services: [], environments: [] },
        from: NOW,
        until: later(200),
      })
      .done(HOTFIX);
    // Each freeze takes a pass of its own.
    expect(told(g, 'UMANAGER').join()).toMatch(/without a pass: .*Quarter.*books.*odd/);
    g.by('USRE1')
      .done({ ...go, vote: 'R-1/v1' })
      .by('UMANAGER');
    g.when({ type: 'StartDeploy', release: 'R-1' }).thenRefused('blocked');
  });

  test('waits for a lock, and its holder hears at once', () => {
    const g = live()
      .people({ roles: { manager: ['UMANAGER', 'UOTHER'], qa: ['UQA'], sre: ['USRE1', 'USRE2'] } })
      .by('UOTHER')
      .done({ type: 'ClaimLock', services: ['api'], environments: ['production'], why: 'looking' })
      .by('UMANAGER')
      .done(HOTFIX);
    expect(told(g, 'UOTHER').join()).toContain("can't go live while you lock");
  });
});

describe('a hotfix skips by name', () => {
  const ordered = () =>
    given()
      .company({ ...emergency(), environments: [staging, ...inOrder] })
      .put('environment', 'production', LIVE);
  const promotionOf = (g: Given) => {
    const release = g.world.releases['R-1'];
    return release && gatesOf(release, g.world).find((x) => x.id === 'promotion');
  };

  test('the environments that do not have it first, and passes promotion by that', () => {
    const g = ordered()
      .put('environment', 'staging', running({ api: { eu: '4.2' } }, 'staging'))
      .done(HOTFIX);
    expect(g.world.releases['R-1']?.hotfix?.skips).toEqual(['staging']);
    expect(promotionOf(g)).toMatchObject({ open: true });
    expect(JSON.stringify(promotionOf(g)?.saw)).toContain('staging');
  });
  test('none where it has been there', () => {
    const g = ordered()
      .put('environment', 'staging', running({ api: { eu: '4.1.4' } }, 'staging'))
      .done(HOTFIX);
    expect(g.world.releases['R-1']?.hotfix?.skips).toEqual([]);
    expect(promotionOf(g)).toMatchObject({ open: true });
  });
  test('as long as it is an emergency', () => {
    const g = ordered().done(HOTFIX, {
      type: 'EditRelease',
      release: 'R-1',
      items: HOTFIX.items,
      environment: 'production',
      change: 'normal',
      after: [],
      why: 'x',
      customers: '',
    });
    expect(promotionOf(g)).toMatchObject({ open: false });
  });
});

describe('whoever may approve it is asked one after the other', () => {
  const pages = (g: Given) => g.facts.flatMap((f) => (f.type === 'ApproverPaged' ? [f.people] : []));
  const timers = (g: Given) =>
    g
      .follows()
      .flatMap(({ intent, dueAt }) =>
        intent.kind === 'timer' && intent.command.type === 'PageApprover' ? [[dueAt, intent.command.rung]] : [],
      );
  const next = (rung: number) => ({ type: 'PageApprover', release: 'R-1', vote: 'R-1/v1', rung }) as const;

  test('five minutes apart, the ones who are away last, and then the managers', () => {
    const g = live()
      .people({ away: ['USRE1'] })
      .done(HOTFIX);
    expect(pages(g)).toEqual([['USRE2']]);
    expect(timers(g)).toEqual([[later(5), 1]]);
    expect(told(g, 'USRE2').join()).toContain('Your approval is needed now');
    g.by('gonogo').at(later(5)).done(next(1)).at(later(10)).done(next(2));
    expect(pages(g)).toEqual([['USRE2'], ['UBOTH'], ['USRE1']]);
    const noted = JSON.stringify(g.follows());
    expect(noted.match(/the next one is asked/g)).toHaveLength(2);
    expect(noted.match(/Nobody else may approve it: without an answer the release managers hear of it/g)).toHaveLength(
      1,
    );
    g.at(later(15)).done(next(3));
    expect(g.facts.at(-1)?.type).toBe('VoteEscalated');
    expect(told(g, 'UMANAGER').join()).toContain('Still missing');
  });
  test('once, though they may answer for two roles', () => {
    const rules = ['sre', 'qa'].map((role) => ({ role, need: 1, veto: true }));
    const g = live()
      .company(emergency({ rules }))
      .people({ roles: { manager: ['UMANAGER'], qa: ['UBOTH'], sre: ['USRE1', 'UBOTH'] } })
      .done(HOTFIX);
    g.by('gonogo').at(later(5)).done(next(1));
    expect(pages(g).map((people) => people.toSorted())).toEqual([['UBOTH', 'USRE1']]);
    expect(g.facts.at(-1)?.type).toBe('VoteEscalated');
  });
  test('until it is approved', () => {
    const g = live().done(HOTFIX).by('USRE1').done(go).by('gonogo').at(later(5));
    g.when(next(1)).thenFacts();
  });
  test('never its own author', () => {
    const g = live()
      .people({ roles: { manager: ['UMANAGER'], qa: [], sre: ['UMANAGER', 'USRE2'] } })
      .done(HOTFIX);
    expect(pages(g)).toEqual([['USRE2']]);
  });
  test('the vote stays open for hours, not until the window opens', () => {
    expect(live().done(HOTFIX).world.votes['R-1/v1']?.closesAt).toBe('2026-03-03T12:00:00.000Z');
  });
});

describe('its approver is woken through the pagers that reach them', () => {
  const paging = {
    pagers: [
      { name: 'primary', roles: ['sre'] },
      { name: 'ops', roles: ['manager'] },
    ],
  };
  const hotfix = () =>
    live()
      .company({ ...emergency(), paging })
      .done(HOTFIX);
  const calls = (g: Given) =>
    g.follows().flatMap(({ intent: i }) => (i.kind === 'page' ? [[i.pager, i.does, i.to, i.page.key]] : []));
  const next = (rung: number) =>
    ({ type: 'PageApprover', release: 'R-1', vote: 'R-1/v1', rung, paged: 'primary' }) as const;
  const missed = {
    type: 'MissPage',
    page: 'R-1/v1/approval',
    pager: 'primary',
    to: ['USRE1'],
    why: '503',
  } satisfies Command;

  test('at once, nobody anew by a pager that has the page, and until it is decided', () => {
    const g = hotfix();
    const [first] = calls(g);
    expect(calls(g)).toEqual([['primary', 'page', [expect.any(String)], first?.[3]]]);
    expect(first?.[3]).toMatch(/^gonogo\/.*R-1\/v1\/approval$/);
    const before = g.follows().length;
    expect(g.follows().map(({ intent: i }) => i.kind === 'timer' && i.command)).toContainEqual(next(1));
    g.by('gonogo').at(later(5)).done(next(1));
    expect(calls(g)).toHaveLength(1);
    const said = JSON.stringify(g.follows().slice(before));
    expect(said).toMatch(/Asked to approve, at once: .*USRE2/);
    expect(said).not.toContain('through');
    g.by('USRE1').done(go);
    expect(calls(g).at(-1)).toEqual(['primary', 'resolve', [], first?.[3]]);
  });
  test('nobody waits for it once it is called off', () => {
    const g = hotfix().done({ type: 'CancelRelease', release: 'R-1', why: 'mended otherwise' });
    expect(calls(g).at(-1)?.slice(0, 2)).toEqual(['primary', 'resolve']);
  });
  test('whom no pager reaches reads it in Slack, and another release wakes nobody', () => {
    const unreached = live()
      .company({ ...emergency(), paging: { pagers: [{ name: 'ops', roles: ['qa'] }] } })
      .done(HOTFIX);
    expect(calls(unreached)).toEqual([]);
    const plain = given().company({ paging }).done(PLAN).done({ type: 'OpenVote', release: 'R-1' });
    expect(calls(plain)).toEqual([]);
    expect(calls(plain.done({ type: 'CancelRelease', release: 'R-1', why: 'x' }))).toEqual([]);
  });
  test('a pager that could not be reached is told in the channel, as long as it is waited for', () => {
    const g = hotfix().by('gonogo').done(missed);
    expect(JSON.stringify(g.follows())).toContain('did not wake ');
    hotfix().by('USRE1').done(go).by('gonogo').when(missed).thenFacts();
  });
});

describe('where nobody could approve it', () => {
  const roles = { manager: ['UMANAGER'], qa: ['UQA'], sre: ['UMANAGER'] };
  const withActions = (...more: Action[]) =>
    COMPANY.roles.map((r) => (r.name === 'manager' ? { ...r, actions: [...r.actions, ...more] } : r));
  const short = () => live().people({ roles });
  const refused = (g: Given, more: Partial<PlanHotfix> = {}) => {
    const { decision } = g.when({ ...HOTFIX, ...more });
    return isRefusal(decision) ? [decision.refused, spoken(decision.remedy ?? [])] : ['planned'];
  };

  test('whoever may override checks sends it alone, with their name on it, and is told so', () => {
    const g = short().company({ roles: withActions('override') });
    expect(refused(g)).toEqual([
      'too-few-voters',
      expect.stringMatching(/Or you can send it without votes: .* alone /),
    ]);
    g.done({ ...HOTFIX, alone: true });
    expect(g.world.releases['R-1']).toMatchObject({
      status: 'approved',
      overrides: [{ gates: ['votes'], by: 'UMANAGER', why: 'refunds fail' }],
    });
  });
  test('others are told who may', () => {
    const g = live()
      .people({ roles: { ...roles, sre: [] } })
      .company({ roles: withActions('override') })
      .by('UQA');
    expect(refused(g)).toEqual(['too-few-voters', expect.stringContaining('Or @UMANAGER can send it without votes')]);
  });
  test('nobody goes alone who may not override checks, nor while others could approve it', () => {
    const without = COMPANY.roles.map((r) => ({ ...r, actions: r.actions.filter((a) => a !== 'override') }));
    expect(refused(short().company({ roles: without }))[1]).not.toContain('without votes');
    expect(refused(short().company({ roles: without }), { alone: true })[0]).toBe('not-alone');
    expect(refused(live().company({ roles: withActions('override') }), { alone: true })[0]).toBe('not-alone');
  });
});

describe('pushed alone', () => {
  const may = { alone: true, reviewWithinHours: 24 };
  const g = () => given().company(emergency(may)).put('environment', 'production', LIVE);

  test('at once, where the policy allows it: announced, told to the managers, with the override kept', () => {
    const done = g()
      .people({ roles: { manager: ['UMANAGER', 'UOTHER'], qa: ['UQA'], sre: ['USRE1'] } })
      .done({ ...HOTFIX, alone: true });
    expect(done.world.releases['R-1']).toMatchObject({
      status: 'approved',
      overrides: [{ gates: ['votes'], by: 'UMANAGER', why: 'refunds fail' }],
    });
    expect(told(done, 'UOTHER').join()).toContain('Overridden by');
    done.when({ type: 'StartDeploy', release: 'R-1' }).thenTypes('RolloutStarted', 'StageStarted');
  });
  test('later, while nobody answers; the vote is over then', () => {
    const done = g().done(HOTFIX, { type: 'PushAlone', release: 'R-1', why: 'nobody wakes' });
    expect(done.world.votes['R-1/v1']).toMatchObject({ status: 'closed', outcome: 'overridden' });
    done.when({ type: 'PushAlone', release: 'R-1', why: 'x' }).thenRefused('wrong-state');
  });
  // What cleared it was given for that version, place and kind: another is asked about again.
  test.each([
    ['another version', { items: [{ service: 'api', version: '4.9' }] }],
    ['one more service', { items: [...HOTFIX.items, { service: 'shop', version: '1.0' }] }],
    ['an ordinary change', { change: 'normal' as const }],
  ])('what it is changed to is not cleared: %s', (_, more) => {
    const done = g().done({ ...HOTFIX, alone: true });
    const release = done.world.releases['R-1'];
    expect(release?.status).toBe('approved');
    done.done({
      type: 'EditRelease',
      release: 'R-1',
      items: HOTFIX.items,
      environment: 'production',
      change: 'emergency',
      after: [],
      why: HOTFIX.why,
      customers: '',
      ...more,
    });
    expect(done.world.releases['R-1']?.status).not.toBe('approved');
    done.when({ type: 'StartDeploy', release: 'R-1' }).thenRefused('blocked');
  });
  test('not past a no-go, not without a reason, not what is no hotfix', () => {
    g().done(HOTFIX).when({ type: 'PushAlone', release: 'R-1', why: ' ' }).thenRefused('needs-reason');
    g()
      .done(HOTFIX)
      .by('USRE1')
      .done({ ...go, answer: 'no-go', why: 'worse' })
      .by('UMANAGER')
      .when({ type: 'PushAlone', release: 'R-1', why: 'x' })
      .thenRefused('wrong-state');
    g()
      .done({ ...PLAN, change: 'emergency' })
      .when({ type: 'PushAlone', release: 'R-1', why: 'x' })
      .thenRefused('not-alone');
  });
  test('is reviewed within the hours of the policy once it is over', () => {
    const done = g()
      .done({ ...HOTFIX, alone: true }, { type: 'StartDeploy', release: 'R-1' })
      .by('gonogo');
    for (const stage of ['eu', 'us'])
      done.done({
        type: 'ReportStage',
        release: 'R-1',
        deployId: 'R-1-1',
        stage,
        status: 'succeeded',
        n: 1,
        percent: 100,
        message: '',
      });
    expect(done.world.releases['R-1']).toMatchObject({ status: 'completed', review: { due: later(24 * 60) } });
  });
});

describe('while the same service is deploying there', () => {
  const deploying = () => approved().company(emergency()).done({ type: 'StartDeploy', release: 'R-1' });

  test('somebody says whether it is stopped or waited for, having seen which', () => {
    deploying().when(HOTFIX).thenRefused('other-rollout');
    deploying()
      .when({ ...HOTFIX, running: 'stop' })
      .thenRefused('other-rollout');
    const waits = deploying().done({ ...HOTFIX, running: 'wait' });
    expect(waits.world.releases['R-1']?.status).toBe('deploying');
    // What it waits for is said once to those who vote.
    const { releases, votes } = waits.world;
    expect(
      voteCard(releases['R-2'] as never, votes['R-2/v1'] as never, waits.world).text.match(/deploying there/g),
    ).toHaveLength(1);
  });
  test('stopped, its step is given up and the hotfix may begin', () => {
    const g = deploying().done({ ...HOTFIX, running: 'stop', stops: ['R-1'] });
    expect(g.world.releases['R-1']).toMatchObject({ status: 'failed', reason: 'stopped for the hotfix R-2' });
    expect(g.follows().some(({ intent }) => intent.kind === 'stop' && intent.release === 'R-1')).toBe(true);
    g.by('USRE1')
      .done({ ...go, release: 'R-2', vote: 'R-2/v1' })
      .by('UMANAGER');
    g.when({ type: 'StartDeploy', release: 'R-2' }).thenTypes('RolloutStarted', 'StageStarted');
  });
  test('what is going back is let go back', () => {
    const back = deploying().done({ type: 'RollBack', release: 'R-1', why: 'x' });
    back.when({ ...HOTFIX, running: 'stop', stops: ['R-1'] }).thenRefused('rolling-back');
  });
  test('only whoever may deploy stops it', () => {
    const g = deploying().by('UPLANNER');
    const no = g.when({ ...HOTFIX, running: 'stop', stops: ['R-1'] });
    no.thenRefused('forbidden');
    // Beside what was chosen, not beside the versions.
    expect(isRefusal(no.decision) && no.decision.field).toBe('running');
    expect(isRefusal(g.when({ ...HOTFIX, running: 'wait' }).decision)).toBe(false);
  });
});

describe('what comes next may lack its commits', () => {
  const build = (version: string, since: string, ...titles: string[]) => ({
    version,
    since,
    commit: `c${version}`,
    at: NOW,
    commits: titles.map((title) => ({ sha: `${version}-${title}`, title })),
  });
  const lacks = (next: ReturnType<typeof build>) => {
    const g = live()
      .put('build', 'api', { v: 6, service: 'api', builds: [build('4.1.4', '4.1.3', 'mend refunds'), next] })
      .done({ ...PLAN, items: [{ service: 'api', version: '4.2.0' }] })
      .done(HOTFIX);
    const release = g.world.releases['R-1'];
    return release ? lacksOf(release, g.world).map((l) => [l.fix, l.from, l.commits.map((c) => c.title)]) : undefined;
  };
  test('by its own line of builds', () => {
    expect(lacks(build('4.2.0', '4.1.3', 'faster'))).toEqual([['4.1.4', 'R-2', ['mend refunds']]]);
  });
  test('not where it was picked over, nor where it comes after it', () => {
    expect(lacks(build('4.2.0', '4.1.3', 'faster', 'mend refunds'))).toEqual([]);
    expect(lacks(build('4.2.0', '4.1.4', 'faster'))).toEqual([]);
  });
  test('whoever owns what comes next is told once, and nobody where nothing is lacking', () => {
    const planned = (...titles: string[]) =>
      live()
        .put('build', 'api', {
          v: 6,
          service: 'api',
          builds: [build('4.1.4', '4.1.3', 'mend refunds'), build('4.2.0', '4.1.3', 'faster', ...titles)],
        })
        .done({ ...PLAN, items: [{ service: 'api', version: '4.2.0' }] })
        .by('USRE1')
        .done(HOTFIX);
    const [one, ...more] = told(planned(), 'UMANAGER').filter((t) => t.includes('away again'));
    expect(more).toEqual([]);
    expect(one).toContain('mend refunds');
    expect(told(planned('mend refunds'), 'UMANAGER').filter((t) => t.includes('away again'))).toEqual([]);
  });
  test('nothing is said where builds do not tell', () => {
    expect(lacks(build('4.2.0', '3.9', 'faster'))).toEqual([]);
  });
  test('nor of what is older', () => {
    const g = live()
      .put('environment', 'production', running({ api: { eu: '4.1.4' } }))
      .put('build', 'api', {
        v: 6,
        service: 'api',
        builds: [build('4.1.4', '4.1.3', 'mend refunds'), build('4.1.3', '4.1.2', 'a')],
      })
      .done({ ...PLAN, items: [{ service: 'api', version: '4.1.3' }] });
    const release = g.world.releases['R-1'];
    expect(release && lacksOf(release, g.world)).toEqual([]);
  });
});
