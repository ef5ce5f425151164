import { expect, test } from 'vitest';
import { context } from './given.ts';
import { sentenceSaid } from './sentence-said.ts';

/** What people in a hurry type: numbers without their R, ids of two kinds, regions, a colon before a time, French and German beside English. */

test.each([
  // A release by its number alone, where nothing but that can be meant.
  ['go 12', 'R-12'],
  ['go release 12', 'R-12'],
  ['go release 12 lgtm', 'R-12 · “lgtm”'],
  ['cancel 12', 'R-12'],
  ['cancel #12 please', 'R-12'],
  ['cancel 12: superseded', 'R-12 · “superseded”'],
  ['no-go 12 because disk is full', 'R-12 · “disk is full”'],
  ['show 12', 'R-12'],
  ['vote 12', 'R-12'],
  ['deploy 12', 'R-12'],
  ['move 12 to friday', 'R-12 · to friday'],
  ['move release 12 to friday 10', 'R-12 · to friday 10'],
  ['list release 12 March', 'Thu 12 Mar 2026'],
  ['cancel 12 - superseded', 'R-12 · “superseded”'],
  ['cancel #2 - 3 tests fail', 'R-2 · “3 tests fail”'],
  ['cancel release 2 - 3 tests fail', 'R-2 · “3 tests fail”'],
  // Without a mark no reason begins.
  ['hand-over 12 - 2 weeks off', 'R-12 · “2 weeks off”'],
  ['no-go R-2 - 3 tests fail', 'R-2 · “3 tests fail”'],
  ['no-go 2 because 3 tests fail', 'R-2 · “3 tests fail”'],
  ['move 12 - friday 10:00', 'R-12 · friday 10:00'],
  // From one number to another.
  ['list 12 - 14 March', 'Thu 12 Mar 2026 - Sat 14 Mar 2026'],
  ['list 12 – 14 March', 'Thu 12 Mar 2026 - Sat 14 Mar 2026'],
  ['list 12 — 14 March', 'Thu 12 Mar 2026 - Sat 14 Mar 2026'],
  ['list release 12 - 14 March', 'Thu 12 Mar 2026 - Sat 14 Mar 2026'],
  ['list release 12 to 14 March', 'Thu 12 Mar 2026 - Sat 14 Mar 2026'],
  ['list 9 - 5pm', 'Wed 4 Mar 2026 09:00 - 17:00'],
  ['move 10 - 11:30', '10 - 11:30'],
  ['move 14 – 16 March 10:00', '14 – 16 March 10:00'],
  ['go payments 12 of us agree', 'payments · “12 of us agree”'],
  // A freeze beside a release, before it and after it.
  ['pass F-1 R-2 the bank agreed', 'R-2 F-1 · “the bank agreed”'],
  ['pass R-2 F-1 the bank agreed', 'R-2 F-1 · “the bank agreed”'],
  ['pass F-1 for R-2 because the bank agreed', 'R-2 F-1 · “the bank agreed”'],
  ['pass R-2 through the freeze F-1 bank agreed', 'R-2 F-1 · “bank agreed”'],
  ['pass R-12 f1: bank agreed', 'R-12 F-1 · “bank agreed”'],
  ['cancel R-2 F-1 is gone', 'R-2 · “F-1 is gone”'],
  ['no-go R-12 I-3 is open', 'R-12 · “I-3 is open”'],
  ['rollback payments in eu errors rise', 'payments · “in eu errors rise”'],
  ['pass payments F1', 'payments F-1'],
  ['pass payments f1 bank agreed', 'payments F-1 · “bank agreed”'],
  ['pass payments 5.2 F1: bank agreed', 'payments 5.2 F-1 · “bank agreed”'],
  ['new payments f1 tomorrow 3pm', 'payments f1 · Wed 4 Mar 2026 15:00'],
  // Names in one word, with a stroke between them.
  ['lock payments/production load test', 'payments production · “load test”'],
  ['unlock payments/production', 'payments production'],
  ['emergency-stop payments/production errors', 'payments production · “errors”'],
  ['emergency-stop payments/search errors', 'payments, search · “errors”'],
  ['rollback Payments/Production: errors', 'payments production · “errors”'],
  ['pause payments/production', 'payments production'],
  ['freeze payments|search until friday 6pm', 'payments, search · until Fri 6 Mar 2026 18:00'],
  ['list payments/production', 'payments production'],
  ['new payments 5.2/production', 'payments 5.2 production'],
  ['new payments 5.2->production tomorrow 3pm', 'payments 5.2 production · Wed 4 Mar 2026 15:00'],
  ['new payments/5.2 to production', 'payments 5.2 production'],
  ['new payments release/5.2', 'payments release/5.2'],
  ['cancel R-12 see docs/payments', 'R-12 · “see docs/payments”'],
  ['cancel R-12 search/payments is slow', 'R-12 · “search/payments is slow”'],
  ['lock payments today we test', 'payments · “today we test”'],
  ['lock payments because tomorrow we test', 'payments · “tomorrow we test”'],
  ['lock payments why tomorrow we test', 'payments · “tomorrow we test”'],
  ['cancel R-12 tomorrow is a holiday', 'R-12 · “tomorrow is a holiday”'],
  // A word that means something alone is part of a time where one begins there.
  ['delegate @sam until the end of next week', '@sam USAM · until Fri 13 Mar 2026 18:00'],
  ['delegate @sam to the end of March', '@sam USAM · Tue 31 Mar 2026 18:00'],
  ['delegate @sam all day tomorrow', '@sam USAM · Wed 4 Mar 2026'],
  ['list past week', 'Mon 23 Feb 2026 - Sun 1 Mar 2026'],
  ['list until the end of the month', 'until Tue 31 Mar 2026 18:00'],
  ['list week of 9 March', 'Mon 9 Mar 2026 - Sun 15 Mar 2026'],
  ['list in the next two weeks', 'until Tue 17 Mar 2026 10:00'],
  ['list for the next two weeks', 'for 14 days'],
  ['calendar for next month', 'Wed 1 Apr 2026 - Thu 30 Apr 2026'],
  ['freeze all payments until 5pm', 'payments · until Tue 3 Mar 2026 17:00'],
  // A colon before when it is, and nothing else, marks no reason.
  ['move R-12: friday 10:00', 'R-12 · friday 10:00'],
  ['new payments 5.2: friday 3pm', 'payments 5.2 · Fri 6 Mar 2026 15:00'],
  ['freeze payments: tomorrow 3pm to 5pm', 'payments · Wed 4 Mar 2026 15:00 - 17:00'],
  ['lock payments: until 5pm', 'payments 2026-03-03T16:00:00.000Z'],
  ['move R-12 to friday: monday is off', 'R-12 · to friday: · “monday is off”'],
  // A version before a day.
  ['new payments 5.2 day after tomorrow 9', 'payments 5.2 · Thu 5 Mar 2026 09:00'],
  ['what-if payments 5.2 day after tomorrow at 10', 'payments 5.2 · Thu 5 Mar 2026 10:00'],
  // The hour in French.
  ['new payments 5.2 demain à 15 h because x', 'payments 5.2 · Wed 4 Mar 2026 15:00 · “x”'],
  ['new payments 5.2 à 15 h 30', 'payments 5.2 · Tue 3 Mar 2026 15:30'],
  ['list à 15 h', 'Tue 3 Mar 2026 15:00'],
  // What is over may be meant where nothing is planned.
  ['list from 1.3. to 15.3.', 'Sun 1 Mar 2026 - Sun 15 Mar 2026'],
  ['calendar 1.3. - 15.3.', 'Sun 1 Mar 2026 - Sun 15 Mar 2026'],
  ['calendar KW 8', 'Mon 16 Feb 2026 - Sun 22 Feb 2026'],
  ['calendar February', 'Sun 1 Feb 2026 - Sat 28 Feb 2026'],
  ['calendar 24.–26. Dezember', 'Thu 24 Dec 2026 - Sat 26 Dec 2026'],
  ['list since yesterday', 'from Mon 2 Mar 2026'],
  ['list since Monday', 'from Mon 2 Mar 2026'],
  ['list since last week', 'from Mon 23 Feb 2026'],
  ['list since 1 March', 'from Sun 1 Mar 2026'],
  ['list seit gestern', 'from Mon 2 Mar 2026'],
  ['list next fortnight', 'for 14 days'],
  ['list releases for @sam', '@sam USAM'],
  ['list by @sam since yesterday', '@sam USAM · from Mon 2 Mar 2026'],
  ['freeze all until friday 6pm bcs sale', 'until Fri 6 Mar 2026 18:00 · “sale”'],
])('%s', (line, means) => {
  expect(sentenceSaid(line)).toBe(means);
});

