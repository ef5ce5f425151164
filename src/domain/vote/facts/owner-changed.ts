import { fact } from '../../deciding/fact.ts';
import { one } from '../../deciding/reads.ts';
import { dueAt } from '../../intents/due.ts';
import { releases } from '../../release/document.ts';
import { votes } from '../document.ts';
import { nobodyLeftTold } from '../nobody-left.ts';

/** Another owns the release that it is about: nobody who has ever owned it clears it. */
export const ownerChanged = fact(votes, 'OwnerChanged')<{ by: string; at: string }>()({
  evolve: (vote, { by }) => ({ ...vote, owners: [...new Set([...(vote.owners ?? []), by])] }),
  reads: (_, vote) => ({ release: one(releases, vote.release) }),
  follows: (_, vote, world) => [dueAt(world).edit(vote.id), ...nobodyLeftTold(world.release, vote, world)],
});
