import { expect, test } from 'vitest';
import { freezesAt } from '../../../src/domain/freeze/freeze.ts';
import type { Command } from '../../../src/domain/index.ts';
import { approved, COMPANY, type Given } from '../given.ts';

const nightly = {
  name: 'Night shift',
  why: 'batch runs',
  start: '0 22 * * *',
  hours: 2,
  zone: 'Europe/Berlin',
  scope: { services: [], environments: [] },
  announce: true,
};
const audiences = COMPANY.audiences.map((a) => ({ ...a, events: ['frozen' as const, 'thawed' as const] }));
const FROM = '2026-03-03T21:00:00.000Z';
const UNTIL = '2026-03-03T23:00:00.000Z';
const given = (more: object = {}) => {
  return approved()
    .by('gonogo')
    .at(FROM)
    .company({ audiences, freezes: [{ ...nightly, ...more }] });
};
/** What a command leads to: posts and timers. */
function leads(g: Given, command: Command): string[] {
  const before = g.facts.length;
  return g
    .done(command)
    .follows(g.facts.length - before)
    .flatMap((d) => {
      if (d.intent.kind === 'post') return [`${d.intent.told.event} ${d.intent.audience}`];
      return d.intent.kind === 'timer' ? [`${d.intent.command.type} ${d.dueAt}`] : [];
    });
}
const come = { type: 'AnnounceFreeze', freeze: 'Night shift', from: FROM } as const;
const go = { type: 'AnnounceThaw', freeze: 'Night shift', from: FROM } as const;

test('a freeze that comes again is announced when it begins and ends, and calls for the next', () => {
  const g = given();
  expect(leads(g, come)).toEqual(['frozen engineering', `AnnounceThaw ${UNTIL}`]);
  expect(leads(g.at(UNTIL), go)).toEqual(['thawed engineering', 'AnnounceFreeze 2026-03-04T21:00:00.000Z']);
});

test('what holds is reckoned from the manifests: it is not declared a second time', () => {
  const g = given();
  leads(g, come);
  const target = { services: ['api'], environment: 'production', change: 'normal' as const };
  expect(freezesAt(g.world, target, FROM).map((f) => f.name)).toEqual(['Night shift']);
});

test('one that was over before it could be announced only calls for the next; one that is not announced, for nothing', () => {
  expect(leads(given().at('2026-03-04T08:00:00.000Z'), come)).toEqual(['AnnounceFreeze 2026-03-04T21:00:00.000Z']);
  given({ announce: false }).when(come).thenFacts();
  given({ announce: false }).when(go).thenFacts();
});
