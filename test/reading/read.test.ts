import { describe, expect, test } from 'vitest';
import { read } from '../../src/reading/read.ts';
import { fromSlack, NO_NAMES } from '../../src/reading/typed.ts';
import { context, TAKES } from './given.ts';

const sentence = (text: string) => ({ text, mentions: [] });
const window = (start: string, end?: string) => (end ? { is: 'span', start, end } : { is: 'start', start });
const WED_15 = window('2026-03-04T14:00:00.000Z');
const WED_15_TO_16 = window('2026-03-04T14:00:00.000Z', '2026-03-04T15:00:00.000Z');

function plan(text: string) {
  const reading = read(TAKES.plan, sentence(text), context);
  if (!reading.ok) return reading.fault.why;
  const { items, where, after, kind, strategy, when, why } = reading.said;
  return {
    items: items.map((i) => `${i.service} ${i.version ?? '?'}`).join(', '),
    ...(where && { where }),
    ...(after.length > 0 && { after: after.join(', ') }),
    ...(kind && { kind }),
    ...(strategy !== undefined && { strategy }),
    ...(when.time && { when: when.time }),
    ...(why && { why }),
  };
}

describe('a plan, read in Berlin', () => {
  test.each([
    ['payments 4.2 tomorrow 3pm', { items: 'payments 4.2', when: WED_15 }],
    ['', { items: '' }],
    ['payments tomorrow 3pm', { items: 'payments ?', when: WED_15 }],
    // Copied from a web page: places to break at, hyphens that don't, letters as wide as others.
    ['check\u00adout\u2011api\u200b 4.2 tomorrow\u200b 3pm\u2060', { items: 'checkout-api 4.2', when: WED_15 }],
    ['payments ４.２ tomorrow １５：００', { items: 'payments 4.2', when: WED_15 }],
    ['payments\u00a04.2\u202ftomorrow\u00a03pm', { items: 'payments 4.2', when: WED_15 }],
    ['payments W12 tomorrow 3pm', { items: 'payments W12', when: WED_15 }],
    ['payments 4.2 W10 Wed 3pm', { items: 'payments 4.2', when: WED_15 }],
    ['payments🔥 4.2🚀 tomorrow🙏🏽 3pm👍', { items: 'payments 4.2', when: WED_15 }],
    [
      'payments 4.2 tomorrow 3pm👨‍👩‍👧🇩🇪, because 🔥it burns🔥',
      { items: 'payments 4.2', when: WED_15, why: '🔥it burns🔥' },
    ],
    // “am” is a day in German, and the morning in English.
    ['payments 8.1 am 4. März um 15 Uhr', { items: 'payments 8.1', when: WED_15 }],
    ['payments 8 am Mittwoch um 15 Uhr', { items: 'payments 8', when: WED_15 }],
    ['payments 8.1 am 4. März, 15 Uhr', { items: 'payments 8.1', when: WED_15 }],
    // Versions that look like times.
    ['checkout-api 2026-03 tomorrow 3pm', { items: 'checkout-api 2026-03', when: WED_15 }],
    ['invoices 12 tomorrow 15:00', { items: 'invoices 12', when: WED_15 }],
    ['invoices 4.2.0-2h tomorrow 3pm', { items: 'invoices 4.2.0-2h', when: WED_15 }],
    ['invoices 2.0 4.3.2026 15:00', { items: 'invoices 2.0', when: WED_15 }],
    ['invoices 2026.03.04 tomorrow 15:00', { items: 'invoices 2026.03.04', when: WED_15 }],
    ['invoices 1530 tomorrow 15:00', { items: 'invoices 1530', when: WED_15 }],
    ['invoices 9-11 tomorrow 15:00', { items: 'invoices 9-11', when: WED_15 }],
    ['invoices v5 tomorrow 15:00', { items: 'invoices v5', when: WED_15 }],
    ['invoices version 5 tomorrow 15:00', { items: 'invoices 5', when: WED_15 }],
    ['invoices@5, search@8 tomorrow 15:00', { items: 'invoices 5, search 8', when: WED_15 }],
    [
      'invoices 1h30 tomorrow 15:00',
      'I read two times, “1h30 tomorrow” (Wed 4 Mar 2026 01:30) and “15:00” (Tue 3 Mar 2026 15:00): one is taken.',
    ],
    [
      'invoices 5 next week Sunday the 9th 10:00',
      'I read two times, “next week Sunday” (Sun 15 Mar 2026) and “the 9th 10:00” (Mon 9 Mar 2026 10:00): one is taken.',
    ],
    ['invoices 5 next week Sunday the 15th 10:00', { items: 'invoices 5', when: window('2026-03-15T09:00:00.000Z') }],
    ['invoices 5pm tomorrow', { items: 'invoices ?', when: window('2026-03-04T16:00:00.000Z') }],
    ['invoices 15:00 tomorrow', { items: 'invoices ?', when: WED_15 }],
    ['invoices 3 pm tomorrow', { items: 'invoices ?', when: WED_15 }],
    ['invoices 9 March 15:00', { items: 'invoices ?', when: window('2026-03-09T14:00:00.000Z') }],
    ['invoices 5 tomorrow 15.30', { items: 'invoices 5', when: window('2026-03-04T14:30:00.000Z') }],
    ['invoices 4.2. Tomorrow 3pm.', { items: 'invoices 4.2', when: WED_15 }],
    // A whole date before a time of day, where it can be no version.
    ['invoices 13-03-2026 15:00', { items: 'invoices ?', when: window('2026-03-13T14:00:00.000Z') }],
    ['invoices 13-Mar-2026 3pm', { items: 'invoices ?', when: window('2026-03-13T14:00:00.000Z') }],
    ['invoices 2026/03/13 15:00', { items: 'invoices ?', when: window('2026-03-13T14:00:00.000Z') }],
    ['invoices on 13.3.2026 15:00', { items: 'invoices ?', when: window('2026-03-13T14:00:00.000Z') }],
    // Over, on no calendar, or before another day it is a version.
    ['invoices 2026-02-27 15:00', { items: 'invoices 2026-02-27', when: window('2026-03-03T14:00:00.000Z') }],
    ['invoices 27.2.2026 15:00', { items: 'invoices 27.2.2026', when: window('2026-03-03T14:00:00.000Z') }],
    ['invoices 2026.13.40 15:00', { items: 'invoices 2026.13.40', when: window('2026-03-03T14:00:00.000Z') }],
    ['invoices 13.3.2026 15:00 tomorrow', { items: 'invoices 13.3.2026', when: WED_15 }],
    ['invoices 13-03-2026 15:00 tomorrow', { items: 'invoices 13-03-2026', when: WED_15 }],
    ['invoices 4.12.26 15:00', { items: 'invoices 4.12.26', when: window('2026-03-03T14:00:00.000Z') }],
    ['invoices version 13.3.2026 15:00', { items: 'invoices 13.3.2026', when: window('2026-03-03T14:00:00.000Z') }],
    ['invoices 5.9 March 13 15:00', { items: 'invoices 5.9', when: window('2026-03-13T14:00:00.000Z') }],
    // Set apart by strokes, as in a table.
    ['payments / 4.2 / production / tomorrow / 3pm', { items: 'payments 4.2', where: 'production', when: WED_15 }],
    ['payments | 4.2 | tomorrow | 3pm', { items: 'payments 4.2', when: WED_15 }],
    ['payments 4,2 tomorrow 3pm', 'Is “4,2” the version of payments? It is written with dots.'],
    ['payments 4,2,1', 'Is “4,2,1” the version of payments? It is written with dots.'],
    ['payments 4.2,search 5 tomorrow 3pm', { items: 'payments 4.2, search 5', when: WED_15 }],
    // Zones by their whole names are no pre-approved changes.
    ['payments 4.2 tomorrow 9am Eastern Standard Time', { items: 'payments 4.2', when: WED_15 }],
    ['payments 4.2 tomorrow 3pm (Central European Time)', { items: 'payments 4.2', when: WED_15 }],
    // Bold or slanted, as it is copied.
    ['*payments 4.2 → production* tomorrow 3pm', { items: 'payments 4.2', where: 'production', when: WED_15 }],
    ['*payments 4.2*, _tomorrow 3pm_', { items: 'payments 4.2', when: WED_15 }],
    ['_payments 4.2_ *tomorrow* 3pm', { items: 'payments 4.2', when: WED_15 }],
    ['> payments 4.2 tomorrow 3pm', { items: 'payments 4.2', when: WED_15 }],
    // Each with a time of its own.
    [
      'payments 6 tomorrow 3pm, search 8 Friday 4pm',
      'I read two times, “tomorrow 3pm” (Wed 4 Mar 2026 15:00) and “Friday 4pm” (Fri 6 Mar 2026 16:00): one is taken, for all that is named. Say the other in a command of its own.',
    ],
    ['payments 6 tomorrow, search 8 3pm', { items: 'payments 6, search 8', when: WED_15 }],
    // What we read back ourselves, and the labels of an invitation.
    [
      'payments 4.2 → production, Wed 4 Mar 2026 23:00 - Thu 5 Mar 2026 00:00 (1 h, Asia/Tokyo)',
      { items: 'payments 4.2', where: 'production', when: WED_15_TO_16 },
    ],
    [
      'payments 4.2 When: Wed 4 Mar 15:00 Where: production',
      { items: 'payments 4.2', where: 'production', when: WED_15 },
    ],
    ['payments 4.2 When: tomorrow 3pm: QA is sick', { items: 'payments 4.2', when: WED_15, why: 'QA is sick' }],
    ['payments 4.2 Date: tomorrow Time: 3pm', { items: 'payments 4.2', when: WED_15 }],
    [
      'payments 4.2 Wednesday, March 4, 2026 3:00 PM-4:00 PM (UTC+01:00) Amsterdam, Berlin, Bern, Rome',
      { items: 'payments 4.2', when: WED_15_TO_16 },
    ],
    ['payments 4.2 standard tomorrow 3pm', { items: 'payments 4.2', kind: 'standard', when: WED_15 }],
    // Words in brackets at the end, of which none is a term, are the reason.
    ['payments 4.2 tomorrow 3pm (QA is sick)', { items: 'payments 4.2', when: WED_15, why: 'QA is sick' }],
    ['payments 4.2 tomorrow 3pm (Berlin time)', { items: 'payments 4.2', when: WED_15 }],
    ['payments 4.2 tomorrow (3pm) (to production)', { items: 'payments 4.2', where: 'production', when: WED_15 }],
    ['payments from 3.1 to 4.2 tomorrow 3pm', { items: 'payments 4.2', when: WED_15 }],
    ['payments to 4.2 to production tomorrow 3pm', { items: 'payments 4.2', where: 'production', when: WED_15 }],
    // Names inside names.
    ['payments 5 to pre-production tomorrow 3pm', { items: 'payments 5', where: 'pre-production', when: WED_15 }],
    ['staging-proxy 1.2 tomorrow 3pm', { items: 'staging-proxy 1.2', when: WED_15 }],
    ['hotfix-service 1.2 tomorrow 3pm', { items: 'hotfix-service 1.2', when: WED_15 }],
    ['search-and-browse 3 and search 2', { items: 'search-and-browse 3, search 2' }],
    ['payments 4.2.0-production tomorrow 3pm', { items: 'payments 4.2.0-production', when: WED_15 }],
    ['constructor 1 tomorrow 3pm', { items: 'constructor 1', when: WED_15 }],
    ['PAYMENTS 5 to PRODUCTION', { items: 'payments 5', where: 'production' }],
    // Terms in any order, and apart.
    ['tomorrow 3pm to production payments 5', { items: 'payments 5', where: 'production', when: WED_15 }],
    ['payments 5 tomorrow to production 3pm', { items: 'payments 5', where: 'production', when: WED_15 }],
    ['emergency release of payments 5', { items: 'payments 5', kind: 'emergency' }],
    ['hotfix payments 5 after R-1 and r2', { items: 'payments 5', kind: 'emergency', after: 'R-1, R-2' }],
    // A strategy says of itself that it is one, and is known by its name.
    [
      'payments 4.2 to production tomorrow 3pm as careful because x',
      { items: 'payments 4.2', where: 'production', when: WED_15, strategy: 'careful', why: 'x' },
    ],
    ['payments 5 with strategy all-at-once', { items: 'payments 5', strategy: 'all-at-once' }],
    ['payments 5 strategy: All at once because x', { items: 'payments 5', strategy: 'all-at-once', why: 'x' }],
    ['as a careful strategy payments 5', { items: 'payments 5', strategy: 'careful' }],
    ['payments 5 using the slow roll, tomorrow 3pm', { items: 'payments 5', when: WED_15, strategy: 'slow-roll' }],
    ['careful payments 5 with search 2', { items: 'payments 5, search 2', strategy: 'careful' }],
    ['payments 5 as careful as careful', { items: 'payments 5', strategy: 'careful' }],
    ['payments 5 as an emergency because x', { items: 'payments 5', kind: 'emergency', why: 'x' }],
    ['payments 5 as usual', { items: 'payments 5', strategy: '' }],
    [
      'payments 5 as friday friday 3pm',
      { items: 'payments 5', strategy: 'friday', when: window('2026-03-06T14:00:00.000Z') },
    ],
    ['payments 5 friday 3pm', { items: 'payments 5', when: window('2026-03-06T14:00:00.000Z') }],
    ['payments 5 because as careful as ever', { items: 'payments 5', why: 'as careful as ever' }],
    // Reasons are cut off first, and are never read.
    ['payments 5 because we move to staging tomorrow', { items: 'payments 5', why: 'we move to staging tomorrow' }],
    ['payments 5 Because of search 9', { items: 'payments 5', why: 'search 9' }],
    ['payments 5 due to R-4', { items: 'payments 5', why: 'R-4' }],
    ['payments 5: search is slow', { items: 'payments 5', why: 'search is slow' }],
    ['payments 5 why: search', { items: 'payments 5', why: 'search' }],
    ['payments 5 — search is slow', { items: 'payments 5', why: 'search is slow' }],
    ['payments 5 because x: y — z because w', { items: 'payments 5', why: 'x: y — z because w' }],
    // Punctuation as people type it.
    [
      'payments 5 tomorrow 15:00 — 18:00',
      { items: 'payments 5', when: window('2026-03-04T14:00:00.000Z', '2026-03-04T17:00:00.000Z') },
    ],
    [
      'payments 5 tomorrow 15:00 -- 18:00',
      { items: 'payments 5', when: window('2026-03-04T14:00:00.000Z', '2026-03-04T17:00:00.000Z') },
    ],
    ['“payments 5 tomorrow 3pm”', { items: 'payments 5', when: WED_15 }],
    ['`payments 5` to "production", tomorrow 3pm', { items: 'payments 5', where: 'production', when: WED_15 }],
    ['payments 5 in an hour and a half', { items: 'payments 5', when: window('2026-03-03T10:30:00.000Z') }],
  ])('“%s”', (text, expected) => expect(plan(text)).toEqual(expected));

  test.each([
    ['search 8 to stagign tomorrow 3pm', "I don't know what “stagign” is. Did you mean staging?"],
    ['search 8 to prod tomorrow 3pm', "I don't know what “prod” is. Did you mean production?"],
    ['serch 8 tomorrow 3pm', "I don't know what “serch” is. Did you mean search?"],
    ['search latest tomorrow 3pm', '“latest” can be a version where it is called one'],
    ['search 8 tomorow 3pm', "I don't know what “tomorow” is. Did you mean tomorrow?"],
    ['search 8 tomorrow 3pm quickly', "I don't know what “quickly” is. I know checkout-api, payments"],
    ['search 8 31 Feb 15:00', 'February 2026 has no day 31.'],
    ['search 8 early next week', '“early next week” names no exact time'],
    ['search 8 in a few days', '“in a few days” names no number'],
    ['search 8 soon', '“soon” names no exact time'],
    ['search 8 after Friday', '“after Friday” names no exact time'],
    ['search 8 every Friday 3pm', '“every Friday” comes again'],
    ['search 8 tomorrow after lunch', 'can mean more than one time. Which?'],
    ['search 8 tomorrow 3pm, Thursday 4pm', 'I read two times, “'],
    [
      'search 8 as carefull',
      "I don't know the strategy “carefull”. Did you mean careful? There are careful: careful words; all",
    ],
    ['search 8 with strategy canary', "I don't know the strategy “canary”. There are careful: "],
    ['search 8 with the all-at-onec strategy', 'Did you mean all-at-once?'],
    ['search 8 as constructor', "I don't know the strategy “constructor”"],
    ['search 8 as careful and as slow-roll', 'I can take one of the strategies at a time.'],
    ['search 8 as soon as possible', "I don't know what “as” is"],
    ['search 8 to staging to production', 'I can take one of the environments at a time.'],
    ['search 12-03-2026 14:00', '“12-03-2026 14:00” can mean more than one time. Which?'],
    ['search 13.3.2026 14:00', '“13.3.2026” can be the version of search, or a day. Which?'],
    ['search 2026-03-13 14:00', '“2026-03-13” can be the version of search, or a day. Which?'],
    ['search 20260313 14:00', '“20260313” can be the version of search, or a day. Which?'],
    ['search 01-02-2026 14:00', 'is in the past'],
    ['search 8 Friday at 5', '“Friday at 5” can mean more than one time. Which?'],
    [`${'search '.repeat(300)}`, 'That is more than 200 words'],
  ])('“%s” is refused, saying what does not fit', (text, why) => expect(plan(text)).toContain(why));
});

