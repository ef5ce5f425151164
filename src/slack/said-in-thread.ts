import type { Message } from '../blocks/blocks.ts';
import { releaseOfVote } from '../domain/vote/document.ts';
import { keepTold, wasTold } from '../door/deliveries.ts';
import { plainly } from '../outbox/plainly.ts';
import { fromSlack, isTooLong } from '../reading/typed.ts';
import type { Answer } from '../words/ask.ts';
import { notShown } from '../words/may-read.ts';
import { cast } from '../words/replying/ballot.ts';
import { replied, rewritten } from '../words/replying/replied.ts';
import { called } from './called.ts';
import type { Listened, Listening } from './listening.ts';
import { Deleted, Edited, PersonsMessage, Reaction } from './messages.ts';
import { momentOf } from './moment.ts';
import { releaseOf, voteAt } from './thread.ts';

/** Where an answer is shown, and to whom alone. */
type Place = { channel: string; user: string; thread_ts?: string };

/** Something written in the thread of a release's headline: a vote, or nearly one, or one that was edited. Anything else is left alone. */
export async function writtenInThread(l: Listening, event: unknown, eventId: string, asking: Listened): Promise<void> {
  const written = PersonsMessage.safeParse(event);
  if (written.success) return typedVote(l, written.data, eventId, asking);
  const edited = Edited.safeParse(event);
  if (edited.success)
    return rewrittenVote(
      l,
      edited.data.channel,
      edited.data.previous_message,
      edited.data.message.text,
      eventId,
      asking,
    );
  const deleted = Deleted.safeParse(event);
  if (deleted.success)
    return rewrittenVote(l, deleted.data.channel, deleted.data.previous_message, undefined, eventId, asking);
}

async function typedVote(l: Listening, message: PersonsMessage, eventId: string, asking: Listened): Promise<void> {
  const { user, channel, ts, thread_ts, text, files = [] } = message;
  const release = await releaseOf(l.setting, { channel, ts: thread_ts });
  if (release === undefined) return;
  await l.directory.know(user);
  const acted = momentOf(ts);
  const ask = { ...asking(user, { event: eventId, ...(acted && { acted }) }), release };
  const names = files.map((f) => f.title || f.name || 'a file');
  const said = fromSlack(toApp(text, l.me), l.directory).text;
  // What is that long is a story, and no vote.
  if (isTooLong(said)) return;
  await answered(l, eventId, { channel, user, thread_ts }, () => replied(ask, said, names));
}

/** “@Gonogo go” is said to us: that is left out of what was said. */
const toApp = (text: string, me: string) =>
  me === '' ? text : text.replace(new RegExp(`^\\s*<@${me}(?:\\|[^<>]*)?>[\\s,:]*`), '');

type Written = { user: string; text: string; thread_ts: string };

async function rewrittenVote(
  l: Listening,
  channel: string,
  { user, text, thread_ts }: Written,
  now: string | undefined,
  eventId: string,
  asking: Listened,
): Promise<void> {
  if (now === text) return;
  const release = await releaseOf(l.setting, { channel, ts: thread_ts });
  if (release === undefined) return;
  await l.directory.know(user);
  const ask = { ...asking(user, { event: eventId }), release };
  const plain = (sent: string) => fromSlack(toApp(sent, l.me), l.directory).text;
  await answered(l, eventId, { channel, user, thread_ts }, () =>
    rewritten(ask, plain(text), now === undefined ? undefined : plain(now)),
  );
}

/** Tells one person what came of what they did. A delivery that was dealt with before is not told again. */
async function answered(l: Listening, eventId: string, place: Place, work: () => Promise<Answer>): Promise<void> {
  const { setting, web } = l;
  if (await wasTold(setting, eventId)) return;
  const answer = await work();
  if (setting.store.broken()) throw new Error('not confirmed: Slack will deliver it again');
  if (!('say' in answer)) return;
  // An ephemeral can't be looked up: it is sent once, and App Home keeps the truth.
  const whisper = (m: Message) => called(() => web.chat.postEphemeral({ ...place, ...m }));
  const whispered = await plainly(answer.say, whisper, l.log);
  if (!whispered.ok && whispered.why === 'refused') await inPrivate(l, place.user, answer.say, eventId);
  await keepTold(setting, eventId);
}

/** Where nothing can be whispered, such as in a channel that was archived meanwhile, the person reads it in their direct messages. */
export async function inPrivate(
  { slack, log }: Pick<Listening, 'slack' | 'log'>,
  user: string,
  said: Message,
  eventId: string,
): Promise<void> {
  const channel = await slack.directMessages(user);
  const sent = channel.ok ? await slack.post({ channel: channel.value }, said, `answer/${eventId}`) : channel;
  if (!sent.ok) log('somebody could not be told what came of what they did', { user, why: sent.why });
}

const REACTIONS = new Map<string, 'go' | 'no-go'>([
  ['go', 'go'],
  ['no-go', 'no-go'],
  ['nogo', 'no-go'],
]);

/** `:go:` and `:no-go:` on a vote's message, where the workspace turned that on; every other reaction means “seen”. Removed, it takes nothing back, and the person is told so. */
export async function reactionVote(
  l: Listening,
  event: unknown,
  eventId: string,
  asking: Listened,
  removed = false,
): Promise<void> {
  const { setting } = l;
  const reaction = Reaction.safeParse(event);
  const answer = reaction.success ? REACTIONS.get(reaction.data.reaction) : undefined;
  if (!reaction.success || !answer || !setting.company().reactionsVote) return;
  const { user, item, event_ts } = reaction.data;
  const vote = await voteAt(setting, item);
  if (vote === undefined) return;
  await l.directory.know(user);
  const acted = momentOf(event_ts);
  const ask = asking(user, { event: eventId, ...(acted && { acted }) });
  await answered(l, eventId, { channel: item.channel, user }, async () => {
    if (!removed) return notShown(ask) ?? cast(ask, vote, answer, '');
    return rewritten({ ...ask, release: releaseOfVote(vote) }, answer, undefined, 'unreacted');
  });
}
