import { describe, expect, test } from 'vitest';
import { headlineCard } from '../../../src/cards/headline.ts';
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