test.each([
  ['checkout-api Fri 5pm', ['checkout-api'], '2026-03-06T16:00:00.000Z'],
  ['checkout-api 4.2 Fri 5pm', ['checkout-api 4.2'], '2026-03-06T16:00:00.000Z'],
  ['checkout-api 12.3.2026 16:00', ['checkout-api'], '2026-03-12T15:00:00.000Z'],
  ['checkout-api 2026-03-12 16:00', ['checkout-api'], '2026-03-12T15:00:00.000Z'],
  ['checkout-api 12.3. 16:00', ['checkout-api'], '2026-03-12T15:00:00.000Z'],
  ['checkout-api 13-03-2026 16:00', ['checkout-api'], '2026-03-13T15:00:00.000Z'],
  ['checkout-api 9-Mar-2026 4pm', ['checkout-api'], '2026-03-09T15:00:00.000Z'],
  ['checkout-api 20260312 16:00', ['checkout-api'], '2026-03-12T15:00:00.000Z'],
  ['checkout-api 20269912 Fri 5pm', ['checkout-api 20269912'], '2026-03-06T16:00:00.000Z'],
  ['checkout-api 4.2.10 16:00', ['checkout-api 4.2.10'], '2026-03-03T15:00:00.000Z'],
  ['checkout-api 4.12.26 16:00', ['checkout-api'], '2026-12-04T15:00:00.000Z'],
  ['checkout-api 13-03-2026 Fri 5pm', ['checkout-api 13-03-2026'], '2026-03-06T16:00:00.000Z'],
  ['checkout-api CW12 Tue 10:00', ['checkout-api'], '2026-03-17T09:00:00.000Z'],
  ['checkout-api KW12 Tue 10:00', ['checkout-api'], '2026-03-17T09:00:00.000Z'],
  ['checkout-api 9-11 Wed', ['checkout-api'], '2026-03-04T08:00:00.000Z'],
  ['checkout-api 10-12 tomorrow', ['checkout-api'], '2026-03-04T09:00:00.000Z'],
  ['«checkout-api» ‹5› tomorrow 3pm', ['checkout-api 5'], WED_15.start],
  ['checkout-api w12 Tue 10:00', ['checkout-api'], '2026-03-17T09:00:00.000Z'],
  ['checkout-api, payments 5.2 and search tomorrow 3pm', ['checkout-api', 'payments 5.2', 'search'], WED_15.start],
])('what if “%s”', (text, items, start) => {
  const reading = read(TAKES.whatIf, sentence(text), context);
  const said = reading.ok ? reading.said : undefined;
  expect(said?.items.map((i) => (i.version ? `${i.service} ${i.version}` : i.service))).toEqual(items);
  expect(said?.when.time).toMatchObject({ start });
});

