import { expect, test } from 'vitest';
import { context } from './given.ts';
import { sentenceSaid } from './sentence-said.ts';

test.each([
  // What kind of thing a name is of may be said beside it.
  [
    'freeze the payments service in the staging environment until Friday 18:00 because x',
    'payments staging · until Fri 6 Mar 2026 18:00 · “x”',
  ],
  ['new the payments service 5.2 to staging env tomorrow 3pm', 'payments 5.2 staging · Wed 4 Mar 2026 15:00'],
  ['what-if the search service 8.1 to the staging environment', 'search 8.1 staging'],
  ['lock payments service staging env: load test', 'payments staging · “load test”'],
  ['unlock the staging environment', 'staging'],
  ['rollback the payments service in production refunds fail', 'payments production · “refunds fail”'],
  ['move R-12 from the staging env to the production environment', 'R-12 staging production'],
  ['hotfix the search service 8.1.1 to the production environment because x', 'search 8.1.1 production · “x”'],
  ['drill the search service on the staging environment', 'search staging'],
  ['drill search @ staging', 'search staging'],
  ['freeze staging for 2h except the search service because x', 'staging search · for 2 h · “x”'],
  // Where no term follows it is the reason's.
  ['lock payments service restarts at noon', 'payments · “service restarts at noon”'],
  ['emergency-stop payments service is down', 'payments · “service is down”'],
  ['lock staging environment is broken', 'staging · “environment is broken”'],
  // Politeness is no reason.
  ['unlock payments production now pls', 'payments production'],
  ['done-by-hand payments 5.1 eu bitte 🙏', 'payments 5.1 eu'],
  ['no-go R-12 please disk is full', 'R-12 · “disk is full”'],
  // An end in German, and days in French.
  ['pass R-12 bis Freitag 18 Uhr weil das Finanzamt wartet', 'R-12 2026-03-06T17:00:00.000Z · “das Finanzamt wartet”'],
  ['new payments 5.2 après-demain à 15h', 'payments 5.2 · Thu 5 Mar 2026 15:00'],
  // Days of one month, however they are counted.
  ['calendar 24.–26. Dezember', 'Thu 24 Dec 2026 - Sat 26 Dec 2026'],
  ['calendar the 24th to the 26th of December', 'Thu 24 Dec 2026 - Sat 26 Dec 2026'],
  ['calendar 24th-26th December', 'Thu 24 Dec 2026 - Sat 26 Dec 2026'],
  // Dashes and colons between terms mark no reason, as long as one is marked after them.
  ['hand-over to @sam – R-12 – vacation', '@sam USAM R-12 · “vacation”'],
  ['hand-over @sam: R-12 because off', '@sam USAM R-12 · “off”'],
  [
    'freeze payments – production – until Friday 18:00 – sale',
    'payments production · until Fri 6 Mar 2026 18:00 · “sale”',
  ],
  ['new payments 5.2 - to staging - tomorrow 3pm', 'payments 5.2 staging · Wed 4 Mar 2026 15:00'],
  ['emergency-stop payments – production – errors doubled', 'payments production · “errors doubled”'],
  ['lock payments – production – 2h – index rebuild', 'payments production 120 · “index rebuild”'],
  ['hotfix checkout-api 4.1.4 – production – carts empty', 'checkout-api 4.1.4 production · “carts empty”'],
  ['no-go R-12: payments in production', 'R-12 · “payments in production”'],
  ['unlock payments – staging is broken', 'payments · “staging is broken”'],
  ['delegate my sre vote to @sam till Friday 18:00', '@sam USAM sre · until Fri 6 Mar 2026 18:00'],
  ['delegate all my votes to @sam for 2 days', '@sam USAM · for 2 days'],
  // What is listed beside a name, and then goes on, is a reason.
  ['cancel R-13 and tell QA', 'R-13 · “and tell QA”'],
  ['cancel payments and close the ticket', 'payments · “and close the ticket”'],
  ['lock payments and then also search in staging x', 'payments, search staging · “x”'],
  ['rollback payments and then search because x', 'payments, search · “x”'],
])('%s', (line, means) => {
  expect(sentenceSaid(line)).toBe(means);
});

