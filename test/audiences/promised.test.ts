import { describe, expect, test } from 'vitest';
import { renderFor } from '../../src/audiences/render.ts';
import type { Audience } from '../../src/domain/company/audiences.ts';
import { delayOf } from '../../src/domain/release/clearing/delay.ts';
import { approved, COMPANY, type Given, given, PLAN } from '../domain/given.ts';

const { start, end } = PLAN.window;
const everywhere = { services: [], environments: [] };
const HALF = '2026-03-03T12:30:00.000Z';
const LATER = '2026-03-06T11:00:00.000Z';
const frozen = (from: string, until: string, more: object = {}) =>
  ({
    type: 'DeclareFreeze',
    name: `f ${from}`,
    why: 'w',
    scope: everywhere,
    from,
    until,
    sure: true,
    ...more,
  }) as const;
/** Approved for 12:00–13:00, looked at before it. */
const ahead = (company = {}) => approved(company).at('2026-03-03T11:00:00.000Z');

const delay = (g: Given) => delayOf(g.world.releases['R-1'] ?? expect.fail('not planned'), g.world);

describe('what keeps a release from its time', () => {
  test.each<[string, Given, ReturnType<typeof delay>]>([
    ['nothing', ahead(), undefined],
    ['a freeze that is over before', ahead().done(frozen('2026-03-03T11:00:00.000Z', start)), undefined],
    ['a freeze of the first half hour', ahead().done(frozen(start, HALF)), { why: ['freeze'], until: HALF }],
    ['one of all of it', ahead().done(frozen(start, LATER)), { why: ['freeze'] }],
    ['one until its very end', ahead().done(frozen(start, end)), { why: ['freeze'] }],
    ['one that begins in it: it can go before that', ahead().done(frozen(HALF, LATER)), undefined],
    [
      'two, one after the other',
      ahead().done(frozen(start, '2026-03-03T12:10:00.000Z'), frozen('2026-03-03T12:10:00.000Z', HALF)),
      { why: ['freeze'], until: HALF },
    ],
    ['a soft one', ahead().done(frozen(start, LATER, { soft: true })), undefined],
    [
      'an emergency stop over the window',
      ahead().done({ type: 'EmergencyStop', scope: everywhere, minutes: 90, why: 'orders are lost' }),
      { why: ['freeze'], until: HALF, stop: true },
    ],
    [
      'somebody’s lock',
      ahead().done({ type: 'ClaimLock', services: ['api'], environments: ['production'], why: 'w' }),
      { why: ['lock'] },
    ],
    [
      'a deploy window that leaves it closed',
      ahead({
        windows: [
          {
            name: 'Fridays',
            why: 'w',
            scope: everywhere,
            zone: 'UTC',
            start: '0 9 * * 5',
            hours: 8,
          },
        ],
      }),
      { why: ['freeze'] },
    ],
  ])('%s', (_, g, expected) => {
    expect(delay(g)).toEqual(expected);
  });
});

const to = (language: Audience['language'], environments?: string[]): Audience => ({
  name: 'a',
  title: 'A',
  language,
  channel: 'c',
  headline: false,
  events: ['planned', 'approved', 'frozen'],
  templates: {},
  ...(environments && { environments }),
});
const OUTER = ['business', 'user-facing'] as const;
const reads = (g: Given, language: Audience['language'], event: 'approved' | 'planned' | 'moved' = 'approved') => {
  const release = g.world.releases['R-1'] ?? expect.fail('not planned');
  const delay = delayOf(release, g.world);
  const movedFrom = start;
  return renderFor(to(language), { event, release, at: g.world.now, movedFrom, ...(delay && { delay }) }).text;
};
const T = (instant: string) => `<!date^${Date.parse(instant) / 1000}^`;

