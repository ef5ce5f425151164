import { expect, test } from 'vitest';
import { setupBlocks } from '../../src/setup/blocks.ts';
import { fine, warning, wrong } from '../../src/setup/finding.ts';
import { setupText } from '../../src/setup/text.ts';

const BAD = wrong('#a <b> & c is archived', 'Unarchive it.');

test('in a terminal each finding has its mark, its remedy below it, and no line is too long', () => {
  const long = warning('x'.repeat(30).concat(' y').repeat(6), 'Do this.');
  const text = setupText([fine('Fine'), BAD, long]);
  expect(text).toMatch(/^✓ Fine\n✗ Wrong: #a <b> & c is archived\n {2}→ Unarchive it\.\n! Careful: x/);
  expect(text).toMatch(/\n\n1 thing is wrong\. 1 thing to be careful about\.$/);
  expect(Math.max(...text.split('\n').map((l) => l.length))).toBeLessThanOrEqual(98);
  expect(setupText([fine('Fine')])).toMatch(/Nothing is wrong\.$/);
});

test('App Home has what is wrong, escaped, and counts the rest; nothing where all is fine', () => {
  expect(setupBlocks([fine('Fine')])).toEqual([]);
  const shown = JSON.stringify(setupBlocks([BAD, warning('w', 'r')]));
  expect(shown).toContain('#a &lt;b&gt; &amp; c is archived');
  expect(shown).toContain('1 to be careful about: `npm run doctor`');
  expect(setupBlocks(Array.from({ length: 300 }, () => BAD)).length).toBeLessThan(8);
});
