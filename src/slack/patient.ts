import type { Log } from '../outbox/plainly.ts';
import type { Called } from '../outbox/slack-port.ts';
import { called } from './called.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

export type CallFailed = Extract<Called<unknown>, { ok: false }>;

/** `what` is wanted of Slack, for the log: "who is in the workspace". `signal` ends the waiting: then it throws. */
export type Patience = { what: string; log: Log; signal?: AbortSignal };

/** A call that has to succeed: what Slack does not answer, or refuses for want of a permission, is said, waited for and tried again. */
export async function patiently<T>(ask: () => Promise<Called<T>>, { what, log, signal }: Patience): Promise<T> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(LONGEST_WAIT_MS, wait * 2)) {
    const answered = await ask();
    if (answered.ok) return answered.value;
    const inMs = answered.why === 'rate-limited' ? answered.retryAfterMs : wait;
    log(`Slack does not tell ${what}: ${whyOf(answered)}; trying again`, { inMs });
    await after(inMs, signal);
  }
}

/** Why a call failed, and what mends it. */
export function whyOf(failed: CallFailed): string {
  switch (failed.why) {
    case 'rate-limited':
      return 'it was asked too often';
    case 'unauthorized':
      return `it refuses SLACK_BOT_TOKEN (${failed.error}): ${failed.mend ?? 'copy the bot token anew from “OAuth & Permissions”'}`;
    default:
      return failed.detail;
  }
}

type Page = { response_metadata?: { next_cursor?: string } };

/**
 * All pages of a list, each asked for until it comes: a limit that is met halfway does not begin it anew. A place in it that Slack knows no
 * more does: what was read before comes again.
 */
export async function* pages<P extends Page>(
  read: (cursor: { cursor?: string }) => Promise<P>,
  patience: Patience,
): AsyncGenerator<P> {
  let cursor = '';
  const seen = new Set<string>();
  const ask = async () => {
    const asked = await called(() => read(cursor === '' ? {} : { cursor }));
    if (!asked.ok && asked.why === 'refused' && asked.error === 'invalid_cursor') {
      cursor = '';
      seen.clear();
    }
    return asked;
  };
  do {
    const page = await patiently(ask, patience);
    yield page;
    cursor = page.response_metadata?.next_cursor ?? '';
    // What leads back to itself never ends.
    if (seen.has(cursor)) return patience.log(`Slack tells ${patience.what} in a circle`, {});
    seen.add(cursor);
  } while (cursor !== '');
}

function after(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resume, failed) => {
    const end = () => {
      clearTimeout(timer);
      failed(new Error('stopped'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resume();
    }, ms);
    if (signal?.aborted) end();
    signal?.addEventListener('abort', end, { once: true });
  });
}