test('a day of the month is no version: 15.', () => {
  const reading = read(TAKES.whatIf, sentence('checkout-api 15. 10 Uhr'), context);
  expect(reading.ok ? '' : reading.fault.why).toContain('“15”');
});

test('what can be a version or a day is asked about, and each answer is read as that', () => {
  const asked = read(TAKES.plan, sentence('search 13.3.2026 14:00 because x'), context);
  const again = asked.ok ? [] : (asked.fault.again ?? []);
  expect(again.map((a) => plan(a.text))).toEqual([
    { items: 'search 13.3.2026', when: window('2026-03-03T13:00:00.000Z'), why: 'x' },
    { items: 'search ?', when: window('2026-03-13T13:00:00.000Z'), why: 'x' },
  ]);
});

test.each<[string, string[] | undefined]>([
  [
    'search 8 to staging to production because x',
    ['search 8 to staging because x', 'search 8 to production because x'],
  ],
  ['search 8 to staging and production', ['search 8 to staging', 'search 8 production']],
  ['search 8 as careful, as slow-roll', ['search 8 as careful', 'search 8 as slow-roll']],
  ['to staging search 8 in production', undefined],
])('“%s”, where one is taken: each alone is offered', (text, each) => {
  const asked = read(TAKES.plan, sentence(text), context);
  expect(asked.ok ? asked : asked.fault.again?.map((a) => a.text)).toEqual(each);
});

