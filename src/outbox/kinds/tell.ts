import { z } from 'zod';
import { actions, button, message, section } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { drawHelp } from '../drawings.ts';
import { phrase } from '../phrase.ts';
import { posting } from '../posting.ts';

const offers = z.array(z.object({ verb: z.string(), label: z.string(), about: z.string().optional() }));
const data = z.object({
  kind: z.literal('tell'),
  user: z.string(),
  phrase,
  about: z.string().optional(),
  offers: offers.optional(),
  help: z.string().optional(),
});

/** Something that one person is told. */
export const tell = posting(data, {
  about: ({ about }) => about,
  person: ({ user }) => user,
  draw: async ({ user, phrase, offers = [], help, about }, context) => ({
    to: { user },
    message: message(md`${phrase}`, [
      section(md`${phrase}`),
      ...actions(offers.map((o) => button(o.label, o.verb, o.about ?? '-'))),
      ...actions(help && about ? await drawHelp(context, about, help) : []),
    ]),
  }),
});