test.each([
  'lock payments and wibble in staging load test',
  'unlock payments & wibble',
  'emergency-stop payments and wibble: errors doubled',
  'rollback payments and also wibble 5.1 because x',
  'done-by-hand payments 5.1 eu and wibble – kubectl',
])('what is listed beside a name, and unknown, is named: %s', (line) => {
  expect(sentenceSaid(line)).toMatch(/^✗ I don't know what “wibble” is\./);
});

/** A service called as a day or a month is. */
const called = (name: string) => ({
  ...context,
  company: { ...context.company, services: [...context.company.services, { name, about: '', dependsOn: [] }] },
});
test.each([
  ['monday', 'new monday 3 monday 3pm', 'monday 3 · Mon 9 Mar 2026 15:00'],
  ['monday', 'freeze monday until next monday 8am because x', 'monday · until Mon 9 Mar 2026 08:00 · “x”'],
  ['monday', 'freeze until monday 18:00 because x', 'until Mon 9 Mar 2026 18:00 · “x”'],
  ['may', 'new may 2 to staging 5 may 3pm', 'may 2 staging · Tue 5 May 2026 15:00'],
  ['may', 'freeze may until 5 may 18:00 because x', 'may · until Tue 5 May 2026 18:00 · “x”'],
])('where a service is called %s: %s', (name, line, means) => {
  expect(sentenceSaid(line, called(name))).toBe(means);
});

// What strangers type: said aloud to a phone, pasted from an e-mail or a list, in other words, zones and alphabets.
test.each([
  ['new payments 5.2 to production at noon on Friday', 'payments 5.2 production · Fri 6 Mar 2026 12:00'],
  ['new payments 5.2 to production Friday week 3pm', 'payments 5.2 production · Fri 13 Mar 2026 15:00'],
  ['new payments 5.2 to production in a fortnight at 15:00', 'payments 5.2 production · Tue 17 Mar 2026 15:00'],
  ['new payments 5.2 to production 2026-W11-4 15:00', 'payments 5.2 production · Thu 12 Mar 2026 15:00'],
  ['new payments 5.2 to production KW 11 Donnerstag 15 Uhr', 'payments 5.2 production · Thu 12 Mar 2026 15:00'],
  ['new payments 5.2 to production EOD Friday', 'payments 5.2 production · Fri 6 Mar 2026 18:00'],
  ['new payments 5.2 to production tomorrow 24:00', 'payments 5.2 production · Thu 5 Mar 2026 00:00'],
  ['new payments 5.2 to production Friday 12 am', 'payments 5.2 production · Fri 6 Mar 2026 00:00'],
  ['new payments 5.2 to production Friday 12am-2am', 'payments 5.2 production · Fri 6 Mar 2026 00:00 - 02:00'],
  ['new payments 5.2 to production third Friday of March 15:00', 'payments 5.2 production · Fri 20 Mar 2026 15:00'],
  ['new payments 5.2 to production on the first of April 10am', 'payments 5.2 production · Wed 1 Apr 2026 10:00'],
  ['new payments 5.2 to production Friday 3pm PST', 'payments 5.2 production · Sat 7 Mar 2026 00:00'],
  ['new payments 5.2 to production Friday 3pm London time', 'payments 5.2 production · Fri 6 Mar 2026 16:00'],
  ['new payments 5.2 to production Friday 3pm in New York', 'payments 5.2 production · Fri 6 Mar 2026 21:00'],
  ['new payments 5.2 to production Friday 15:00 UTC+5:30', 'payments 5.2 production · Fri 6 Mar 2026 10:30'],
  ['new payments 5.2 to production 6 mars 15h', 'payments 5.2 production · Fri 6 Mar 2026 15:00'],
  [
    'new payments 5.2 to production viernes 15:00 porque reembolsos',
    'payments 5.2 production · Fri 6 Mar 2026 15:00 · “reembolsos”',
  ],
  [
    'new payments 5.2 to production vendredi 15h parce que c’est prêt',
    'payments 5.2 production · Fri 6 Mar 2026 15:00 · “c’est prêt”',
  ],
  [
    'new payments 5.2 to production vrijdag om 15 uur omdat het moet',
    'payments 5.2 production · Fri 6 Mar 2026 15:00 · “het moet”',
  ],
  ['new “payments 5.2” to ‘production’ “tomorrow 3pm”', 'payments 5.2 production · Wed 4 Mar 2026 15:00'],
  [
    'new payments\u00a05.2 to\u00a0production tomorrow\u00a03\u202fpm',
    'payments 5.2 production · Wed 4 Mar 2026 15:00',
  ],
  ['new payments 5.2\u200b to production tomorrow 3pm', 'payments 5.2 production · Wed 4 Mar 2026 15:00'],
  ['new • payments 5.2\n• production\n• tomorrow 3pm', 'payments 5.2 production · Wed 4 Mar 2026 15:00'],
  ['new payments 5.2 to production tomorrow 3pm\n\nBest,\nSam', 'payments 5.2 production · Wed 4 Mar 2026 15:00'],
  [
    'new payments 5.2 to production tomorrow 3pm\n\nKind regards,\nSam Rivera\nHarbor GmbH\n+49 30 1234',
    'payments 5.2 production · Wed 4 Mar 2026 15:00',
  ],
  [
    'new payments 5.2 to production tomorrow 3pm because refunds\n-- \nSam Rivera, Harbor',
    'payments 5.2 production · Wed 4 Mar 2026 15:00 · “refunds”',
  ],
  ['new payments 5.2 to production tomorrow 3pm Sent from my iPhone', 'payments 5.2 production · Wed 4 Mar 2026 15:00'],
  [
    'new payments 5.2 to production tomorrow 3pm because refunds\nViele Grüße\nJörg',
    'payments 5.2 production · Wed 4 Mar 2026 15:00 · “refunds”',
  ],
  [
    'new payments 5.2 to production tomorrow 3pm, because: refunds',
    'payments 5.2 production · Wed 4 Mar 2026 15:00 · “refunds”',
  ],
  ['new payments 5.2 to production in 3 working days at 10', 'payments 5.2 production · Fri 6 Mar 2026 10:00'],
  [
    'new payments 5.2 to production tomorrow between 3pm and 5pm',
    'payments 5.2 production · Wed 4 Mar 2026 15:00 - 17:00',
  ],
  ['move R-12 a fortnight later', 'R-12 · a fortnight later'],
  ['move R-12 to "Friday 3 pm" because ‘QA’ is sick', 'R-12 · to Friday 3 pm · “‘QA’ is sick”'],
  ['move R-12 to Friday 3pm\n\nThanks,\nSam', 'R-12 · to Friday 3pm'],
  [
    'freeze payments from noon tomorrow until EOD Friday because audit',
    'payments · Wed 4 Mar 2026 12:00 - Fri 6 Mar 2026 18:00 · “audit”',
  ],
  [
    'freeze payments Friday 24:00 till Monday 0:00 because audit',
    'payments · Sat 7 Mar 2026 00:00 - Mon 9 Mar 2026 00:00 · “audit”',
  ],
  ['freeze payments Dec 24 – Jan 2 because holidays', 'payments · Thu 24 Dec 2026 - Sat 2 Jan 2027 · “holidays”'],
  ['freeze payments for a fortnight because audit', 'payments · for 14 days · “audit”'],
  ['freeze payments until Monday 08:00 CET, because "audit"', 'payments · until Mon 9 Mar 2026 08:00 · “audit”'],
  [
    'freeze payments tonight from 22:00 to 2 because audit',
    'payments · Tue 3 Mar 2026 22:00 - Wed 4 Mar 2026 02:00 · “audit”',
  ],
  ['lock payments in production till noon: load test', 'payments production 2026-03-03T11:00:00.000Z · “load test”'],
  ['lock payments in production for 2 h load test', 'payments production 120 · “load test”'],
  ['lock payments production “load test” for 1h', 'payments production 60 · “load test”'],
  ['lock • payments • production • load test', 'payments production · “load test”'],
  ['hotfix payments 5.1.4 asap because carts are empty', 'payments 5.1.4 · “carts are empty”'],
  ['rollback “payments” errors', 'payments · “errors”'],
  ['rollback payments!! refunds fail', 'payments · “refunds fail”'],
  ['drill payments in staging now', 'payments staging · Tue 3 Mar 2026 10:00'],
  ['drill payments in staging tomorrow noon', 'payments staging · Wed 4 Mar 2026 12:00'],
  ['vote on payments 5.2 please', 'payments 5.2'],
  ['vote on R-12', 'R-12'],
  ['no-go on R-12: disk is full', 'R-12 · “disk is full”'],
  ['no-go for R-12: disk is full\n-- \nSam', 'R-12 · “disk is full”'],
  ['no-go R-12 “disk is full”', 'R-12 · “disk is full”'],
  ['override R-12 because the board said so\n\nSent from my iPhone', 'R-12 · “the board said so”'],
  ['cancel R-12 «not needed»', 'R-12 · “not needed”'],
  // What is quoted inside a reason is no quotation of it.
  ['cancel R-12 “A” and “B”', 'R-12 · ““A” and “B””'],
  // A line that thanks somebody is no end of a letter, where more is said.
  [
    `cancel R-12 because it is slow\nthanks\n${'and there is a lot more to say about it, on and on and on, see '.repeat(2)}`,
    `R-12 · “it is slow\nthanks\n${'and there is a lot more to say about it, on and on and on, see '.repeat(2).trim()}”`,
  ],
  ['delegate to @sam until Friday week', '@sam USAM · until Fri 13 Mar 2026 18:00'],
  ['delegate to @sam for a fortnight', '@sam USAM · for 14 days'],
  ['update execs on R-12 – refunds are late', 'R-12 executives · “refunds are late”'],
  ['list KW 11', 'Mon 9 Mar 2026 - Sun 15 Mar 2026'],
  ['list 2026-W11', 'Mon 9 Mar 2026 - Sun 15 Mar 2026'],
  ['list 24 December', 'Thu 24 Dec 2026'],
  ['what-if payments 5.2 Friday week at noon', 'payments 5.2 · Fri 13 Mar 2026 12:00'],
  ['unfreeze payments tomorrow 24:00', 'payments · Thu 5 Mar 2026 00:00'],
  ['pass R-12 for 2 h payments must go', 'R-12 120 · “payments must go”'],
])('%s', (line, means) => {
  expect(sentenceSaid(line)).toBe(means);
});

test.each([
  ['new payments 5.2 to production Friday midnight', /can mean more than one time/],
  ['new payments 5.2 to production Friday 3 pm IST', /can mean more than one time/],
  ['new payments 5.2 to production 6/3/26 3pm', /can mean more than one time/],
  ['new payments 5.2 to production sexta-feira 15:00', /“sexta-feira”.*Friday/],
  ['new payments 5.2 to production пятница 15:00', /“пятница”/],
  ['new payments 5.2 to production 3月6日', /“3月6日”/],
  ['new payments five point two to production tomorrow 3pm', /“five”/],
  ['new payments 5.2 to production Friday 25:00', /There is no 25:00/],
  ['new payments 5.2 to production on the 31st of April 3pm', /April has no day 31/],
  ['new payments 5.2 to production Easter Monday 10:00', /easter monday/i],
  ['new payments 5.2 to production right after the freeze', /“right”/],
  ['move R-12 to 15:00 Zürich', /“Zürich”/],
  ['freeze payments until further notice because audit', /“further notice” is no end/],
  ['freeze payments hasta el viernes 18:00 porque auditoría', /“hasta”.*until/],
  ['freeze payments until the 15th because audit', /can mean more than one time/],
  ['delegate to @sam while I’m away', /“while”/],
])('what is not understood, or can mean two things, is named: %s', (line, fault) => {
  expect(sentenceSaid(line)).toMatch(fault);
});
