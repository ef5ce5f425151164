import { z } from 'zod';
import { posting } from '../posting.ts';
import { hashOf, messageAt } from '../shown.ts';
import { crowdedOut, drawTold, looked, PersonTold, topicsOf } from '../told.ts';

const data = PersonTold.extend({ kind: z.literal('tell') });

/** Something that one person is told; what offers them something is kept up to date. */
export const tell = posting(data, {
  about: ({ about }) => about,
  person: ({ user }) => user,
  async draw({ kind: _, ...told }, context, key) {
    const { message } = await drawTold(told, context);
    const lists = topicsOf(told);
    const older = await crowdedOut(context, told.user, lists);
    return {
      to: { user: told.user },
      message,
      ...(lists.length > 0 && {
        afterwards: (posted) => ({
          put: [messageAt(key, { ...posted, hash: hashOf(message), told, lists })],
          errands: [looked(key, context.setting), ...older],
        }),
      }),
    };
  },
});
