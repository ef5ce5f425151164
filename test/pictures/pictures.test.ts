import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-wasm';
import { describe, expect, test } from 'vitest';
import { pngOf } from '../../src/pictures/png.ts';
import { drawing, fitted, text } from '../../src/pictures/svg.ts';
import { type Touches, touchesPicture } from '../../src/pictures/touches.ts';

const NAUGHTY: string[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/naughty-strings.json'), 'utf8'),
);
const touches = (title: string): string => {
  const all: Touches = {
    needs: [{ service: 'ledger' }],
    own: [{ service: 'api', version: title, busy: title }],
    neededBy: [],
    lines: [['api', 'ledger']],
  };
  return touchesPicture(title, all);
};

describe('a picture', () => {
  test('shows its words: with the bundled font they are drawn, without one they vanish', async () => {
    const worded = drawing(120, [text(24, 60, 'Frozen until Monday', { size: 32 })]);
    const wordless = drawing(120, []);
    const bare = (svg: string) => new Resvg(svg).render().asPng();
    expect((await pngOf(worded)).equals(await pngOf(wordless))).toBe(false);
    expect(bare(worded)).toEqual(bare(wordless));
  });

  test.each(NAUGHTY)('of %j is drawn, and what was typed stays text', async (said) => {
    const svg = touches(said);
    expect(svg).not.toMatch(/<(script|img|iframe|foreignObject|image)\b/i);
    expect((await pngOf(svg)).subarray(1, 4).toString()).toBe('PNG');
  });

  test('of long names that begin alike shows where they differ, and ends before its box does', () => {
    const name = (region: string) => fitted(`checkout-api-settlement-worker-${region}`, 200, 20);
    expect([name('eu'), name('us')]).toEqual(['checkout…rker-eu', 'checkout…rker-us']);
    expect(fitted('ledger', 200, 20)).toBe('ledger');
    expect([1, 20, 30, 40].map((width) => fitted('ledger', width, 20))).toEqual(['…', '…', 'l…', 'l…r']);
  });
});