test.each<[string, string[] | undefined]>([
  ['R-11 R-14 tomorrow 3pm', ['R-11 tomorrow 3pm', 'R-14 tomorrow 3pm']],
  ['R-11, R-12 and R-14 tomorrow 3pm', ['R-11 tomorrow 3pm', 'R-12 tomorrow 3pm', 'R-14 tomorrow 3pm']],
  ['R-11 search R-14 tomorrow 3pm', undefined],
])('of several releases, too: “%s”', (text, each) => {
  const asked = read(TAKES.move, sentence(text), context);
  expect(asked.ok ? asked : asked.fault.again?.map((a) => a.text)).toEqual(each);
});

describe('which release', () => {
  const which = (text: string) => {
    const reading = read(TAKES.move, sentence(text), context);
    if (!reading.ok) return reading.fault.why;
    const { release, when, why } = reading.said;
    return [release.id, ...release.services, ...release.versions, ...release.environments, when.said, why].filter(
      Boolean,
    );
  };
  test.each([
    ['R-3 tomorrow 3pm because x', ['R-3', 'tomorrow 3pm', 'x']],
    ['r3', ['R-3']],
    ['release R-03', ['R-3']],
    ['payments 5.2 to production tomorrow 3pm', ['payments', '5.2', 'production', 'tomorrow 3pm']],
    ['payments 1700', ['payments', '1700']],
    ['payments 1700 tomorrow', ['payments', '1700 tomorrow']],
    ['', []],
  ])('“%s”', (text, expected) => expect(which(text)).toEqual(expected));
  test.each([
    ['R-3 R-4', 'I can take one release at a time, not R-3, R-4.'],
    ['R-3 quickly', "I don't know what “quickly” is."],
    ['paymnts', 'Did you mean payments?'],
  ])('“%s” is refused', (text, why) => expect(which(text)).toContain(why));
});