test.each([
  ['list since 1 September', 'from Mon 1 Sep 2025', 'from Tue 1 Sep 2026'],
  ['list since 4 March', 'from Tue 4 Mar 2025', 'from Wed 4 Mar 2026'],
  ['list since 3 March', 'from Tue 3 Mar 2026', 'from Tue 3 Mar 2026'],
  ['list since September', 'from Mon 1 Sep 2025', 'from Tue 1 Sep 2026'],
  ['list since March', 'from Sun 1 Mar 2026', 'from Sun 1 Mar 2026'],
  ['list since April', 'from Tue 1 Apr 2025', 'from Wed 1 Apr 2026'],
  ['list since December', 'from Mon 1 Dec 2025', 'from Mon 1 Dec 2025'],
  ['list since Q4', 'from Wed 1 Oct 2025', 'from Thu 1 Oct 2026'],
  ['list since Q1', 'from Thu 1 Jan 2026', 'from Thu 1 Jan 2026'],
  ['list since week 50', 'from Mon 8 Dec 2025', 'from Mon 8 Dec 2025'],
  ['list since the 5th', 'from Thu 5 Feb 2026', 'from Thu 5 Nov 2026'],
  ['list since the 3rd', 'from Tue 3 Mar 2026', 'from Tue 3 Nov 2026'],
  ['list since the 31st', 'from Sat 31 Jan 2026', 'from Sat 31 Oct 2026'],
  ['list seit 1. September', 'from Mon 1 Sep 2025', 'from Tue 1 Sep 2026'],
  ['list depuis septembre', 'from Mon 1 Sep 2025', 'from Tue 1 Sep 2026'],
  // With its year it is that one.
  ['list since 1 September 2025', 'from Mon 1 Sep 2025', 'from Mon 1 Sep 2025'],
])('what is said to be since then is the last of its name: %s', (line, inMarch, inNovember) => {
  expect(sentenceSaid(line)).toBe(inMarch);
  expect(sentenceSaid(line, { ...context, now: '2026-11-27T09:00:00.000Z' })).toBe(inNovember);
});

