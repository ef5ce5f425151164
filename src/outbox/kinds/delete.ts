import { z } from 'zod';
import { attemptAfter } from '../context.ts';
import { kind } from '../kind.ts';

/** A message that goes. One that is gone already is no failure. */
export const remove = kind(
  z.object({ kind: z.literal('delete'), channel: z.string(), ts: z.string() }),
  ({ slack }) => ({
    mark: false,
    call: () => ({ rule: 'edit', when: 'turn' }),
    async attempt({ channel, ts }) {
      const removed = await slack.remove({ channel, ts });
      return removed.ok || removed.why === 'refused' ? { done: true } : attemptAfter(removed);
    },
  }),
);