describe('a reason that is not marked is what stands between the terms', () => {
  const stop = (text: string) => {
    const reading = read(TAKES.stop, sentence(text), context);
    if (!reading.ok) return reading.fault;
    const { services, where, ending, why } = reading.said;
    return [services.join(' '), where ?? '', ending ? Object.values(ending)[0] : '', why];
  };
  test.each([
    ['card numbers leak', ['', '', '', 'card numbers leak']],
    ['payments card numbers leak for 2h', ['payments', '', 120, 'card numbers leak']],
    ['payments, search in production: leak', ['payments search', 'production', '', 'leak']],
    ['card numbers leak in payments for 90 minutes', ['payments', '', 90, 'card numbers leak']],
    ['for half an hour leak in production', ['', 'production', 30, 'leak']],
    ['leak until 11:30', ['', '', '2026-03-03T10:30:00.000Z', 'leak']],
    ['leak until Friday 18:00', ['', '', '2026-03-06T17:00:00.000Z', 'leak']],
    ['leak until cob', ['', '', '2026-03-03T17:00:00.000Z', 'leak']],
    ['leak before noon', ['', '', '2026-03-03T11:00:00.000Z', 'leak']],
    ['leak for a fortnight', ['', '', 20_160, 'leak']],
    ['it leaks for a few hours', ['', '', '', 'it leaks for a few hours']],
    ['it leaks until we stop it', ['', '', '', 'it leaks until we stop it']],
    ['everything because of the leak', ['', '', '', 'the leak']],
    ['P1: card numbers leak in payments', ['', '', '', 'P1: card numbers leak in payments']],
    ['payments because it leaks in search for 2h', ['payments', '', 120, 'it leaks in search']],
    ['leak, as we saw on Friday', ['', '', '', 'leak, as we saw on Friday']],
    // A length before the reason is none of it.
    ['payments 90m because they leak', ['payments', '', 90, 'they leak']],
    ['payments 2 hours leak', ['payments', '', 120, 'leak']],
    ['payments 24 hours', ['payments', '', 1440, '']],
    ['payments 2 hours of leaks', ['payments', '', '', '2 hours of leaks']],
    ['payments 3 hours behind the plan', ['payments', '', '', '3 hours behind the plan']],
    ['payments 10 minutes too slow', ['payments', '', '', '10 minutes too slow']],
    ['payments 1h 30m it leaks', ['payments', '', 90, 'it leaks']],
    ['payments 500 errors a minute', ['payments', '', '', '500 errors a minute']],
    // “why” leads the reason, however it goes on; a question is one.
    ['payments in production why for 1h because they leak', ['payments', 'production', 60, 'they leak']],
    ['payments why they leak for 2h', ['payments', '', 120, 'they leak']],
    ['payments why are they slow', ['payments', '', '', 'why are they slow']],
    ['payments why nobody knows because of logs', ['payments', '', '', 'why nobody knows because of logs']],
    ['payments why for 1h at most because of logs', ['payments', '', '', 'why for 1h at most because of logs']],
    ['payments why for 2h', ['payments', '', 120, 'why']],
    ['payments 2h because it leaks', ['payments', '', 120, 'it leaks']],
    ['1h30 payments: it leaks', ['payments', '', 90, 'it leaks']],
    ['payments for 1 h and 30 because it leaks', ['payments', '', 90, 'it leaks']],
    ['payments 14:00 the disk filled up', ['payments', '', '', '14:00 the disk filled up']],
    ['payments why', ['payments', '', '', 'why']],
    ['payments fails every 2 hours', ['payments', '', '', 'fails every 2 hours']],
  ])('“%s”', (text, expected) => expect(stop(text)).toEqual(expected));

  test.each([
    ['leak until Friday', ['leak until Fri 6 Mar 2026 18:00', 'leak until Sat 7 Mar 2026 00:00']],
    ['payments leak until tonight at midnight', undefined],
    [
      'payments 14h because it leaks',
      ['payments for 14 h because it leaks', 'payments until Tue 3 Mar 2026 14:00 because it leaks'],
    ],
    [
      'payments 8h because it leaks',
      ['payments for 8 h because it leaks', 'payments until Wed 4 Mar 2026 08:00 because it leaks'],
    ],
    [
      'payments until next week leak',
      ['payments until Mon 9 Mar 2026 00:00 leak', 'payments until Mon 16 Mar 2026 00:00 leak'],
    ],
  ])('“%s”: an end that can mean several times is asked about', (text, again) => {
    const fault = stop(text);
    expect('why' in fault ? fault.again?.map((a) => a.text) : undefined).toEqual(again);
  });

  test.each([
    ['leak until further notice', '“further notice” is no end'],
    ['leak for 400 days', 'longer than a year'],
    ['leak until early next week', '“early next week” names no exact time'],
  ])('“%s” is refused', (text, why) => expect(stop(text)).toMatchObject({ why: expect.stringContaining(why) }));

  test.each([
    ['paymnts leak', 'payments leak', ' because paymnts leak'],
    ['stagign leak', 'staging leak', ' because stagign leak'],
    ['leak in paymnts', 'leak in payments', ' because leak in paymnts'],
    ['search and paymnts leak', 'search and payments leak', 'search  because and paymnts leak'],
  ])('“%s” is asked about: no scope is chosen for the person', (text, meant, reason) => {
    const fault = stop(text);
    expect(fault).toMatchObject({ why: expect.stringContaining('or does the reason begin there?') });
    const again = 'again' in fault ? fault.again?.map((a) => a.text) : [];
    expect(again?.[0]).toBe(meant);
    // What is sent again when it is the reason is read as one.
    const reading = read(TAKES.stop, sentence(again?.[1] ?? ''), context);
    expect(reading.ok && reading.said.why).toBe(reason.split('because ')[1]?.replace(/^and /, 'and '));
  });
});

