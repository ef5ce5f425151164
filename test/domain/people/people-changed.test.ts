import { describe, expect, test } from 'vitest';
import { headlineCard } from '../../../src/cards/headline.ts';
import { type Losses, lossesNow } from '../../../src/domain/people/losses.ts';
import { peopleChanged } from '../../../src/domain/people/people-changed.ts';
import { dutiesOf } from '../../../src/domain/people/whose-turn.ts';
import { report } from '../facts/steps.ts';
import { following, linesOf } from '../following.ts';
import { approved, type Given, given, go, PEOPLE, PLAN } from '../given.ts';

const R = { release: 'R-1' } as const;
const open = { type: 'OpenVote', ...R } as const;
const noGo = { ...go, answer: 'no-go', why: 'disk is full' } as const;
/** Two manage releases; of both, UMANAGER owns what is planned. */
const two = { roles: { ...PEOPLE.roles, manager: ['UMANAGER', 'UBOSS'] } };
const GONE = { deactivated: ['UMANAGER'], roles: { ...PEOPLE.roles, manager: ['UBOSS'] } };
const left = (g: Given) => g.people(GONE);
const lines = (g: Given) => linesOf(peopleChanged(g.world));
const told = (g: Given) => lines(g).filter((line) => line.startsWith('tell'));
const planned = () => given().people(two).done(PLAN);
const deploying = () =>
  approved()
    .people(two)
    .done({ type: 'StartDeploy', ...R });

describe('what was owned by somebody who left is the managers’ turn, whatever its state', () => {
  test.each<[string, Given, string]>([
    ['planned', planned(), 'open-vote'],
    ['rejected', planned().done(open).by('UQA').done(noGo), 'open-vote'],
    ['approved', approved().people(two), 'deploy'],
    [
      'held',
      deploying()
        .by('UQA')
        .done(noGo)
        .by('gonogo')
        .done(report('eu', 'succeeded', 1)),
      'wait',
    ],
    [
      'failed',
      deploying()
        .by('gonogo')
        .done(report('eu', 'failed', 1)),
      'recover',
    ],
    ['missed', planned().at('2026-03-03T13:00:00.000Z'), 'missed'],
  ])('%s', (_, g, duty) => {
    // Whoever may neither deploy nor owns it has nothing to do, as long as its owner is there.
    g.company({
      roles: g.world.company.roles.map((r) => (r.name === 'qa' ? { ...r, actions: ['cancel', 'freeze'] } : r)),
    });
    expect(dutiesOf('UQA', g.world).filter((d) => d.kind === duty)).toEqual([]);
    expect(dutiesOf('UQA', left(g).world).map((d) => d.kind)).toContain(duty === 'deploy' ? 'wait' : duty);
    expect(dutiesOf('UMANAGER', g.world)).toEqual([]);
    expect(dutiesOf('USRE1', g.world)).toEqual([]);
  });
  test('what is asked for in it, and its review, too', () => {
    const g = planned()
      .by('UQA')
      .done({ ...{ type: 'RequestScope', ...R, why: 'x' }, items: [{ service: 'shop', version: '3' }] });
    expect(dutiesOf('UBOSS', g.world)).toEqual([]);
    expect(dutiesOf('UBOSS', left(g).world).map((d) => d.kind)).toContain('request');
  });
  test('what happens to it from then on is told to them', () => {
    const g = left(planned().done(open));
    expect(following(g.by('UQA').done(noGo), 3)).toContain('turn of @UBOSS!');
  });
});

