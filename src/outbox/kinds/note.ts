import { z } from 'zod';
import { image, message } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { one } from '../../domain/deciding/reads.ts';
import { headlineOf } from '../../domain/intents/due.ts';
import type { Phrase } from '../../domain/phrase.ts';
import { releases } from '../../domain/release/document.ts';
import { namedIn } from '../../domain/release/named-in.ts';
import { see } from '../../door/read-only.ts';
import type { OutboxContext } from '../context.ts';
import { phrase } from '../phrase.ts';
import { headlineChannel, posting } from '../posting.ts';

const data = z.object({
  kind: z.literal('note'),
  release: z.string().optional(),
  note: phrase,
  broadcast: z.boolean(),
  under: z.object({ channel: z.string(), ts: z.string() }).optional(),
  picture: z.object({ file: z.string(), title: z.string(), alt: z.string() }).optional(),
});

/** A line in a release's thread, or that of another message; without one, in engineering's channel. */
export const note = posting(data, {
  about: ({ release }) => release,
  async draw({ release, note, broadcast, picture, under }, context) {
    const said = broadcast && release ? await inTheChannel(note, release, context) : note;
    return {
      to: under ? { id: under.channel } : { channel: headlineChannel(context) },
      message: picture ? message(md`${said}`, [image(picture.file, picture.title, picture.alt)]) : message(md`${said}`),
      ...(under && { under: under.ts }),
      ...(release && { thread: headlineOf(release), broadcast }),
    };
  },
});

/** Whoever reads it there does not see whose thread it is from. */
async function inTheChannel(note: Phrase, id: string, { setting }: OutboxContext): Promise<Phrase> {
  const { release } = await see(setting, { release: one(releases, id) });
  return release ? namedIn(note, release) : note;
}
