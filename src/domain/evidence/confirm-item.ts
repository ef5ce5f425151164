import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { releases } from '../release/document.ts';
import { unknownRelease } from '../release/unknown.ts';
import { cantConfirm, checklistOf, confirmedOf, rolesConfirming, unconfirmedBy } from './checklist.ts';
import { itemConfirmed } from './facts/item-confirmed.ts';
import { builtOf } from './known-of.ts';

/** Somebody of its role confirms an item of the checklist for all that a release brings. `note`: what they looked at; may be empty. */
export type ConfirmItem = { type: 'ConfirmItem'; release: string; item: string; note: string };

export const confirmItem = command<ConfirmItem>()({
  reads: ({ release }) => ({ release: one(releases, release) }),
  also: ({ release }) => ({ ...builtOf(release), ...confirmedOf(release) }),
  decide(world, { release: id, item: typed, note }): Decision {
    const { release, actor, now } = world;
    if (!release) return unknownRelease(id);
    const isTyped = (item: string) => item.toLowerCase() === typed.trim().toLowerCase();
    const item = checklistOf(release, world).find((c) => isTyped(c.item))?.item ?? typed;
    const no = cantConfirm(release, item, actor.id, world);
    if (no) return no;
    const as = rolesConfirming(actor.id, release, item, world);
    const facts = unconfirmedBy(actor.id, release, item, world).map(({ subject, commit }) => {
      const confirmed = { item, by: actor.id, at: now, as, ...(commit !== undefined && { commit }) };
      return itemConfirmed.of(subject, { confirmed, text: { note } });
    });
    return facts.length > 0 ? { facts } : moot('you have confirmed it already');
  },
});
