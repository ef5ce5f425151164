import type { Message } from '../blocks/blocks.ts';
import type { Log } from './plainly.ts';
import { isRefusedAsMade, plainly, tried } from './plainly.ts';
import type { Called } from './slack-port.ts';

/** Those that have refused such blocks since we started, and took the same in lines. */
const refusing = new WeakSet<object>();

/** Sends a message that may have blocks which not every Slack knows: where it refuses them, the same in lines, and from then on lines at once. */
export async function inLinesIfNeeded<T>(
  { inLines, ...message }: Message,
  send: (message: Message) => Promise<Called<T>>,
  { slack, log }: { slack: object; log: Log },
): Promise<Called<T>> {
  if (!inLines) return plainly(message, send, log);
  if (refusing.has(slack)) return plainly(inLines, send, log);
  const sent = await tried(() => send(message));
  if (!isRefusedAsMade(sent)) return sent;
  const again = await tried(() => send(inLines));
  if (again.ok) {
    refusing.add(slack);
    log('Slack refused a plan of steps; it is shown in lines from now on', { text: message.text });
  }
  return isRefusedAsMade(again) ? plainly(inLines, send, log) : again;
}
