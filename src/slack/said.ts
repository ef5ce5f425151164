import { z } from 'zod';
import { lookFor } from '../commands/ask.ts';
import { cast } from '../commands/ballot.ts';
import { readBallot } from '../commands/vote/typed.ts';
import { own } from '../domain/own.ts';
import { threadKey, voteKey } from '../outbox/shown.ts';
import { told } from '../perform.ts';
import { called } from './client.ts';
import type { Asking, Listening } from './listen.ts';
import { type MessageShortcut, PersonsMessage, Reaction } from './parse.ts';
import { typedText } from './typed-text.ts';

/** A vote typed in the thread of a release's headline. Anything else is left alone. */
export async function typedVote(l: Listening, event: unknown, eventId: string, asking: Asking): Promise<void> {
  const { setting, web } = l;
  const written = PersonsMessage.safeParse(event);
  if (!written.success) return;
  const ballot = readBallot(typedText(written.data.text, l.directory));
  if (!ballot) return;
  const { user, channel, thread_ts } = written.data;
  const thread = await setting.store.get(threadKey({ channel, ts: thread_ts }));
  const release = z.string().safeParse(thread?.value);
  if (!release.success) return;
  const ask = asking(user, { event: eventId, release: release.data });
  const found = (await lookFor(ask, { docs: [`release/${release.data}`], lists: [] })).releases[release.data];
  const vote = found && 'vote' in found ? found.vote : undefined;
  if (!vote) return;
  const answer = await cast(ask, vote, ballot.answer, ballot.why, ballot.role);
  if (setting.store.broken()) throw new Error('not confirmed: Slack will deliver it again');
  // An ephemeral can't be looked up: it is sent once, and App Home keeps the truth.
  if ('say' in answer) await called(() => web.chat.postEphemeral({ channel, user, thread_ts, ...answer.say }));
  await told(setting, eventId);
}

const REACTIONS: Record<string, 'go' | 'no-go'> = { go: 'go', 'no-go': 'no-go', nogo: 'no-go' };

/** `:go:` and `:no-go:` on a vote's message, where the workspace turned that on; every other reaction means “seen”. */
export async function reactionVote(l: Listening, event: unknown, eventId: string, asking: Asking): Promise<void> {
  const { setting, web } = l;
  const reaction = Reaction.safeParse(event);
  const answer = reaction.success ? own(REACTIONS, reaction.data.reaction) : undefined;
  if (!reaction.success || !answer || !setting.company().reactionsVote) return;
  const { user, item } = reaction.data;
  const vote = z.string().safeParse((await setting.store.get(voteKey(item)))?.value);
  if (!vote.success) return;
  const said = await cast(asking(user, { event: eventId }), vote.data, answer, '');
  if (setting.store.broken()) throw new Error('not confirmed: Slack will deliver it again');
  if ('say' in said) await called(() => web.chat.postEphemeral({ channel: item.channel, user, ...said.say }));
  await told(setting, eventId);
}

/** The release in whose thread, or on whose headline, a message stands. */
export async function threadOf(
  { setting }: Listening,
  { channel, message: { ts, thread_ts = ts } }: z.infer<typeof MessageShortcut>,
): Promise<{ release?: string }> {
  const release = z
    .string()
    .safeParse((await setting.store.get(threadKey({ channel: channel.id, ts: thread_ts })))?.value);
  return release.success ? { release: release.data } : {};
}

export async function saidIn(
  { web, directory }: Listening,
  { channel, message: { ts, text } }: z.infer<typeof MessageShortcut>,
): Promise<{ text: string; link: string }> {
  const linked = await called(() => web.chat.getPermalink({ channel: channel.id, message_ts: ts }));
  return { text: typedText(text, directory), link: linked.ok ? (linked.value.permalink ?? '') : '' };
}