describe('no time is promised', () => {
  test.each(OUTER)('that a freeze excludes: %s reads from when on', (language) => {
    const text = reads(ahead().done(frozen(start, HALF)), language);
    expect(text).toContain(`ot before ${T(HALF)}`);
    expect(text).not.toContain(T(start));
  });
  test.each(OUTER)('of which nobody knows: %s reads that it may change', (language) => {
    for (const g of [
      ahead().done(frozen(start, LATER)),
      ahead().done({ type: 'ClaimLock', services: ['api'], environments: ['production'], why: 'w' }),
    ]) {
      expect(reads(g, language)).toContain('which may change');
      expect(reads(g, language)).not.toMatch(/Next: goes live|it may go live until/);
      expect(reads(g, language, 'moved')).toMatch(/may change/);
    }
  });
  test('executives read why: a hold, an emergency stop, somebody who keeps it back', () => {
    const stop = { type: 'EmergencyStop', scope: everywhere, minutes: 90, why: 'w' } as const;
    expect(reads(ahead().done(frozen(start, HALF)), 'business')).toContain('releases are on hold');
    expect(reads(ahead().done(stop), 'business')).toContain(': emergency stop');
    expect(
      reads(ahead().done({ type: 'ClaimLock', services: ['api'], environments: ['production'], why: 'w' }), 'business'),
    ).toContain('somebody keeps it back for now');
  });
  test('before anybody has decided, either', () => {
    const g = given().done(PLAN).done(frozen(start, HALF));
    expect(reads(g, 'business', 'planned')).toContain(`Planned: api, ledger, not before ${T(HALF)}`);
    expect(reads(g, 'user-facing', 'planned')).toMatch(/^\*?not before/i);
  });
  test.each(OUTER)('and where nothing is in the way, %s reads the time', (language) => {
    expect(reads(ahead(), language)).toContain(T(start));
    expect(reads(ahead(), language)).not.toMatch(/may change|not before/);
  });
});

describe('a freeze that falls into a plan', () => {
  const said = (plan: object, freeze: object, audience: Audience) =>
    given()
      .company({ audiences: [audience], environments: places })
      .done({ ...PLAN, customers: 'refunds are faster, says @maya', ...plan })
      .done({ ...frozen(start, LATER), ...freeze })
      .follows(1)
      .flatMap(({ intent }) => (intent.kind === 'post' ? [renderFor(audience, intent.told).text] : []))
      .join();
  const places = ['staging', 'production'].flatMap((name) => COMPANY.environments.map((e) => ({ ...e, name })));

  test.each<[Audience['language'], string]>([
    ['technical', 'In its time: api 4.2, ledger 2.9 → production (R-1, '],
    ['business', 'Planned in that time, which may change: api, ledger ('],
    ['user-facing', 'Planned in that time, which may change: refunds are faster, says somebody ('],
  ])('says so to %s, in its words', (language, words) => {
    expect(said({}, {}, to(language))).toContain(words);
  });
  test.each<[string, object, object, Audience]>([
    ['it does not touch', {}, { from: end }, to('business')],
    ['which only warns', {}, { soft: true }, to('technical')],
    ['whose effect nobody has named', { customers: '' }, {}, to('user-facing')],
    ['on its way alone', { environment: 'staging' }, {}, to('business', ['production'])],
  ])('says nothing of one that %s', (_, plan, freeze, audience) => {
    const text = said(plan, freeze, audience);
    expect(text).not.toBe('');
    expect(text).not.toMatch(/In its time|Planned in that time/);
  });
  test.each([
    ['a freeze', frozen(start, LATER, { name: 'audit', why: 'the bank audits us, ask @maya in #ops' })],
    [
      'an emergency stop',
      { type: 'EmergencyStop', scope: everywhere, minutes: 90, why: 'the bank audits us, ask @maya in #ops' } as const,
    ],
  ])('%s tells support why, without names', (_, command) => {
    const [post] = given()
      .company({ audiences: [to('user-facing')] })
      .done(command)
      .follows(1);
    const { text } = renderFor(to('user-facing'), post?.intent.kind === 'post' ? post.intent.told : expect.fail());
    expect(text).toContain('\nWhy: the bank audits us, ask somebody in a channel. No change starts in that time');
  });
  test('a reason that is a sentence ends once', () => {
    const why = (said: string) => {
      const [post] = given()
        .company({ audiences: [to('user-facing')] })
        .done(frozen(start, LATER, { why: said }))
        .follows(1);
      const { text } = renderFor(to('user-facing'), post?.intent.kind === 'post' ? post.intent.told : expect.fail());
      return /Why: (.*) No change/.exec(text)?.[1];
    };
    expect([why('the bank audits us.'), why('is it over?'), why('audit ')]).toEqual([
      'the bank audits us.',
      'is it over?',
      'audit.',
    ]);
  });
  test('counts those that are left out', () => {
    const many = given().company({ audiences: [to('business')] });
    for (let i = 0; i < 5; i++) many.done({ ...PLAN, items: [{ service: 'shop', version: `1.${i}` }] });
    const [post] = many.done(frozen(start, LATER)).follows(1);
    const { text } = renderFor(to('business'), post?.intent.kind === 'post' ? post.intent.told : expect.fail());
    expect(text).toMatch(/which may change: shop \(.*\), shop \(.*\), shop \(.*\) and 2 more/);
  });
});
