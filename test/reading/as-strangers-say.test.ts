import { expect, test } from 'vitest';
import type { Parts } from '../../src/reading/part.ts';
import { read, type Takes } from '../../src/reading/read.ts';
import { writeTime } from '../../src/time/typed/index.ts';
import { WORDS } from '../../src/words/router.ts';
import { context } from './given.ts';

const TAKES: ReadonlyMap<string, Takes<Parts>> = new Map(
  WORDS.flatMap(({ name, typed }): [string, Takes<Parts>][] => (typed?.takes ? [[name, typed.takes]] : [])),
);

/** What a whole line says, as short as can be: what each of its parts holds, its time written out, and its reason. */
function said(line: string, at = context): string {
  const [word = '', ...rest] = line.split(' ');
  const takes = TAKES.get(word);
  if (!takes) throw new Error(`${word} reads no sentence`);
  const found = read(takes, { text: rest.join(' '), mentions: [] }, at);
  if (!found.ok) return `✗ ${found.fault.why}`;
  const { when, why, anyway, everything, ...parts } = found.said;
  const time = when?.time ? writeTime(when.time, context.zone) : when?.said;
  return [flat(parts), time, why && `“${why}”`].filter((part) => part).join(' · ');
}

/** The values of parts, without the names of what holds them. */
function flat(value: unknown): string {
  if (Array.isArray(value)) return value.map(flat).filter(Boolean).join(', ');
  if (value && typeof value === 'object') return Object.values(value).map(flat).filter(Boolean).join(' ');
  return value === true || value === false || value === undefined ? '' : String(value);
}

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
  expect(said(line)).toBe(means);
});

test.each([
  'lock payments and wibble in staging load test',
  'unlock payments & wibble',
  'emergency-stop payments and wibble: errors doubled',
  'rollback payments and also wibble 5.1 because x',
  'done-by-hand payments 5.1 eu and wibble – kubectl',
])('what is listed beside a name, and unknown, is named: %s', (line) => {
  expect(said(line)).toMatch(/^✗ I don't know what “wibble” is\./);
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
  expect(said(line, called(name))).toBe(means);
});
