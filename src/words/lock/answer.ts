import { actions, button, type Message, message, section } from '../../blocks/blocks.ts';
import { type Mrkdwn, md, when } from '../../blocks/mrkdwn.ts';
import { ended } from '../../blocks/text.ts';
import { type Spot, spotId } from '../../domain/environment/spot.ts';
import { EVERY_SERVICE } from '../../domain/lock/lock.ts';
import { spotsWords } from '../../domain/lock/lock-words.ts';
import type { Done } from '../../door/outcome.ts';
import { instantAfter, MINUTE_MS } from '../../time/instants.ts';

type Asked = { services: string[]; environments: string[]; why: string; minutes?: number };

/** "Locked: checkout-api in production, until 15:00. Why: …", with the button that ends it. */
export function locked(
  { facts, now: { now } }: Done,
  { services, environments, why, minutes }: Asked,
  /** what was read as its end in the reason, or may have been meant as it, with the sentence that says so */
  { read, perhaps }: { read?: string | undefined; perhaps?: { end: string; sentence: string } } = {},
): Message {
  const spots: Spot[] = environments.flatMap((environment) =>
    (services.length === 0 ? [EVERY_SERVICE] : services).map((service) => ({ environment, service })),
  );
  const plain = said(spots, facts.length > 0, why, endOf(minutes, now));
  const text = read ? md`${plain} “${read}” at the end of the reason was read as its end.` : plain;
  const buttons = spots.slice(0, 5).map((s) => ({
    ...button(spots.length === 1 ? 'Release it' : `Release ${s.service}`, 'unlock', spotId(s)),
  }));
  if (!perhaps) return message(text, [section(text), ...actions(buttons)]);
  const asked = md`${text} “${perhaps.end}” was read as part of the reason.`;
  return message(asked, [
    section(asked),
    ...actions([button(`Hold it ${perhaps.end}`.slice(0, 75), 'again', perhaps.sentence), ...buttons.slice(0, 4)]),
  ]);
}

const said = (spots: Spot[], isNew: boolean, why: string, end: Mrkdwn): Mrkdwn =>
  isNew
    ? md`Locked for you: *${spotsWords(spots)}*, ${end}. Why: ${ended(why)} Nobody else deploys there; rollbacks pass, and tell you.`
    : md`You hold *${spotsWords(spots)}* already, for that reason.`;

const endOf = (minutes: number | undefined, now: string): Mrkdwn =>
  minutes === undefined ? md`until you release it` : md`until ${when(instantAfter(now, minutes * MINUTE_MS))}`;
