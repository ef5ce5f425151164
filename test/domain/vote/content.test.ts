import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PARTS, type VotedOn, type VotePolicy } from '../../../src/domain/company/policies.ts';
import { releaseApproved } from '../../../src/domain/release/facts/release-approved.ts';
import { releasePlanned } from '../../../src/domain/release/facts/release-planned.ts';
import type { EditRelease } from '../../../src/domain/release/planning/edit-release.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import * as shelf from '../../../src/domain/strategy/index.ts';
import { type Content, contentOf, partsChanged } from '../../../src/domain/vote/content.ts';
import { voteClosed } from '../../../src/domain/vote/facts/vote-closed.ts';
import { counted, standings } from '../../../src/domain/vote/standing.ts';
import { ABLE, answered, COMPANY, emptyWorld, Given, go, PLAN } from '../given.ts';

const [policy] = COMPANY.policies;
const withPolicy = (more: Partial<VotePolicy>) =>
  new Given({
    ...emptyWorld(),
    company: { ...COMPANY, policies: policy ? [{ ...policy, ...more }] : [] },
  });
const rules: VotePolicy['rules'] = [
  { role: 'qa', need: 1, veto: true, keepsOn: ['window'] },
  { role: 'sre', need: 2, veto: false },
];
const voted = (more: Partial<VotePolicy> = {}) =>
  withPolicy({ rules, toleranceMinutes: 15, ...more })
    .done(PLAN, { type: 'OpenVote', release: 'R-1' })
    .by('UQA')
    .done(go)
    .by('USRE1')
    .done(go);
const approved = (more: Partial<VotePolicy> = {}) => voted(more).by('USRE2').done(go).by('UMANAGER');
const moved = (minutes: number) => {
  const by = (at: string) => new Date(Date.parse(at) + minutes * 60_000).toISOString();
  const window = { ...PLAN.window, start: by(PLAN.window.start), end: by(PLAN.window.end) };
  return { type: 'MoveRelease', release: 'R-1', window, why: '' } as const;
};
const edit = (more: Partial<EditRelease> = {}): EditRelease => ({
  type: 'EditRelease',
  release: 'R-1',
  items: PLAN.items,
  environment: 'production',
  change: 'normal',
  after: [],
  why: PLAN.why,
  customers: '',
  ...more,
});
const notes = (g: Given) =>
  g.follows(3).flatMap((d) => (d.intent.kind === 'note' ? [JSON.stringify(d.intent.note)] : []));
const answers = (g: Given) => {
  const vote = g.world.votes['R-1/v1'];
  return vote ? standings(vote).map((s) => `${s.rule.role} ${s.gos}`) : [];
};

