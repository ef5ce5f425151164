import { expect, test } from 'vitest';
import { button, fitsButton } from '../../src/blocks/blocks.ts';

test('what fits into a button is carried whole, and nothing longer is said to fit', () => {
  for (const length of [0, 1, 1999, 2000]) {
    const about = 'x'.repeat(length);
    expect([fitsButton(about), button('Go', 'go', about).value === about]).toEqual([true, true]);
  }
  expect([fitsButton('x'.repeat(2001)), button('Go', 'go', 'x'.repeat(2001)).value?.length]).toEqual([false, 2000]);
});