test.each([
  ['payments until Friday 18:00 because we move from Oracle to Postgres', ['payments'], 'until Friday 18:00', []],
  [
    'soft payments in production from Friday 18:00 until Monday 8am except emergency changes and search',
    ['payments'],
    'from Friday 18:00 until Monday 8am',
    ['emergency', 'search'],
  ],
  ['everything but not search, invoices until tomorrow 9am', [], 'until tomorrow 9am', ['search', 'invoices']],
  ['all services in two hours', [], 'in two hours', []],
  ['everything the whole weekend', [], 'the whole weekend', []],
  ['payments all day friday', ['payments'], 'all day friday', []],
  ['payments until tomorrow 9am except for pre-approved', ['payments'], 'until tomorrow 9am', ['standard']],
])('freeze “%s”', (text, services, when, except) => {
  const reading = read(TAKES.freeze, sentence(text), context);
  expect(
    reading.ok ? [reading.said.services, reading.said.when.said, reading.said.except.flat()] : reading.fault,
  ).toEqual([services, when, except]);
});

test.each([
  // Where it can't be the place of what is meant, it is the reason: so it stays in it.
  ['breaks in production', [[], 'production'], 'breaks in production'],
  ['payments breaks in production', [[], 'production'], 'breaks in production'],
  ['production it breaks', [['production'], ''], 'it breaks'],
  ['R-1 breaks on pre-production', [[], 'pre-production'], 'breaks on pre-production'],
  ['it breaks for payments in staging', [[], 'staging'], 'it breaks for payments in staging'],
  ['it breaks, R-1', [[], ''], 'it breaks'],
])('a reason without a mark keeps the place it ends with: “%s”', (text, [surely, perhaps], why) => {
  const reading = read(TAKES.free, sentence(text), context);
  expect(
    reading.ok
      ? [reading.said.release.environments, reading.said.release.perhaps.join(), reading.said.why]
      : reading.fault,
  ).toEqual([surely, perhaps, why]);
});

