import fc from 'fast-check';
import { expect, test } from 'vitest';
import { read } from '../../src/reading/read.ts';
import { company, context, TAKES } from './given.ts';

const version = fc.constantFrom('1', '12', '4.2.0', '2026-03', '4.2.0-2h', '4.2.0-production', 'v9', '4.3');
const item = fc.record({ service: fc.constantFrom(...company.services.map((s) => s.name)), version });
const items = fc.uniqueArray(item, { selector: (i) => i.service, minLength: 1, maxLength: 4 });
const where = fc.constantFrom(...company.environments.map((e) => e.name));
const when = fc.constantFrom(
  'tomorrow 3pm',
  'Fri 15:00 - 18:00',
  'in two hours',
  'Thursday 16:00 for 2h',
  '9 March 15:00',
);
const why = fc.constantFrom('', 'search to staging tomorrow', 'we move from Oracle: until Friday — 9');
const kind = fc.constantFrom('', 'emergency', 'hotfix');
const plan = fc.record({ items, where, when, why, kind });

/** The parts of a plan in some order, each as it is typed; `keys` say which comes first. */
function typed(
  p: { items: { service: string; version: string }[]; where: string; when: string; kind: string },
  keys: number[],
  more: string[] = [],
) {
  const said = [...p.items.map((i) => `${i.service} ${i.version}`), `to ${p.where}`, p.when, p.kind, ...more].filter(
    Boolean,
  );
  return said
    .map((part, i) => ({ part, key: keys[i] ?? 0 }))
    .toSorted((a, b) => a.key - b.key)
    .map((s) => s.part)
    .join(' ');
}
const keys = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 });
const names = (all: { service: string; version?: string }[]) => all.map((i) => `${i.service} ${i.version}`).toSorted();

test('a sentence made of known parts in any order reads back as its parts', () => {
  fc.assert(
    fc.property(plan, keys, (p, order) => {
      const text = `${typed(p, order)}${p.why && ` because ${p.why}`}`;
      const reading = read(TAKES.plan, { text, mentions: [] }, context);
      expect(reading.ok ? 'read' : `${text}: ${reading.fault.why}`).toBe('read');
      if (!reading.ok) return;
      const { said } = reading;
      expect([names(said.items), said.where, said.when.said, said.why], text).toEqual([
        names(p.items),
        p.where,
        p.when,
        p.why,
      ]);
      expect(said.kind).toBe(p.kind ? 'emergency' : undefined);
    }),
    { numRuns: 300 },
  );
});

test('with one word that is unknown it is refused, naming that word', () => {
  const unknown = fc.constantFrom('stagign', 'paymnts', 'quickly', 'zzz', 'everybody');
  fc.assert(
    fc.property(plan, keys, unknown, (p, order, word) => {
      const reading = read(TAKES.plan, { text: typed(p, order, [word]), mentions: [] }, context);
      expect(reading.ok ? 'read' : reading.fault.why).toContain(`“${word}”`);
    }),
    { numRuns: 300 },
  );
});
