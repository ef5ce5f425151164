import { expect, test } from 'vitest';
import { homeBlocks } from '../../src/cards/home.ts';
import { myTurnCard } from '../../src/cards/turn.ts';
import { given, PLAN } from '../domain/given.ts';

/** So many releases of one owner, none voted on yet. */
function owning(count: number) {
  const { world } = given().done(PLAN);
  const [planned] = world.openReleases;
  if (!planned) throw new Error('nothing was planned');
  return { ...world, openReleases: Array.from({ length: count }, (_, n) => ({ ...planned, id: `R-${n + 1}` })) };
}
const named = (text: string) => text.split('\n').filter((line) => line.startsWith('• ')).length;
const left = (text: string) => Number(/\nand (\d+) more: `\/release list mine`$/.exec(text)?.[1] ?? 0);

test('what is not named of what waits for a person is counted: nothing is silently left out', () => {
  for (const count of [1, 2, 21, 22, 40, 60, 500]) {
    const { text, blocks } = myTurnCard('UMANAGER', owning(count));
    expect(1 + named(text) + left(text), `${count} in the text`).toBe(count);
    const lists = blocks.flatMap((b) =>
      b.type === 'section' && b.text?.text.startsWith('*Also') ? [b.text.text] : [],
    );
    const buttons = blocks.filter((b) => b.type === 'actions').length;
    expect(buttons + named(lists.join()) + left(lists.join()), `${count} in the blocks`).toBe(count);
    expect(blocks.every((b) => b.type !== 'context')).toBe(true);
  }
});

test('App Home counts them too', () => {
  const blocks = homeBlocks('UMANAGER', owning(500));
  const also = blocks.flatMap((b) => (b.type === 'section' && b.text?.text.startsWith('*Also') ? [b.text.text] : []));
  expect(12 + named(also.join()) + left(also.join())).toBe(500);
});