test.each([
  ['payments for 99999999999 days because fraud', 'longer than a year'],
  ['fraud until yesterday', 'in the past'],
  ['payments fraud until 31 Feb', 'has no day 31'],
])('a length that can’t be is refused, and is no reason: “%s”', (text, why) => {
  const reading = read(TAKES.stop, sentence(text), context);
  expect(reading.ok ? reading.said : reading.fault.why).toContain(why);
});

test.each([
  ['live', undefined],
  ['this', undefined],
  ['min', 'mine'],
  ['mines', 'mine'],
  ['paymnets', 'payments'],
  ['serch', 'search'],
])('“%s” is near to %s', (word, near) => {
  const reading = read(TAKES.list, sentence(word), context);
  expect(reading.ok ? reading.said : reading.fault.again?.[0]?.label).toBe(near);
});

describe('people', () => {
  const who = (sent: string) => {
    const reading = read(TAKES.delegate, fromSlack(sent, NO_NAMES), context);
    return reading.ok
      ? [reading.said.who?.id, reading.said.who?.typed, reading.said.role, reading.said.when.said]
      : reading.fault.why;
  };
  test.each([
    ['<@U1|Sam Rivera> until Friday', ['U1', '@Sam Rivera', undefined, 'until Friday']],
    ['<@U2|sam> qa until Friday', ['U2', '@sam', 'qa', 'until Friday']],
    ['<@U1|Jörg> as qa until Friday 18:00', ['U1', '@Jörg', 'qa', 'until Friday 18:00']],
    ['@sam until Friday', ['USAM', '@sam', undefined, 'until Friday']],
    ['to @sam until Friday', ['USAM', '@sam', undefined, 'until Friday']],
    ['qa to <@U1|sam> until Friday', ['U1', '@sam', 'qa', 'until Friday']],
    ['my votes to @Sam Rivera until Friday', "I don't know what “my” is."],
    ['@jörg.k until Friday', ['UJORG', '@jörg.k', undefined, 'until Friday']],
    // No account is chosen by the nearest spelling, or by the half of a name.
    ['@Sam Rivera until Friday', [undefined, '@Sam Rivera', undefined, 'until Friday']],
    ['@samm until Friday', [undefined, '@samm', undefined, 'until Friday']],
    ['@Jörg until Friday', [undefined, '@Jörg', undefined, 'until Friday']],
    ['@constructor until Friday', [undefined, '@constructor', undefined, 'until Friday']],
    ['@__proto__ until Friday', [undefined, '@__proto__', undefined, 'until Friday']],
    ['<!subteam^S1|@sre> until Friday', [undefined, '@sre', undefined, 'until Friday']],
    ['sam until Friday', "I don't know what “sam” is."],
    ['<@U1|sam> <@U2|tom> until Friday', 'I can take one of the people at a time.'],
  ])('“%s”', (sent, expected) =>
    typeof expected === 'string' ? expect(who(sent)).toContain(expected) : expect(who(sent)).toEqual(expected),
  );
});

