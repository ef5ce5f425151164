import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { votes } from '../document.ts';

/** Another owns the release that it is about: nobody who has ever owned it clears it. */
export const ownerChanged = fact(votes, 'OwnerChanged')<{ by: string; at: string }>()({
  evolve: (vote, { by }) => ({ ...vote, owners: [...new Set([...(vote.owners ?? []), by])] }),
  follows: (_, vote, world) => [dueAt(world).edit(vote.id)],
});
