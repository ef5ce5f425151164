import { z } from 'zod';
import { headlineOf } from '../../domain/intents/due.ts';
import { drawVote } from '../drawings/vote.ts';
import { headlineChannel, posting } from '../posting.ts';
import { hashOf, remembered, voteKey } from '../shown.ts';

/** A vote's message, in its release's thread. */
export const vote = posting(z.object({ kind: z.literal('vote'), release: z.string(), vote: z.string() }), {
  about: ({ release }) => release,
  async draw({ release, vote }, context) {
    const drawn = await drawVote(context, vote);
    return (
      drawn && {
        to: { channel: headlineChannel(context) },
        message: drawn,
        thread: headlineOf(release),
        afterwards: (posted) => ({
          put: [...remembered(vote, posted, hashOf(drawn)), { key: voteKey(posted), value: vote, lists: [] }],
        }),
      }
    );
  },
});
