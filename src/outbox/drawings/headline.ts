import type { Message } from '../../blocks/blocks.ts';
import { headlineCard } from '../../cards/headline.ts';
import { one, oneIf } from '../../domain/deciding/reads.ts';
import { headlineOf, offersOf } from '../../domain/intents/due.ts';
import { surroundingsOf } from '../../domain/release/clearing/surroundings.ts';
import { releases } from '../../domain/release/document.ts';
import { voteOf } from '../../domain/release/release.ts';
import { votes } from '../../domain/vote/document.ts';
import { see } from '../../door/read-only.ts';
import type { OutboxContext } from '../context.ts';
import type { Drawing } from './drawing.ts';

export const headline: Drawing = {
  about(name) {
    const [release = ''] = name.split('/');
    return name === headlineOf(release) ? release : undefined;
  },
  draw: drawHeadline,
  starts: true,
  told: offersOf,
};

export async function drawHeadline({ setting }: OutboxContext, id: string): Promise<Message | undefined> {
  const { release } = await see(setting, { release: one(releases, id) });
  if (!release) return undefined;
  const world = await see(setting, { ...surroundingsOf(release), vote: oneIf(votes, voteOf(release)) });
  return headlineCard(release, world.vote, world);
}
