import { one } from '../domain/deciding/reads.ts';
import { releases } from '../domain/release/document.ts';
import { voteOf } from '../domain/release/release.ts';
import { told } from '../door/perform.ts';
import { fromSlack, isTooLong } from '../reading/typed.ts';
import { seeFor } from '../words/ask.ts';
import { cast } from '../words/ballot.ts';
import { notShown } from '../words/reading.ts';
import { readBallot } from '../words/vote/typed.ts';
import { called } from './called.ts';
import type { Asking, Listening } from './listening.ts';
import { PersonsMessage, Reaction } from './parse.ts';
import { releaseOf, voteAt } from './thread.ts';

/** A vote typed in the thread of a release's headline. Anything else is left alone. */
export async function typedVote(l: Listening, event: unknown, eventId: string, asking: Asking): Promise<void> {
  const { setting, web } = l;
  const written = PersonsMessage.safeParse(event);
  if (!written.success) return;
  const { text } = fromSlack(written.data.text, l.directory);
  // What is that long is a story, and no vote.
  const ballot = isTooLong(text) ? undefined : readBallot(text);
  if (!ballot) return;
  const { user, channel, thread_ts } = written.data;
  const release = await releaseOf(setting, { channel, ts: thread_ts });
  if (release === undefined) return;
  await l.directory.know(user);
  const ask = asking(user, { event: eventId, release });
  const { found } = await seeFor(ask, { found: one(releases, release) });
  const vote = found && voteOf(found);
  if (!vote) return;
  const answer = notShown(ask) ?? (await cast(ask, vote, ballot.answer, ballot.why, ballot.role));
  if (setting.store.broken()) throw new Error('not confirmed: Slack will deliver it again');
  // An ephemeral can't be looked up: it is sent once, and App Home keeps the truth.
  if ('say' in answer) await called(() => web.chat.postEphemeral({ channel, user, thread_ts, ...answer.say }));
  await told(setting, eventId);
}

const REACTIONS = new Map<string, 'go' | 'no-go'>([
  ['go', 'go'],
  ['no-go', 'no-go'],
  ['nogo', 'no-go'],
]);

/** `:go:` and `:no-go:` on a vote's message, where the workspace turned that on; every other reaction means “seen”. */
export async function reactionVote(l: Listening, event: unknown, eventId: string, asking: Asking): Promise<void> {
  const { setting, web } = l;
  const reaction = Reaction.safeParse(event);
  const answer = reaction.success ? REACTIONS.get(reaction.data.reaction) : undefined;
  if (!reaction.success || !answer || !setting.company().reactionsVote) return;
  const { user, item } = reaction.data;
  const vote = await voteAt(setting, item);
  if (vote === undefined) return;
  await l.directory.know(user);
  const ask = asking(user, { event: eventId });
  const said = notShown(ask) ?? (await cast(ask, vote, answer, ''));
  if (setting.store.broken()) throw new Error('not confirmed: Slack will deliver it again');
  if ('say' in said) await called(() => web.chat.postEphemeral({ channel: item.channel, user, ...said.say }));
  await told(setting, eventId);
}
