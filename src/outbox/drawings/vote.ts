import type { Message } from '../../blocks/blocks.ts';
import { voteCard } from '../../cards/vote.ts';
import { one } from '../../domain/deciding/reads.ts';
import { surroundingsOf } from '../../domain/release/clearing/surroundings.ts';
import { releases } from '../../domain/release/document.ts';
import { releaseOfVote, votes } from '../../domain/vote/document.ts';
import { see } from '../../door/read-only.ts';
import type { OutboxContext } from '../context.ts';
import type { Drawing } from './drawing.ts';

export const vote: Drawing = { about: (name) => (/^R-\d+\/v\d+$/.test(name) ? name : undefined), draw: drawVote };

export async function drawVote({ setting }: OutboxContext, id: string): Promise<Message | undefined> {
  const { release, vote } = await see(setting, { release: one(releases, releaseOfVote(id)), vote: one(votes, id) });
  return vote && release && voteCard(release, vote, await see(setting, surroundingsOf(release)));
}
