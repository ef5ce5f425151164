import { z } from 'zod';
import { headlineOf } from '../../domain/intents/due.ts';
import { drawHeadline } from '../drawings/headline.ts';
import { headlineChannel, posting } from '../posting.ts';
import { hashOf, remembered } from '../shown.ts';

/** The message that shows a release through its whole life, and starts its thread. */
export const headline = posting(z.object({ kind: z.literal('headline'), release: z.string() }), {
  about: ({ release }) => release,
  async draw({ release: id }, context) {
    const drawn = await drawHeadline(context, id);
    return (
      drawn && {
        to: { channel: headlineChannel(context) },
        message: drawn,
        afterwards: (posted) => ({ put: remembered(headlineOf(id), posted, hashOf(drawn), id) }),
      }
    );
  },
});