describe('that somebody left is told', () => {
  test('of all that they owned at once, and once', () => {
    const g = planned().done({ ...PLAN, window: { ...PLAN.window, start: '2026-03-03T11:00:00.000Z' } });
    expect(told(g)).toEqual([]);
    const [said, ...more] = told(left(g));
    expect(more).toEqual([]);
    expect(said).toBe(
      'tell @UBOSS: @UMANAGER is no full member any more. What they owned is yours to see to until somebody takes it over: api 4.2, ledger 2.9 → production (R-2) and api 4.2, ledger 2.9 → production (R-1). | Hand R-2 over… | Hand R-1 over…',
    );
    expect(peopleChanged(g.world).map((d) => d.key)).toEqual(peopleChanged(g.world).map((d) => d.key));
    expect(
      peopleChanged(g.world)
        .filter((d) => d.intent.kind === 'tell')
        .map((d) => d.mode),
    ).toEqual(['once']);
  });
  test('of many the first are named, and the others counted', () => {
    const g = planned();
    for (let n = 0; n < 7; n++) g.done(PLAN);
    expect(told(left(g))[0]).toMatch(/\(R-5\) and 3 more\./);
  });
  test('where it was offered to them', () => {
    const g = planned().done({ type: 'OfferHandOver', ...R, to: 'UQA', summary: 'x' });
    expect(told(g)).toEqual([]);
    g.people({ guests: ['UQA'] });
    expect(told(g)).toEqual([
      "tell @UMANAGER: @UQA can't take api 4.2, ledger 2.9 → production (R-1) over any more: they are no full member now. Offer it to somebody else. | Hand over…",
    ]);
    const card = headlineCard(g.world.releases['R-1'] as never, undefined, { ...g.world, incidents: [] } as never);
    expect(JSON.stringify(card)).toContain('Offered to <@UQA> by <@UMANAGER>: they can’t take it any more');
  });
  test('where their go is asked for again', () => {
    const g = planned().done(open).by('UQA').done(go);
    expect(lines(g)).toEqual([]);
    g.people({ guests: ['UQA'], roles: { ...two.roles, qa: ['UBOTH'] } });
    expect(lines(g)).toEqual(expect.arrayContaining(['edit R-1/v1', 'edit R-1/headline', 'turn of @UBOTH!']));
  });
});

describe('what is so once more is told once more', () => {
  /** Looks at each of these people in turn, half an hour apart, and gives the names of what was told. */
  const looks = (g: Given, all: object[], kind: string) => {
    let losses: Losses = new Map();
    return all.map((people, n) => {
      g.people(people).at(`2026-03-03T09:${String(n * 10).padStart(2, '0')}:00.000Z`);
      losses = lossesNow(g.world, losses);
      return peopleChanged(g.world, losses)
        .filter((d) => d.intent.kind === 'tell' && d.key.includes(kind))
        .map((d) => d.key);
    });
  };
  const BACK = { deactivated: [], roles: two.roles };
  const ALONE = { ...two.roles, qa: ['UQA'] };
  const NONE = { roles: { ...two.roles, qa: [] } };

  test('that an owner is gone, who had come back; as long as they are gone, once', () => {
    const [first, second, back, gone, still] = looks(planned(), [GONE, GONE, BACK, GONE, GONE], 'owner-lost');
    expect(first).toEqual(['tell/UBOSS/owner-lost/UMANAGER']);
    expect(second).toEqual(first);
    expect(back).toEqual([]);
    expect(gone).toEqual(['tell/UBOSS/owner-lost/UMANAGER/2026-03-03T09:30:00.000Z']);
    expect(still).toEqual(gone);
  });
  test('that the next owner is gone, too', () => {
    const g = planned();
    const [first] = looks(g, [GONE], 'owner-lost');
    g.by('UBOSS').done({ type: 'OfferHandOver', ...R, to: 'USRE1', summary: 'x' });
    g.by('USRE1').done({ type: 'AnswerHandOver', ...R, accept: true });
    const [then] = looks(g, [{ ...GONE, deactivated: ['UMANAGER', 'USRE1'] }], 'owner-lost');
    expect([first, then]).toEqual([['tell/UBOSS/owner-lost/UMANAGER'], ['tell/UBOSS/owner-lost/USRE1']]);
  });
  test('that nobody is left to answer, where somebody had joined', () => {
    const g = planned().people({ roles: ALONE }).done(open);
    const [first, joined, again, still] = looks(g, [NONE, { roles: ALONE }, NONE, NONE], 'nobody-left');
    expect(first).toHaveLength(2);
    expect(joined).toEqual([]);
    expect(again).toEqual(first?.map((key) => `${key}/2026-03-03T09:20:00.000Z`));
    expect(still).toEqual(again);
  });
  test('once somebody has joined, what is shown says so', () => {
    const g = planned().people({ roles: ALONE }).done(open);
    const losses = lossesNow(g.people(NONE).world, new Map());
    const now = g.people({ roles: ALONE }).world;
    expect(linesOf(peopleChanged(now))).toEqual([]);
    expect(linesOf(peopleChanged(now, lossesNow(now, losses)))).toEqual(['edit R-1/v1', 'edit R-1/headline']);
  });
});