describe('a vote is bound to what was voted on', () => {
  test('a typo in the reason asks nobody again', () => {
    const g = approved();
    g.when(edit({ why: 'faster refunds' })).thenTypes('ReleaseEdited');
    expect(g.done(edit({ why: 'faster refunds' })).world.releases['R-1']).toMatchObject({
      status: 'approved',
      why: 'faster refunds',
    });
    g.when(edit({ why: 'faster refunds' })).thenFacts();
  });

  test('a window that moves within the tolerance is the same; step by step it is not', () => {
    const g = approved();
    g.done(moved(10));
    expect(g.world.releases['R-1']?.status).toBe('approved');
    expect(g.done(moved(15)).world.releases['R-1']?.status).toBe('approved');
    expect(g.done(moved(20)).world.releases['R-1']?.status).toBe('voting');
  });

  test('beyond it: those it concerns are asked again, the others’ answers stand', () => {
    const g = approved().done(moved(120));
    expect(g.facts.slice(-3).map((f) => f.type)).toEqual(['ReleaseMoved', 'VoteContentChanged', 'ReleaseVoteOpened']);
    expect(answers(g)).toEqual(['qa 1', 'sre 0']);
    expect(notes(g).join()).toContain('is');
    g.by('USRE1')
      .done(go)
      .by('USRE2')
      .when(go)
      .thenFacts(
        answered('USRE2', 'sre', { print: 'c2' }),
        voteClosed.of('R-1/v1', { outcome: 'go', at: '2026-03-03T09:00:00.000Z' }),
        releaseApproved.of('R-1', { at: '2026-03-03T09:00:00.000Z' }),
      );
  });

  test('another version concerns everybody', () => {
    const g = approved().done(
      edit({
        items: [
          { service: 'api', version: '4.3' },
          { service: 'ledger', version: '2.9' },
        ],
      }),
    );
    expect(answers(g)).toEqual(['qa 0', 'sre 0']);
    g.by('UQA')
      .when(go)
      .thenFacts(answered('UQA', 'qa', { print: 'c2' }));
  });

  test('who is concerned by nothing that changed leaves an approval as it is', () => {
    const all = rules.map((r) => ({ ...r, keepsOn: ['window' as const] }));
    const g = approved({ rules: all }).done(moved(120));
    expect(g.world.releases['R-1']).toMatchObject({ status: 'approved' });
    expect(g.facts.at(-1)).toMatchObject({ type: 'VoteContentChanged', roles: [] });
  });

  test('another kind of change with a policy of its own ends the vote', () => {
    const g = approved();
    const emergency: VotePolicy = {
      ...g.world.company.policies[0],
      name: 'emergency',
      changes: ['emergency'],
    } as never;
    g.company({ policies: [...g.world.company.policies, emergency] });
    g.done(edit({ change: 'emergency' }));
    expect(g.world.releases['R-1']?.status).toBe('planned');
  });

  test('what can’t be undone is voted on: said anew, it concerns everybody; as it was, nobody', () => {
    const g = approved().done(edit({ irreversible: 'drops the column amounts' }));
    expect(answers(g)).toEqual(['qa 0', 'sre 0']);
    expect(g.world.releases['R-1']).toMatchObject({ status: 'voting', irreversible: 'drops the column amounts' });
    expect(notes(g).join()).toContain('what can’t be undone is now: ');
    g.by('UQA').done(go).by('USRE1').done(go).by('USRE2').done(go).by('UMANAGER');
    // What an edit does not speak of stays, and so does what it says again.
    g.done(edit({ why: 'put better' }), edit({ why: 'as well', irreversible: ' drops the column amounts ' }));
    expect(g.world.releases['R-1']).toMatchObject({ status: 'approved', irreversible: 'drops the column amounts' });
    g.done(edit({ irreversible: '' }));
    expect(g.world.releases['R-1']?.irreversible).toBeUndefined();
    expect(answers(g)).toEqual(['qa 0', 'sre 0']);
    expect(notes(g).join()).toContain('all of it can be undone now');
  });

  const CAREFUL = { name: 'careful', ...shelf.canary.make({ percents: [5, 100] }) };
  const AT_ONCE = { name: 'at-once', ...shelf.allAtOnce.make({}) };
  const chosen = (g: Given) => g.world.releases['R-1']?.strategy;
  const choosing = (keepsOn?: 'strategy') =>
    approved(keepsOn ? { rules: rules.map((r) => ({ ...r, keepsOn: [keepsOn] })) } : {}).company({
      ...COMPANY,
      policies: COMPANY.policies.map((p) => ({
        ...p,
        rules: rules.map((r) => ({ ...r, ...(keepsOn && { keepsOn: [keepsOn] }) })),
      })),
      strategies: [CAREFUL, AT_ONCE],
    });

  test('another strategy is another content: voters are asked, and hear which', () => {
    const g = choosing().done(edit({ strategy: 'Careful' }));
    expect(g.world.releases['R-1']).toMatchObject({ status: 'voting', strategy: 'careful' });
    expect(notes(g).join()).toContain('canary 5 → 100 %');
    expect(answers(g)).toEqual(['qa 0', 'sre 0']);
    g.when(edit({ strategy: 'careful' })).thenFacts();
    g.when(edit({})).thenFacts();
    g.done(edit({ why: 'put better' }));
    expect(chosen(g)).toBe('careful');
    g.done(edit({ why: 'put better', strategy: '' }));
    expect(chosen(g)).toBeUndefined();
    expect(g.facts.slice(-3).map((f) => f.type)).toEqual(['ReleaseEdited', 'VoteContentChanged', 'ReleaseVoteOpened']);
  });

  test('a role that keeps its answer on another strategy is not asked again', () => {
    const g = choosing('strategy').done(edit({ strategy: 'careful' }));
    expect(g.world.releases['R-1']).toMatchObject({ status: 'approved', strategy: 'careful' });
  });

  test('before a vote it is said in the thread who chose it, and who took it away', () => {
    const g = new Given(emptyWorld()).company({ ...COMPANY, strategies: [CAREFUL] }).done(PLAN);
    g.done(edit({ strategy: 'careful' }));
    expect(notes(g).join()).toContain('chose the strategy');
    g.done(edit({ strategy: '' }));
    expect(notes(g).join()).toContain('no strategy for it any more');
  });

  test('what has no such strategy, or no pipeline, is refused with what there is', () => {
    choosing()
      .when(edit({ strategy: 'carefull' }))
      .thenRefused('unknown-strategy');
    new Given(emptyWorld()).when({ ...PLAN, strategy: 'constructor' }).thenRefused('unknown-strategy');
    const environments = COMPANY.environments.map(({ target: _, ...byHand }) => byHand);
    const hand = new Given(emptyWorld()).company({ ...COMPANY, environments, strategies: [CAREFUL] });
    hand.when({ ...PLAN, strategy: 'careful' }).thenRefused('no-pipeline');
    hand.when({ ...PLAN, strategy: 'careful', items: [{ service: 'shop', version: '1' }] }).thenFacts(
      releasePlanned.of('R-1', {
        items: [{ service: 'shop', version: '1' }],
        change: 'normal',
        owner: 'UMANAGER',
        environment: 'production',
        window: { start: '2026-03-03T12:00:00.000Z', end: '2026-03-03T13:00:00.000Z', zone: 'Europe/Berlin' },
        strategy: 'careful',
        at: '2026-03-03T09:00:00.000Z',
        text: { why: 'faster', customers: '' },
      }),
    );
  });

  test('steps that a pipeline can’t be told are refused when they are chosen, for every environment on the way', () => {
    const pipelines = [{ name: 'pipeline', can: { ...ABLE, shares: 'it is told no share: write {percent}' } }];
    const whole = { ...CAREFUL, name: 'at-once', steps: [{ ...CAREFUL.steps[0], share: 100 }] } as typeof CAREFUL;
    const [production] = COMPANY.environments;
    if (!production) throw new Error('the company has an environment');
    const staging = { ...production, name: 'staging', target: 'other' };
    const g = new Given(emptyWorld()).company({
      ...COMPANY,
      environments: [staging, production],
      strategies: [CAREFUL, whole],
      pipelines,
    });
    const no = g.when({ ...PLAN, strategy: 'careful' });
    no.thenRefused('cant-in-parts');
    expect(JSON.stringify(no.decision)).toContain('it is told no share: write {percent}');
    expect(JSON.stringify(no.decision)).toMatch(/Choose .*at-once/);
    g.when({ ...PLAN, before: ['staging'], strategy: 'careful' }).thenRefused('cant-in-parts');
    g.when({ ...PLAN, strategy: 'at-once' }).thenTypes('ReleasePlanned');
    g.when({ ...PLAN, environment: 'staging', strategy: 'careful' }).thenTypes('ReleasePlanned');
    g.when({ ...PLAN, items: [{ service: 'shop', version: '1' }], strategy: 'careful' }).thenFacts(
      releasePlanned.of('R-1', {
        items: [{ service: 'shop', version: '1' }],
        change: 'normal',
        owner: 'UMANAGER',
        environment: 'production',
        window: { start: '2026-03-03T12:00:00.000Z', end: '2026-03-03T13:00:00.000Z', zone: 'Europe/Berlin' },
        strategy: 'careful',
        at: '2026-03-03T09:00:00.000Z',
        text: { why: 'faster', customers: '' },
      }),
    );
    g.done(PLAN)
      .when(edit({ strategy: 'careful' }))
      .thenRefused('cant-in-parts');
  });

  test('whose answer keeps on what can’t be undone is not asked again', () => {
    const all = rules.map((r) => ({ ...r, keepsOn: ['irreversible' as const] }));
    const g = approved({ rules: all }).done(edit({ irreversible: 'drops the column amounts' }));
    expect(g.world.releases['R-1']).toMatchObject({ status: 'approved', irreversible: 'drops the column amounts' });
  });

  test('an answer to what it was before may be given again, and then counts', () => {
    const g = voted().by('UMANAGER').done(moved(120));
    expect(answers(g)).toEqual(['qa 1', 'sre 0']);
    expect(answers(g.by('USRE1').done(go))).toEqual(['qa 1', 'sre 1']);
  });

  test('the closing moves with the window, and the old timer finds it closes later', () => {
    const g = voted().by('UMANAGER').done(moved(120));
    expect(g.world.votes['R-1/v1']?.closesAt).toBe('2026-03-03T13:00:00.000Z');
    g.by('gonogo')
      .at('2026-03-03T11:00:00.000Z')
      .when({ type: 'CloseVote', release: 'R-1', vote: 'R-1/v1' })
      .thenFacts();
  });

  test('answers are too old after a while, whether the window has opened or not', () => {
    const far = {
      ...PLAN,
      window: { ...PLAN.window, start: '2026-03-05T12:00:00.000Z', end: '2026-03-05T13:00:00.000Z' },
    };
    const g = withPolicy({ rules, ballotsLastHours: 24 }).done(far, { type: 'OpenVote', release: 'R-1' });
    g.by('UQA').done(go).at('2026-03-04T08:00:00.000Z').by('USRE1').done(go).by('USRE2').done(go);
    const expire = { type: 'ExpireBallots', release: 'R-1', vote: 'R-1/v1' } as const;
    g.by('gonogo').when(expire).thenFacts();
    g.at('2026-03-04T09:00:00.000Z').when(expire).thenTypes('VoteContentChanged', 'ReleaseVoteOpened');
    expect(answers(g.done(expire))).toEqual(['qa 0', 'sre 2']);
    g.by('UQA')
      .when(go)
      .thenFacts(
        answered('UQA', 'qa', { at: '2026-03-04T09:00:00.000Z' }),
        voteClosed.of('R-1/v1', { outcome: 'go', at: '2026-03-04T09:00:00.000Z' }),
        releaseApproved.of('R-1', { at: '2026-03-04T09:00:00.000Z' }),
      );
    const open = approved({ ballotsLastHours: 1 }).by('gonogo').at('2026-03-03T12:00:00.000Z');
    open.when(expire).thenTypes('VoteContentChanged', 'ReleaseVoteOpened');
    // Once it has ended, another one is asked about.
    open.at('2026-03-03T13:00:00.000Z').when(expire).thenFacts();
  });
});

