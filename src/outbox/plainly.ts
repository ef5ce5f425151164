import { type KnownBlock, type Message, section } from '../blocks/blocks.ts';
import { md } from '../blocks/mrkdwn.ts';
import { messageOf } from '../thrown/words.ts';
import type { Called, SlackPort } from './slack-port.ts';

/** Tells what is wrong to whoever runs Gonogo. */
export type Log = (what: string, about: Record<string, unknown>) => void;

/** Slack's refusals of what a message is made of, in difference to where it goes or who may send it. */
const OF_CONTENT =
  /^(invalid_(blocks|attachments|arguments|array_arg|metadata|block)|block_mismatch|msg_(blocks_)?too_long|no_text|markdown_text|metadata_too_large|too_many_attachments|view_too_large|unsendable)/;

/**
 * Sends a message; one that Slack refuses for what it is made of, or that can't even be written down, goes once more as its text alone. What
 * is refused then is the caller's to set aside.
 */
export async function plainly<T>(
  message: Message,
  send: (message: Message) => Promise<Called<T>>,
  log: Log,
  otherwise = textAlone(message),
): Promise<Called<T>> {
  const sent = await tried(() => send(message));
  if (!isRefusedAsMade(sent)) return sent;
  log('Slack refused a message; its text goes alone', { error: sent.error, detail: sent.detail, text: message.text });
  return tried(() => send(otherwise));
}

/** Refused for what it is made of. */
export const isRefusedAsMade = <T>(sent: Called<T>): sent is Extract<Called<T>, { why: 'refused' }> =>
  !sent.ok && sent.why === 'refused' && OF_CONTENT.test(sent.error);

/** A call that can't be made at all is refused like one that Slack refuses. */
export async function tried<T>(call: () => Promise<Called<T>>): Promise<Called<T>> {
  try {
    return await call();
  } catch (error) {
    const detail = `it could not be sent (${messageOf(error)})`;
    return { ok: false, why: 'refused', error: 'unsendable', detail };
  }
}

/** A message as its text, which suffices; where it had buttons, what to do instead. */
export function textAlone({ text, blocks }: Message): Message {
  const said = text.toWellFormed();
  const buttons = blocks.some((b) => b.type === 'actions');
  const instead = buttons
    ? '\nSlack would not show the buttons here: `/release list mine` and `/release show` with the name or id have them.'
    : '';
  return {
    text: `${said === '' ? 'There is something new, which Slack would not show.' : said}${instead}`,
    blocks: [],
  };
}

const PLAIN_HOME = [
  section(md`Slack would not show your overview just now. \`/release list mine\` shows what waits for you.`),
];

/** App Home has no text beside its blocks: one that Slack refuses says at least where to look instead. */
export const publishedHome = (slack: SlackPort, user: string, blocks: KnownBlock[], log: Log) =>
  plainly({ text: '', blocks }, (m) => slack.publishHome(user, m.blocks), log, { text: '', blocks: PLAIN_HOME });
