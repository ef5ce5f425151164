import { type Mrkdwn, md } from '../blocks/mrkdwn.ts';
import { own } from '../domain/own.ts';
import { unreachable } from '../domain/phrase.ts';
import type { Called } from '../outbox/slack-port.ts';

const TOO_LATE = md`The dialog could not be opened in time: Slack waits three seconds for it. Please try again.`;
/** Slack’s refusals of a dialog that pass. */
const PASSING: Record<string, Mrkdwn> = {
  expired_trigger_id: TOO_LATE,
  exchanged_trigger_id: TOO_LATE,
  push_limit_reached: md`Slack opens no more than three dialogs on top of each other. Close one, then try again.`,
};

/** Why a dialog did not open, by what became of the call, and what to do. */
export function unopenedWords(failed: Extract<Called<unknown>, { ok: false }>): Mrkdwn {
  switch (failed.why) {
    case 'rate-limited':
      return md`Slack opens no more dialogs for the moment. Please try again in ${Math.ceil(failed.retryAfterMs / 1000)} s.`;
    case 'unreachable':
      return md`The dialog could not be opened: ${failed.detail}. Please try again.`;
    case 'unknown':
      return md`Slack does not say whether the dialog opened. If you don’t see it, please try again.`;
    case 'unauthorized':
      return md`The dialog could not be opened: Slack takes my token no more (${failed.error}). Tell whoever runs Gonogo.`;
    case 'refused':
      return (
        own(PASSING, failed.error) ??
        md`The dialog could not be opened, and trying again won’t help: ${failed.detail}. Tell whoever runs Gonogo; most of what dialogs do can be typed too: \`/release help\`.`
      );
    default:
      return unreachable(failed);
  }
}
