import { describe, expect, test } from 'vitest';
import { md } from '../../../../src/blocks/mrkdwn.ts';
import type { Command } from '../../../../src/domain/index.ts';
import { type Release, voteOf } from '../../../../src/domain/release/release.ts';
import { COMPANY, emptyWorld, Given, NOW, PLAN } from '../../given.ts';

const company = {
  ...COMPANY,
  roles: COMPANY.roles.map((r) => (r.name === 'manager' ? { ...r, actions: [...r.actions, 'override' as const] } : r)),
};
const R = { release: 'R-1' } as const;
const override: Command = { type: 'OverrideChecks', ...R, why: 'the board' };
const vote =
  (who: string, role: string, answer: 'go' | 'no-go', why: string, round = 'R-1/v1') =>
  (g: Given) =>
    g
      .by(who)
      .done({ type: 'CastBallot', ...R, vote: round, role, answer, why })
      .by('UMANAGER');
const open = () => new Given({ ...emptyWorld(), company }).done(PLAN, { type: 'OpenVote', ...R });
const freeze = (g: Given) =>
  g.done({
    ...{ type: 'DeclareFreeze', name: 'Audit', why: 'the bank', inFlight: 'finish-step' },
    ...{ scope: { services: [], environments: [] }, from: NOW, until: '2026-03-04T00:00:00.000Z' },
  });
/** What its thread reads of each override. */
const said = (g: Given) =>
  g.follows().flatMap(({ intent }) => {
    const note = intent.kind === 'note' ? md`${intent.note}`.text : '';
    return note.startsWith('Overridden') ? [note] : [];
  });

describe('an override says what it went past', () => {
  test('a vote that is open, and who had said no to it; a change of mind counts', () => {
    const against = vote('USRE1', 'sre', 'no-go', 'disk')(open()).done(override);
    expect(said(against).join()).toMatch(/It went past: Votes \(the vote is open until .*, no-go by <@USRE1>\)$/);
    const mended = vote('USRE1', 'sre', 'go', '')(vote('USRE1', 'sre', 'no-go', 'disk')(open())).done(override);
    expect(said(mended).join()).not.toContain('no-go by');
  });
  test('one that a veto ended, with its reason and whose it was; one that ran out is nobody’s', () => {
    const rejected = vote('UQA', 'qa', 'no-go', 'charges twice')(open()).done(override);
    expect(said(rejected).join()).toMatch(/It went past: Votes \(rejected: charges twice, no-go by <@UQA>\)$/);
    const late = open()
      .at('2026-03-03T11:00:00.000Z')
      .by('gonogo')
      .done({ type: 'CloseVote', ...R, vote: 'R-1/v1' });
    expect(said(late.by('UMANAGER').done(override)).join()).toMatch(
      /Votes \(rejected: no answer in time from QA, SRE\)$/,
    );
  });
  test('each of several checks', () => {
    expect(said(freeze(open()).done(override)).join()).toMatch(/Votes \(the vote .*\) and Freeze \(.*Audit.*\)$/);
  });
  test('two of one check, for one reason, read apart', () => {
    const window = { ...PLAN.window, start: '2026-03-03T16:00:00.000Z', end: '2026-03-03T17:00:00.000Z' };
    const g = vote(
      'USRE1',
      'sre',
      'no-go',
      'disk',
    )(open())
      .done(override)
      .done({ type: 'MoveRelease', ...R, window, why: '' });
    const round = voteOf(g.world.releases['R-1'] as Release);
    const both = said(vote('USRE2', 'sre', 'no-go', 'disk', round)(g).done(override));
    expect(new Set(both).size).toBe(2);
    expect(both).toHaveLength(2);
  });
});
