import { z } from 'zod';
import { image, message } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { headlineOf } from '../../domain/intents/due.ts';
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
  draw: async ({ release, note, broadcast, picture, under }, context) => ({
    to: under ? { id: under.channel } : { channel: headlineChannel(context) },
    message: picture ? message(md`${note}`, [image(picture.file, picture.title, picture.alt)]) : message(md`${note}`),
    ...(under && { under: under.ts }),
    ...(release && { thread: headlineOf(release), broadcast }),
  }),
});
