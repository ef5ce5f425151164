import { expect, test } from 'vitest';
import { audiences } from '../../src/reading/parts/audiences.ts';
import { whichReleaseBeforeReason } from '../../src/reading/parts/release.ts';
import { read } from '../../src/reading/read.ts';
import { company, context } from './given.ts';

const TAKES = { parts: { release: whichReleaseBeforeReason, audiences }, why: 'free' } as const;
const reading = (text: string, of = context) => {
  const found = read(TAKES, { text, mentions: [] }, of);
  if (!found.ok) return found.fault.why;
  const { release, audiences: named, why } = found.said;
  return [named.join('+'), release.id ?? release.services.join('+'), why].join(' | ');
};

test.each([
  ['executives on R-12: refunds are late', 'executives | R-12 | refunds are late'],
  ['the executives about R-12 refunds are late', 'executives | R-12 | refunds are late'],
  ['execs on R-12 refunds are late', 'executives | R-12 | refunds are late'],
  ['leadership team on payments', 'executives | payments | '],
  ['Leaders: refunds are late', 'executives |  | refunds are late'],
  ['R-12 for executives: refunds are late', 'executives | R-12 | refunds are late'],
  ['R-12 executives only: refunds are late', 'executives | R-12 | refunds are late'],
  ['R-12 to support', 'support | R-12 | '],
  ['customers that refunds are late', 'support |  | refunds are late'],
  ['clients and execs about refunds being late', 'support+executives |  | refunds being late'],
  ['support, engineers R-12 refunds are late', 'support+engineering | R-12 | refunds are late'],
  ['customer support on payments: refunds are late', 'support | payments | refunds are late'],
  ['devs & support on R-12', 'engineering+support | R-12 | '],
  ['everybody on R-12: refunds are late', 'engineering+executives+support | R-12 | refunds are late'],
  ['#support-news on R-12: refunds are late', 'support | R-12 | refunds are late'],
  // What happened may be about them.
  ["R-12 customers can't pay", " | R-12 | customers can't pay"],
  ['customers are angry', ' |  | customers are angry'],
  ['R-12 support tickets pile up', ' | R-12 | support tickets pile up'],
  ['R-12 refunds fail for customers', ' | R-12 | refunds fail for customers'],
  ['R-12 because executives asked', ' | R-12 | executives asked'],
])('%s', (text, said) => expect(reading(text)).toBe(said));

const few = { ...context, company: { ...company, audiences: company.audiences.slice(0, 1) } };
test.each([
  ['execs on R-12: refunds are late', 'execs'],
  ['customers: refunds are late', 'customers'],
  ['R-12 customers: refunds are late', 'customers'],
  ['R-12 to support: refunds are late', 'support'],
])('those whom nobody speaks to are named, with those there are: %s', (text, named) =>
  expect(reading(text, few)).toContain(`Nobody hears of releases as “${named}”. There are engineering`),
);
test.each([
  ['R-12 for customers it is slower', ' | R-12 | for customers it is slower'],
  ['R-12 execs on call were paged', ' | R-12 | execs on call were paged'],
  ['R-12 customers on the old plan pay more', ' | R-12 | customers on the old plan pay more'],
])('what happened is no address of those whom nobody speaks to: %s', (text, said) =>
  expect(reading(text, few)).toBe(said),
);

test.each([
  ['R-12 dev, then prod', ' | R-12 | dev, then prod'],
  ['R-12 support, sales and we are on it', ' | R-12 | support, sales and we are on it'],
  ['support, engineers: refunds are late', 'support+engineering |  | refunds are late'],
  ['R-12 to support, refunds are late', 'support | R-12 | refunds are late'],
])('a comma sets apart whoever is one of several, or told: %s', (text, said) => expect(reading(text)).toBe(said));
