import type { RespondArguments, RespondFn } from '@slack/bolt';
import type { Message } from '../blocks/blocks.ts';
import type { Listening } from './listening.ts';
import { inPrivate } from './said-in-thread.ts';
import { failedBy } from './transport.ts';

/** Who typed, clicked or used something, and the key of that. */
type Asked = { user: string; key: string };

/** Tells people beside what they did what came of it. They wait for it: where Slack takes nothing there, they read it in their direct messages. */
export async function saidThere(
  l: Pick<Listening, 'slack' | 'log'>,
  respond: RespondFn,
  place: RespondArguments,
  said: Message,
  { user, key }: Asked,
): Promise<void> {
  try {
    await respond({ ...place, ...said });
  } catch (error) {
    l.log('an answer could not be shown where it was asked for: it is told in private', { error: failedBy(error) });
    await inPrivate(l, user, said, key);
  }
}