test.each([
  // It may be a release's number, or what the reason begins with: nobody guesses.
  ['go 12 lgtm', 'Is “12” the release R-12, or does the reason begin there?'],
  ['no-go 3 tests are red', 'Is “3” the release R-3, or does the reason begin there?'],
  ['rollback 2 errors', 'Is “2” the release R-2, or does the reason begin there?'],
  ...['-', '–', '—', '--'].map((dash) => [
    `no-go 2 ${dash} 3 tests fail`,
    'Is “2” the release R-2, or does the reason begin there?',
  ]),
  ['rollback 2 - 3 % errors', 'Is “2” the release R-2, or does the reason begin there?'],
  ['cancel 2 – 3 days late', 'Is “2” the release R-2, or does the reason begin there?'],
  ['override 12 votes', 'Is “12” the release R-12, or does the reason begin there?'],
  // What narrows what is done, and is not taken, is no part of a reason.
  ['override R-2 F-1 bank agreed', 'F-1 is a freeze, and none is taken here.'],
  ['override R-2 F-1 because bank agreed', 'F-1 is a freeze, and none is taken here.'],
  ['cancel F-1 R-2 superseded', 'F-1 is a freeze, and none is taken here.'],
  ['cancel freeze F-1', 'F-1 is a freeze, and none is taken here.'],
  ['rollback payments in eu only: errors', 'eu is a region, and none is taken here.'],
  ['rollback payments eu only errors', 'eu is a region, and none is taken here.'],
  ['rollback R-2 only in eu errors', 'eu is a region, and none is taken here.'],
  ['rollback payments eu because errors', 'eu is a region, and none is taken here.'],
  ['cancel payments eu', 'eu is a region, and none is taken here.'],
  ['freeze payments since yesterday because x', '“since …” is in the past.'],
  ['freeze paymnts/production until friday 6pm', "I don't know what “paymnts” is. Did you mean payments?"],
  // What begins at once and lasts would begin now, with that in its reason.
  [
    'lock payments production tomorrow load test',
    '“tomorrow” is later, and this begins at once. If the reason begins there, it comes after “because”.',
  ],
  [
    'emergency-stop payments from 3pm to 5pm errors',
    '“from 3pm to 5pm” is later, and this begins at once. If the reason begins there, it comes after “because”.',
  ],
  [
    'emergency-stop payments in 2 hours errors',
    '“in 2 hours” is later, and this begins at once. If the reason begins there, it comes after “because”.',
  ],
  [
    'pass payments next week bank agreed',
    '“next week” is later, and this begins at once. If the reason begins there, it comes after “because”.',
  ],
  // A name with dashes, said without them, is no shorter name with a reason.
  [
    'emergency-stop staging proxy errors',
    "I don't know “staging proxy”. Did you mean staging-proxy, or does the reason begin there?",
  ],
  [
    'emergency-stop pre production errors',
    "I don't know “pre production”. Did you mean pre-production, or does the reason begin there?",
  ],
  [
    'rollback search and browse errors',
    "I don't know “search and browse”. Did you mean search-and-browse, or does the reason begin there?",
  ],
  [
    'lock staging proxy because index',
    "I don't know “staging proxy”. Did you mean staging-proxy, or does the reason begin there?",
  ],
  [
    'emergency-stop paymnts/production why',
    "I don't know “paymnts”. Did you mean payments, or does the reason begin there?",
  ],
])('what nobody can tell, or nobody takes, is asked about: %s', (line, fault) => {
  expect(sentenceSaid(line)).toBe(`✗ ${fault}`);
});
