import type { KnownBlock, Message } from '../blocks/blocks.ts';

/** What became of a call to Slack. Failures are values; each says whether the call may have arrived. */
export type Called<T> =
  | { ok: true; value: T }
  /** not done; Slack says when to come back */
  | { ok: false; why: 'rate-limited'; retryAfterMs: number }
  /** not done: nothing was sent, or Slack said so */
  | { ok: false; why: 'unreachable'; detail: string }
  /** sent, and no word whether it was done: 5xx, dropped connection, timeout */
  | { ok: false; why: 'unknown'; detail: string; status?: number }
  /** Slack understood and refused; asking again won't help */
  | { ok: false; why: 'refused'; error: string; detail: string }
  /** the token no longer works: nothing will, until somebody mends it; `mend`: how, where another token would not */
  | { ok: false; why: 'unauthorized'; error: string; mend?: string };

export type Posted = { channel: string; ts: string };

/** Slack, as the outbox needs it. */
export interface SlackPort {
  /** A channel's id by its name; undefined when Gonogo can't see one of that name. */
  channelId(name: string): Promise<Called<string | undefined>>;
  /** The direct messages with a person. */
  directMessages(user: string): Promise<Called<string>>;
  /** `key` travels as metadata, so that `find` can tell later whether the post arrived. */
  post(
    to: { channel: string; threadTs?: string; broadcast?: boolean },
    message: Message,
    key: string,
  ): Promise<Called<Posted>>;
  /** The address of a message; refused when it is gone. */
  permalink(at: Posted): Promise<Called<string>>;
  edit(at: Posted, message: Message): Promise<Called<Posted>>;
  remove(at: Posted): Promise<Called<null>>;
  /** A picture that no channel shows by itself; gives its file's id. */
  upload(name: string, png: Uint8Array<ArrayBuffer>, alt: string): Promise<Called<string>>;
  /** Whether a message can show an uploaded file: Slack works on it for a while. */
  isProcessed(file: string): Promise<Called<boolean>>;
  publishHome(user: string, blocks: KnownBlock[]): Promise<Called<null>>;
  /** The post that carries `key`, among those after `since` (UTC ISO). */
  find(where: { channel: string; threadTs?: string }, key: string, since: string): Promise<Called<Posted | undefined>>;
}
