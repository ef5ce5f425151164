import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../src/domain/deciding/decision.ts';
import { releaseApproved } from '../../../src/domain/release/facts/release-approved.ts';
import { releaseVoteOpened } from '../../../src/domain/release/facts/release-vote-opened.ts';
import { actedAt, isBefore, printAt } from '../../../src/domain/vote/answering/acted.ts';
import { answerRepeated } from '../../../src/domain/vote/facts/answer-repeated.ts';
import { replyWondered } from '../../../src/domain/vote/facts/reply-wondered.ts';
import { vetoLifted } from '../../../src/domain/vote/facts/veto-lifted.ts';
import { voteClosed } from '../../../src/domain/vote/facts/vote-closed.ts';
import { momentOf } from '../../../src/slack/moment.ts';
import { answered, type Given, given, go, NOW, PLAN } from '../given.ts';

const voting = () => given().done(PLAN, { type: 'OpenVote', release: 'R-1' });
const LATER = '2026-03-03T09:10:00.000Z';
const at = (time: string) => `2026-03-03T${time}Z`;
const noGo = { ...go, answer: 'no-go', why: 'disk is full' } as const;
const said = (g: Given) => g.world.votes['R-1/v1']?.ballots.map((b) => `${b.role} ${b.answer}`);

describe('the newest answer counts, by when the person acted', () => {
  test('an older go that comes late neither counts nor lifts', () => {
    const g = voting().at(LATER).by('UQA');
    g.done({ ...noGo, acted: at('09:05:00.000200') });
    g.when({ ...go, acted: at('09:05:00.000100') }).thenRefused('older');
    g.when({ ...go, acted: at('09:05:00.000300') }).thenFacts(
      answered('UQA', 'qa', { at: '2026-03-03T09:05:00.000300Z' }),
      vetoLifted.of('R-1/v1', {
        by: 'UQA',
        closesAt: '2026-03-03T11:00:00.000Z',
        remindAt: '2026-03-03T10:00:00.000Z',
        at: '2026-03-03T09:05:00.000300Z',
      }),
      releaseVoteOpened.of('R-1', { vote: 'R-1/v1', round: 1, closesAt: '2026-03-03T11:00:00.000Z', was: 'rejected' }),
    );
  });
  test('of the same microsecond the one that comes later; what has no time of its own was given on arrival', () => {
    const g = voting().at(LATER).by('USRE1');
    g.done({ ...go, acted: at('09:05:00.000100') });
    g.when({ ...noGo, acted: at('09:05:00.000100') }).thenFacts(
      answered('USRE1', 'sre', { answer: 'no-go', at: '2026-03-03T09:05:00.000100Z', text: { why: 'disk is full' } }),
    );
    g.done({ ...noGo });
    g.when({ ...go, acted: at('09:09:59.999999') }).thenRefused('older');
    g.when({ ...go, acted: at('09:10:00.000000') }).thenFacts(
      answered('USRE1', 'sre', { at: '2026-03-03T09:10:00.000000Z' }),
    );
    // Slack's clock is a little ahead of ours: a command after it is newer all the same.
    const ahead = voting()
      .at(LATER)
      .by('USRE1')
      .done({ ...go, acted: at('09:10:04.000000') });
    ahead.done(noGo);
    expect(said(ahead)).toEqual(['sre no-go']);
  });
  test('the same again is newer: what was written in between and comes last is older', () => {
    const g = voting().at(LATER).by('USRE1');
    g.done({ ...go, acted: at('09:05:00.000000') });
    g.when({ ...go, acted: at('09:07:00.000000') }).thenFacts(
      answerRepeated.of('R-1/v1', { by: 'USRE1', role: 'sre', at: '2026-03-03T09:07:00.000000Z' }),
    );
    g.done({ ...go, acted: at('09:07:00.000000') });
    g.when({ ...noGo, acted: at('09:06:00.000000') }).thenRefused('older');
    g.when({ ...go, acted: at('09:04:00.000000') }).thenRefused('older');
  });
  test('in each role for itself: one that is older in one of two counts in the other', () => {
    const g = voting().at(LATER).by('UBOTH');
    g.done({ ...noGo, role: 'sre', acted: at('09:06:00.000000') });
    g.done({ ...go, acted: at('09:05:00.000000') });
    expect(said(g)).toEqual(['sre no-go', 'qa go']);
  });
  test('whoever answers for somebody counts in the same order as they do', () => {
    const g = given().by('UQA');
    g.done({ type: 'DelegateVote', to: 'UMATE', from: NOW, until: '2026-03-04T09:00:00.000Z' });
    g.by('UMANAGER').done(PLAN, { type: 'OpenVote', release: 'R-1' }).at(LATER);
    g.by('UQA').done({ ...noGo, acted: at('09:06:00.000000') });
    g.by('UMATE')
      .when({ ...go, acted: at('09:05:00.000000') })
      .thenRefused('closed');
  });
  test('any order of arrival ends the same', () =>
    fc.assert(
      fc.property(
        fc
          .uniqueArray(fc.record({ ms: fc.integer({ min: 1, max: 500_000 }), go: fc.boolean() }), {
            selector: (a) => a.ms,
            minLength: 1,
            maxLength: 6,
          })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, arriving]) => {
          const g = voting().at(LATER).by('USRE1');
          for (const { ms, go: isGo } of arriving) {
            const acted = new Date(Date.parse(NOW) + ms).toISOString();
            const command = isGo ? { ...go, acted } : { ...noGo, acted };
            if (!isRefusal(g.when(command).decision)) g.done(command);
          }
          const newest = all.toSorted((a, b) => a.ms - b.ms).at(-1);
          expect(said(g)).toEqual([`sre ${newest?.go ? 'go' : 'no-go'}`]);
        },
      ),
    ));
});

