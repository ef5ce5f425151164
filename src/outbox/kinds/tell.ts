import { z } from 'zod';
import { message } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { phrase } from '../phrase.ts';
import { posting } from '../posting.ts';

const data = z.object({ kind: z.literal('tell'), user: z.string(), phrase, about: z.string().optional() });

/** Something that one person is told. */
export const tell = posting(data, {
  about: ({ about }) => about,
  person: ({ user }) => user,
  draw: async ({ user, phrase }) => ({ to: { user }, message: message(md`${phrase}`) }),
});
