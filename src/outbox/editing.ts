import type { Message } from '../blocks/blocks.ts';
import type { Attempt } from './attempt.ts';
import { attemptAfter, type OutboxContext } from './context.ts';
import { gone, isGone } from './gone.ts';
import { inLinesIfNeeded } from './in-lines.ts';
import { hashOf, messageAt, remembered, shownAs } from './shown.ts';

/**
 * Brings a message up to date; what already shows it is left alone, and one that somebody deleted is posted anew. Where another one is posted in its
 * place while Slack is asked, nothing of it is kept: what was edited is the old one.
 */
export async function editTo(
  { setting, slack, log }: OutboxContext,
  name: string,
  drawn: Message | undefined,
  release?: string,
): Promise<Attempt> {
  const { message: before, read } = await shownAs(setting, name);
  if (!drawn || !before) return { done: true };
  const hash = hashOf(drawn);
  if (before.hash === hash) return { done: true };
  const edited = await inLinesIfNeeded(drawn, (m) => slack.edit(before, m), { slack, log });
  if (isGone(edited)) return { done: true, also: { read, ...(await gone(setting, name, before)) } };
  if (!edited.ok) return attemptAfter(edited);
  const [, ...others] = remembered(name, before, hash, release);
  return { done: true, also: { read, put: [messageAt(name, { ...before, hash }), ...others] } };
}