test.each([
  ['R-3 <https://wiki.example.com/rollback>', [['', 'https://wiki.example.com/rollback']]],
  ['R-3 rollback plan: https://wiki.example.com/a,b', [['rollback plan', 'https://wiki.example.com/a,b']]],
  [
    'payments test report <https://a.example/1> and runbook <http://b.example|b.example>',
    [
      ['test report', 'https://a.example/1'],
      ['runbook', 'http://b.example/'],
    ],
  ],
])('documents “%s”', (sent, expected) => {
  const reading = read(TAKES.documents, fromSlack(sent, NO_NAMES), context);
  expect(reading.ok ? reading.said.links.map((l) => [l.name, l.url]) : reading.fault).toEqual(expected);
});

test('what can be asked is offered whole, each reading once', () => {
  const reading = read(TAKES.plan, sentence('search 8 Friday at 5 to production because x'), context);
  expect(reading.ok ? [] : reading.fault.again).toEqual([
    { label: 'Fri 6 Mar 2026 05:00', text: 'search 8 Fri 6 Mar 2026 05:00 to production because x' },
    { label: 'Fri 6 Mar 2026 17:00', text: 'search 8 Fri 6 Mar 2026 17:00 to production because x' },
  ]);
});

test.each([
  [TAKES.show, 'it', ''],
  [TAKES.show, 'this one please', ''],
  [TAKES.free, 'that release because it fails', 'it fails'],
  [TAKES.free, 'it, no longer needed', 'no longer needed'],
  [TAKES.free, 'it fails', 'it fails'],
  [TAKES.free, 'this is wrong', 'this is wrong'],
])('the release of the thread is meant by %j “%s”', (takes, text, why) => {
  const reading = read(takes, sentence(text), context);
  expect(reading.ok && reading.said).toMatchObject({ release: { services: [], versions: [] }, why });
});

test.each([
  ['R-3 duplicates R-12', { id: 'R-3', why: 'duplicates R-12' }],
  ['R-3 and R-12', 'I can take one release at a time, not R-3, R-12.'],
  ['the freeze on R-3 because they said so', { id: 'R-3', why: 'the freeze on R-3 because they said so' }],
])('of a release before a reason “%s”', (text, expected) => {
  const reading = read(TAKES.free, sentence(text), context);
  expect(reading.ok ? { id: reading.said.release.id, why: reading.said.why } : reading.fault.why).toEqual(expected);
});

test('how long a stop lasts is read before a reason that is marked, too', () => {
  const reading = read(TAKES.stop, sentence('payments double charges for 2h because x'), context);
  expect(reading.ok && reading.said.ending).toEqual({ minutes: 120 });
});

test.each([
  ['plan', 'payments 6 tomorrow 3pm, search 8 Friday 4pm', 'payments 6 tomorrow 3pm'],
  ['plan', 'tomorrow 3pm payments 6 and Friday 4pm search 8', 'tomorrow 3pm payments 6'],
  [
    'freeze',
    'payments until Friday 18:00, search until Monday 9:00 because of the audit',
    'payments until Friday 18:00 because of the audit',
  ],
] as const)('of two things with a time each the first is offered alone: %s %s', (word, text, alone) => {
  const said = sentence(text);
  const reading = word === 'plan' ? read(TAKES.plan, said, context) : read(TAKES.freeze, said, context);
  expect(reading.ok ? undefined : reading.fault.again?.map((a) => a.text)).toEqual([alone]);
});

test.each([
  ['R-3 *it leaks*', 'R-3', '*it leaks*'],
  ['> R-3 it leaks', 'R-3', 'it leaks'],
  ['(R-3): it leaks', 'R-3', 'it leaks'],
  ['*payments* (R-3): QA found a crash', 'R-3', 'QA found a crash'],
])('a release that is named as it is copied, before its reason: %s', (text, id, why) => {
  const reading = read(TAKES.free, sentence(text), context);
  expect(reading.ok && [reading.said.release.id, reading.said.why]).toEqual([id, why]);
});

test.each([
  ['search 8 as wibble', 'the strategy or template “wibble”. There are careful: '],
  ['search 8 as wibble', ' Templates: Index refresh.'],
  ['search 8 as Index refesh', 'Did you mean Index refresh?'],
  ['search 8 as carefull', 'the strategy “carefull”. Did you mean careful? '],
  ['search 8 with strategy wibble', 'the strategy “wibble”. There are careful: '],
])('behind “as”, templates are named beside strategies where one may be said: “%s”', (text, why) => {
  const reading = read(TAKES.planBesideTemplate, sentence(text), context);
  expect(reading.ok ? '' : reading.fault.why).toContain(why);
});
