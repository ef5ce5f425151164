import type { View } from '@slack/types';
import { onlyFor, ownedIn } from '../../cards/only-for.ts';
import { some } from '../../domain/deciding/reads.ts';
import { releases } from '../../domain/release/document.ts';
import { type Answer, type Ask, seeFor } from '../ask.ts';

/** An answer that the person alone sees holds only what they may use; which one was meant is asked with every choice. */
export async function onlyTheirs<A extends Answer | { update: View }>(answer: A, a: Ask): Promise<A> {
  if (!('say' in answer) || answer.asks) return answer;
  const { blocks } = answer.say;
  const world = await seeFor(a, { releases: some(releases, ownedIn(blocks)) });
  const shown = onlyFor(a.person.id, blocks, world, (id) => world.releases[id]?.owner);
  return { ...answer, say: { ...answer.say, blocks: shown } };
}