describe('when somebody acted', () => {
  const opened = { openedAt: NOW };
  test('is bounded: not before there was the vote, not from a future that can’t be', () => {
    expect(actedAt(at('09:10:05.000000'), opened, LATER)).toBe(at('09:10:05.000000'));
    expect(actedAt(at('09:10:05.001000'), opened, LATER)).toBe(LATER);
    expect(actedAt(at('08:59:59.999999'), opened, LATER)).toBe(NOW);
    expect(actedAt(at('09:00:00.000000'), opened, LATER)).toBe(at('09:00:00.000000'));
    expect(actedAt('yesterday', opened, LATER)).toBe(LATER);
    expect(actedAt(undefined, opened, LATER)).toBe(LATER);
  });
  test('a far future holds no later answer off', () => {
    const g = voting()
      .at(LATER)
      .by('USRE1')
      .done({ ...go, acted: '2027-01-01T00:00:00.000000Z' });
    g.at('2026-03-03T09:10:01.000Z')
      .when({ ...noGo, acted: at('09:10:00.500000') })
      .thenFacts(
        answered('USRE1', 'sre', { answer: 'no-go', at: '2026-03-03T09:10:00.500000Z', text: { why: 'disk is full' } }),
      );
  });
  test('milliseconds and microseconds are compared as instants', () => {
    expect(isBefore(at('09:00:00.123'), at('09:00:00.123000'))).toBe(false);
    expect(isBefore(at('09:00:00.123000'), at('09:00:00.123'))).toBe(false);
    expect(isBefore(at('09:00:00.123'), at('09:00:00.123001'))).toBe(true);
  });
  test('Slack’s timestamps are seconds with six places; what is none says nothing', () => {
    expect(momentOf('1772528400.000200')).toBe(at('09:00:00.000200'));
    for (const none of ['', '1772528400', '1772528400.2', '-1.000000', '1e9.000000', undefined])
      expect(momentOf(none)).toBeUndefined();
  });
});

test('an answer is to what the vote was about when it was given, however late it comes', () => {
  const g = voting().at(LATER);
  const edit = { type: 'EditRelease', release: 'R-1', environment: 'production', change: 'normal' } as const;
  g.done({ ...edit, after: [], items: [{ service: 'api', version: '4.3' }], why: 'better', customers: '' });
  g.at('2026-03-03T09:20:00.000Z')
    .by('UQA')
    .done({ ...go, acted: at('09:09:59.999999') });
  const late = g.world.votes['R-1/v1'];
  expect(late?.ballots[0]?.print).toBe('c1');
  expect(late && printAt(late, at('09:10:00.000000'))).toBe('c2');
  // It is older than nothing, and yet clears nothing: QA is still asked.
  g.by('USRE1').done(go).by('USRE2').done(go);
  expect(g.world.releases['R-1']?.status).toBe('voting');
  g.by('UQA')
    .when({ ...go, acted: at('09:19:00.000000') })
    .thenFacts(
      answered('UQA', 'qa', { at: '2026-03-03T09:19:00.000000Z', print: 'c2' }),
      voteClosed.of('R-1/v1', { outcome: 'go', at: '2026-03-03T09:20:00.000Z' }),
      releaseApproved.of('R-1', { at: '2026-03-03T09:20:00.000Z' }),
    );
});

describe('what may have been an answer', () => {
  const wonder = { type: 'WonderAtReply', release: 'R-1', vote: 'R-1/v1' } as const;
  test('is asked about once, of who is still missing', () => {
    const g = voting().by('UQA');
    g.when(wonder).thenFacts(replyWondered.of('R-1/v1', { by: 'UQA', at: '2026-03-03T09:00:00.000Z' }));
    g.done(wonder).when(wonder).thenFacts();
    g.by('UBOTH')
      .when(wonder)
      .thenFacts(replyWondered.of('R-1/v1', { by: 'UBOTH', at: '2026-03-03T09:00:00.000Z' }));
    g.by('USRE1').done(go).when(wonder).thenFacts();
  });
  test('never of who may not vote, owns it, or once it is over', () => {
    voting().by('USTRANGER').when(wonder).thenFacts();
    given()
      .by('UQA')
      .done(PLAN)
      .by('UMANAGER')
      .done({ type: 'OpenVote', release: 'R-1' })
      .by('UQA')
      .when(wonder)
      .thenFacts();
    voting().by('UQA').done(noGo).by('USRE1').when(wonder).thenFacts();
  });
});
