import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { say } from '../../src/domain/phrase.ts';
import { reasonFault } from '../../src/domain/reason.ts';

const offers = [{ verb: 'pause', label: 'Pause…', about: 'R-1' }];

test.each(['', ' ', '\n', ' \t\n', '\u00a0'])('%j is no reason: its field is asked for', (why) => {
  const needs = say`A pause needs its reason.`;
  expect(reasonFault(why, needs)).toEqual({ refused: 'needs-reason', why: needs, field: 'why' });
  expect(reasonFault(why, needs, { offers })).toEqual({ refused: 'needs-reason', why: needs, field: 'why', offers });
});

test.each(['errors rise', ' x ', '-', '0'])('%j is one', (why) => {
  expect(reasonFault(why, say`A pause needs its reason.`)).toBeUndefined();
});

test('it is refused in one place, under one code', () => {
  const domain = join(import.meta.dirname, '../../src/domain');
  const refusing = readdirSync(domain, { recursive: true, encoding: 'utf8' }).filter(
    (f) =>
      f.endsWith('.ts') && /'needs-reason'|'no-why'|why\.trim\(\) === ''\)/.test(readFileSync(join(domain, f), 'utf8')),
  );
  // That the cause is asked for by name is no second refusal.
  expect(refusing.toSorted()).toEqual(['deciding/decision.ts', 'reason.ts']);
});