const change = fc.constantFrom<VotedOn>('versions', 'window', 'order', 'services', 'commits', 'documents');
test('a content change never leaves a stale answer counted', () =>
  fc.assert(
    fc.property(
      fc.subarray([...PARTS]),
      fc.array(fc.tuple(change, fc.constantFrom('UQA', 'USRE1', 'USRE2')), { maxLength: 8 }),
      (keepsOn, steps) => {
        const g = withPolicy({
          rules: [
            { role: 'qa', need: 1, veto: true, keepsOn },
            { role: 'sre', need: 2, veto: false },
          ],
        });
        g.done(PLAN, { ...PLAN, items: [{ service: 'shop', version: '1' }] }, { type: 'OpenVote', release: 'R-1' });
        // What each person saw when they answered last.
        const saw = new Map<string, Content>();
        let n = 0;
        for (const [part, voter] of steps) {
          if (g.world.releases['R-1']?.status === 'voting') {
            g.by(voter).done(go);
            saw.set(voter, contentOf(g.world.releases['R-1'] as Release, g.world));
          }
          n += 1;
          const now = g.world.releases['R-1'];
          const items = now?.items ?? [];
          const next = {
            versions: edit({ items: items.map((i, k) => (k === 0 ? { ...i, version: `9.${n}` } : i)) }),
            services: edit({
              items: items.length > 2 ? items.slice(0, 2) : [...items, { service: 'shop', version: '3' }],
            }),
            order: edit({ items, after: (now?.after ?? []).length > 0 ? [] : ['R-2'] }),
            window: moved(n * 60),
          };
          if (part === 'commits') {
            const { service = '', version = '' } = items[0] ?? {};
            const built = { service, version, commit: `abcde${n}`, commits: [] };
            g.by('gonogo').done({ type: 'RegisterBuild', ...built }, { type: 'CompareContent', release: 'R-1' });
            continue;
          }
          if (part === 'documents') {
            const documents = [{ name: 'way back', url: `https://wiki.example.com/${n}` }];
            g.by('gonogo').done({ type: 'SetDocuments', release: 'R-1', documents });
            continue;
          }
          const command = next[part as keyof typeof next];
          g.by('UMANAGER').done(
            command.type === 'EditRelease' && part !== 'order'
              ? { ...command, after: (now?.after ?? []).map((p) => p.release) }
              : command,
          );
        }
        const vote = g.world.votes['R-1/v1'];
        for (const b of vote?.ballots ?? []) {
          const seen = saw.get(b.by);
          const parts = seen ? partsChanged(seen, contentOf(g.world.releases['R-1'] as Release, g.world), 15) : [];
          const cares = b.role === 'qa' ? parts.filter((p) => !keepsOn.includes(p)) : parts;
          if (vote && cares.length > 0) expect(counted(vote, b)).toBe(false);
        }
      },
    ),
  ));
