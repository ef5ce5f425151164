import { z } from 'zod';
import { linkTo } from '../../blocks/mrkdwn.ts';
import { one } from '../../domain/deciding/reads.ts';
import { headlineOf } from '../../domain/intents/due.ts';
import { type Phrase, say } from '../../domain/phrase.ts';
import { releases } from '../../domain/release/document.ts';
import { isOver } from '../../domain/release/release.ts';
import { votes } from '../../domain/vote/document.ts';
import { see } from '../../door/read-only.ts';
import { toErrand } from '../../door/stored.ts';
import type { NewErrand } from '../../store/store.ts';
import { type OutboxContext, tell } from '../context.ts';
import { drawn } from '../drawings/index.ts';
import { concerned, releaseIn } from '../gone.ts';
import { headlineChannel, posting } from '../posting.ts';
import { hashOf, messageAt, shown, threadKey, voteKey } from '../shown.ts';
import type { Posted } from '../slack-port.ts';

const data = z.object({ kind: z.literal('again'), message: z.string(), channel: z.string(), ts: z.string() });

/** A message that somebody deleted, posted anew where it stood: the thread before is linked from the new one, and the owner is told. */
export const again = posting(data, {
  about: ({ message }) => releaseIn(message),
  async draw({ message: name, channel, ts }, context) {
    const { setting } = context;
    const before = await shown(setting, name);
    const { message, release } = await drawn(context, name);
    if (!message || before?.ts !== ts || !(await stillMatters(context, name))) return undefined;
    const link = await threadBefore(context, { channel, ts });
    const owners = await concerned(setting, name);
    const about = releaseIn(name) ?? 'a freeze';
    const told = say`Somebody deleted the message of ${about} in #${headlineChannel(context)}. I posted it anew.${link ? say` ${link}` : ''}`;
    return {
      to: { id: before.channel },
      message,
      ...(!release && releaseIn(name) && { thread: headlineOf(releaseIn(name) ?? '') }),
      afterwards: (posted) => ({
        put: [messageAt(name, { ...posted, hash: hashOf(message), again: true }), ...placesOf(name, posted, release)],
        errands: [
          ...(release && link ? [linked(context, release, ts, link)] : []),
          ...owners.map((o) => tell(setting, o, `again/${name}/${ts}`, told)),
        ],
      }),
    };
  },
});

/** What is over needs no message any more. */
async function stillMatters({ setting }: OutboxContext, name: string): Promise<boolean> {
  const id = releaseIn(name);
  if (!id) return true;
  const { release, vote } = await see(setting, { release: one(releases, id), vote: one(votes, name) });
  return release !== undefined && !isOver(release) && vote?.status !== 'closed';
}

/** By which what is said in its thread, and done to it, is known to be about it. */
const placesOf = (name: string, posted: Posted, release: string | undefined) => {
  if (release) return [{ key: threadKey(posted), value: release, lists: [] }];
  return releaseIn(name) ? [{ key: voteKey(posted), value: name, lists: [] }] : [];
};

/** A message with replies leaves a thread behind; one without leaves nothing. */
async function threadBefore({ slack }: OutboxContext, at: Posted): Promise<Phrase | undefined> {
  const link = await slack.permalink(at);
  return link.ok && link.value ? [{ say: linkTo(link.value, 'What was said before').text }] : undefined;
}

function linked(context: OutboxContext, release: string, ts: string, link: Phrase): NewErrand {
  const note = say`The message before this one was deleted. ${link}`;
  return toErrand({
    key: `note/${release}/again/${ts}`,
    mode: 'once',
    lane: `channel/${headlineChannel(context)}`,
    dueAt: context.setting.now(),
    intent: { kind: 'note', release, note, broadcast: false },
  });
}
