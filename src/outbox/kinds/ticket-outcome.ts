import { z } from 'zod';
import { kind } from '../kind.ts';

const data = z.object({
  kind: z.literal('ticket-outcome'),
  release: z.string(),
  name: z.string(),
  environment: z.string(),
  how: z.enum(['live', 'rolled-back']),
  at: z.string(),
  tracker: z.string(),
  key: z.string(),
});

const RETRY_MS = 30_000;
const ATTEMPTS = 20;

/** What became of a release is written to one ticket. Its tracker looks for what is ours there before it writes: where nobody knows whether it was written, that is all there is to do. */
export const ticketOutcome = kind(data, ({ setting, trackers }) => ({
  mark: false,
  call: () => ({ rule: 'free' }),
  async attempt({ release: id, tracker: name, key, kind: _, ...became }, __, tries) {
    const tracker = trackers.get(name);
    if (!tracker?.writesBack) return { done: true };
    const link = `${setting.publicUrl ?? 'https://gonogo.invalid'}/#${id}`;
    const got = await tracker.write(key, { id, link, ...became });
    if (got.ok) return { done: true };
    if ((got.final && !got.unclear) || tries + 1 >= ATTEMPTS) return { giveUp: `${key}: ${got.why}` };
    return { why: got.why, failing: true, unsent: !got.unclear, retryInMs: Math.max(RETRY_MS, got.retryAfterMs ?? 0) };
  },
}));
