import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { releases } from '../release/document.ts';
import { unknownRelease } from '../release/unknown.ts';
import { confirmedBy, confirmedOf, itemsConfirmedBy } from './checklist.ts';
import { itemTakenBack } from './facts/item-taken-back.ts';

/** Whoever confirmed an item of the checklist of a release confirms it no more. */
export type TakeBackItem = { type: 'TakeBackItem'; release: string; item: string };

export const takeBackItem = command<TakeBackItem>()({
  reads: ({ release }) => ({ release: one(releases, release) }),
  also: ({ release }) => confirmedOf(release),
  decide(world, { release: id, item: typed }): Decision {
    const { release, actor, now: at } = world;
    if (!release) return unknownRelease(id);
    const isTyped = (item: string) => item.toLowerCase() === typed.trim().toLowerCase();
    const item = itemsConfirmedBy(actor.id, release, world).find(isTyped);
    if (item === undefined) return moot('you have not confirmed it');
    const facts = confirmedBy(actor.id, release, item, world).map((subject, n) =>
      // Of several services it is said once.
      itemTakenBack.of(subject, { item, by: actor.id, at, ...(n === 0 && { release: id }) }),
    );
    return { facts };
  },
});
