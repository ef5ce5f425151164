import { z } from 'zod';
import type { Message } from '../../blocks/blocks.ts';
import { linkTo } from '../../blocks/mrkdwn.ts';
import { one } from '../../domain/deciding/reads.ts';
import { headlineOf } from '../../domain/intents/due.ts';
import { type Phrase, say } from '../../domain/phrase.ts';
import { isAhead } from '../../domain/release/ahead.ts';
import { releases } from '../../domain/release/document.ts';
import { scheduled } from '../../domain/release/planning/route.ts';
import { isOver } from '../../domain/release/release.ts';
import { votes } from '../../domain/vote/document.ts';
import { see } from '../../door/read-only.ts';
import { toErrand } from '../../door/stored.ts';
import type { NewErrand } from '../../store/store.ts';
import { type OutboxContext, tell } from '../context.ts';
import { reduced } from '../continued.ts';
import { drawn } from '../drawings/index.ts';
import { concerned, releaseIn } from '../gone.ts';
import { headlineChannel, posting } from '../posting.ts';
import { hashOf, messageAt, shown, threadKey, voteKey } from '../shown.ts';
import type { Posted } from '../slack-port.ts';

const data = z.object({
  kind: z.literal('again'),
  message: z.string(),
  channel: z.string(),
  ts: z.string(),
  continues: z.literal(true).optional(),
});

/**
 * A message that somebody deleted, posted anew where it stood: the thread before is linked from the new one, and the owner is told. One that
 * is continued on its day is posted so too, and leads to the new one.
 */
export const again = posting(data, {
  about: ({ message }) => releaseIn(message),
  async draw({ message: name, channel, ts, continues }, context) {
    const { setting } = context;
    const before = await shown(setting, name);
    const { message, release } = await drawn(context, name);
    if (!message || before?.ts !== ts || !(await stillMatters(context, name, continues))) return undefined;
    const link = await threadBefore(context, { channel, ts });
    if (continues && release) return continuing(context, { release, message, before, link });
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
          ...(release && link
            ? [linked(context, release, ts, say`The message before this one was deleted. ${link}`)]
            : []),
          ...owners.map((o) => tell(setting, o, `again/${name}/${ts}`, told)),
        ],
      }),
    };
  },
});

/** What is over needs no message any more. */
async function stillMatters({ setting }: OutboxContext, name: string, continues = false): Promise<boolean> {
  const id = releaseIn(name);
  if (!id) return true;
  const { release, vote } = await see(setting, { release: one(releases, id), vote: one(votes, name) });
  if (continues) return release !== undefined && isAhead(release) && setting.now() < scheduled(release).window.start;
  return release !== undefined && !isOver(release) && vote?.status !== 'closed';
}

/** One that begins meanwhile is looked at where it is. */
function continuing(
  context: OutboxContext,
  { release, message, before, link }: { release: string; message: Message; before: Posted; link: Phrase | undefined },
) {
  const name = headlineOf(release);
  return {
    to: { id: before.channel },
    message,
    afterwards: (posted: Posted) => {
      const { put, errands } = reduced(context.setting, release, before, link !== undefined);
      const note = link && linked(context, release, before.ts, say`This goes on from an earlier message. ${link}`);
      return {
        put: [messageAt(name, { ...posted, hash: hashOf(message) }), ...placesOf(name, posted, release), ...put],
        errands: [...errands, ...(note ? [note] : [])],
      };
    },
  };
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

function linked(context: OutboxContext, release: string, ts: string, note: Phrase): NewErrand {
  return toErrand({
    key: `note/${release}/again/${ts}`,
    mode: 'once',
    lane: `channel/${headlineChannel(context)}`,
    dueAt: context.setting.now(),
    intent: { kind: 'note', release, note, broadcast: false },
  });
}
