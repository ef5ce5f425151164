import { describe, expect, test } from 'vitest';
import type { Release } from '../../../../src/domain/release/release.ts';
import { seatsNow } from '../../../../src/domain/vote/answering/taking.ts';
import type { Vote } from '../../../../src/domain/vote/vote.ts';
import { deploy } from '../../facts/steps.ts';
import { approved, type Given, given, go, PLAN } from '../../given.ts';

const voting = () => given().done(PLAN, { type: 'OpenVote', release: 'R-1' });
const noGo = { ...go, answer: 'no-go', why: 'x' } as const;
/** The roles in which somebody may say something that counts now. */
const seats = (g: Given, who: string) => {
  const { world } = g.by(who);
  return seatsNow(world.releases['R-1'] as Release, world.votes['R-1/v1'] as Vote, world).map((s) => s.role);
};

describe('who may say something that counts now', () => {
  test('while it is open: whoever has a seat, but for who owns it', () => {
    expect(['UQA', 'USRE1', 'UBOTH', 'USTRANGER'].map((who) => seats(voting(), who))).toEqual([
      ['qa'],
      ['sre'],
      ['qa', 'sre'],
      [],
    ]);
    const own = given().by('UQA').done(PLAN).by('UMANAGER').done({ type: 'OpenVote', release: 'R-1' });
    expect(seats(own, 'UQA')).toEqual([]);
  });
  test('once it passed: the same; once it has begun: who has a veto', () => {
    expect(seats(approved(), 'USRE1')).toEqual(['sre']);
    const begun = approved().done(deploy);
    expect(['UQA', 'USRE1', 'UBOTH'].map((who) => seats(begun, who))).toEqual([['qa'], [], ['qa']]);
    // Whoever holds it may lift that, whatever they said it for.
    begun.by('UBOTH').done({ ...noGo, role: 'qa' });
    expect(seats(begun, 'UBOTH')).toEqual(['qa', 'sre']);
  });
  test('while somebody holds it: they alone; once it is cancelled: nobody', () => {
    const held = voting().by('UQA').done(noGo);
    expect(['UQA', 'USRE1'].map((who) => seats(held, who))).toEqual([['qa'], []]);
    const over = voting().done({ type: 'CancelRelease', release: 'R-1', why: 'x' });
    expect(seats(over, 'UQA')).toEqual([]);
  });
});
