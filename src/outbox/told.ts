import type { Button } from '@slack/types';
import { z } from 'zod';
import { actions, context as aside, button, type Message, message, section } from '../blocks/blocks.ts';
import { join, md } from '../blocks/mrkdwn.ts';
import { verbOf } from '../cards/allowed.ts';
import { one } from '../domain/deciding/reads.ts';
import { offersOf } from '../domain/intents/due.ts';
import { releases } from '../domain/release/document.ts';
import { voteOf } from '../domain/release/release.ts';
import { type Setting, see } from '../door/look.ts';
import { toErrand } from '../door/stored.ts';
import type { NewErrand } from '../store/store.ts';
import type { Attempt } from './attempt.ts';
import { type Became, became, ofVote, standsNow } from './became.ts';
import type { OutboxContext } from './context.ts';
import { drawHelp } from './drawings.ts';
import { editTo } from './editing.ts';
import { phrase } from './phrase.ts';
import { hashOf, messageKey } from './shown.ts';

/** What one person is told, with what they can do about it. */
export const PersonTold = z.object({
  user: z.string(),
  phrase,
  about: z.string().optional(),
  offers: z.array(z.object({ verb: z.string(), label: z.string(), about: z.string().optional() })).optional(),
  help: z.string().optional(),
});
export type PersonTold = z.output<typeof PersonTold>;

/** What is looked at is never over. */
const LOOKS = ['show', 'locks', 'list'];

/** It as it stands: buttons only of what can still be done, and what became of the rest. `over`: nothing of it will come again. */
export async function drawTold(told: PersonTold, context: OutboxContext): Promise<{ message: Message; over: boolean }> {
  const { user, offers = [] } = told;
  const each = await Promise.all(offers.map(async (o) => ({ o, became: await became(o, user, context.setting) })));
  const help = await helpOf(told, context);
  const ended = [...each.flatMap((e) => e.became ?? []), ...(help.became ? [help.became] : [])];
  const buttons = each.flatMap(({ o, became }) => (became ? [] : [button(o.label, o.verb, o.about ?? '-')]));
  const acts = [...buttons, ...help.buttons].some((b) => !LOOKS.includes(verbOf(b)));
  const said = acts ? [] : distinctly(ended).map((b) => md`${b.said}`);
  return {
    message: message(join([md`${told.phrase}`, ...said], ' '), [
      section(md`${told.phrase}`),
      ...said.map(aside),
      ...actions(buttons),
      ...actions(help.buttons),
    ]),
    over: !acts && ended.every((b) => b.final),
  };
}

/** Two offers of one thing end alike. */
const distinctly = (ended: readonly Became[]) => [...new Map(ended.map((b) => [JSON.stringify(b.said), b])).values()];

/** What somebody was asked for, as the release stands. */
async function helpOf(
  { help, about, user }: PersonTold,
  context: OutboxContext,
): Promise<{ buttons: Button[]; became?: Became | undefined }> {
  if (!help || !about) return { buttons: [] };
  const { setting } = context;
  const { release } = await see(setting, { release: one(releases, about) });
  const vote = release && voteOf(release);
  const closed = help === 'answer' && vote ? await ofVote({ verb: help, about: vote, user }, setting) : undefined;
  if (closed) return { buttons: [button('Details', 'show', about)], became: closed };
  const buttons = await drawHelp(context, about, help);
  const isLeft = buttons.some((b) => !LOOKS.includes(verbOf(b)));
  return isLeft ? { buttons } : { buttons, became: await standsNow(about, setting) };
}

/** The lists by which it is found when one of the things changes that it offers something of; none where it only shows something. */
export const topicsOf = ({ about, offers = [], help }: PersonTold): string[] => {
  const acting = offers.filter((o) => !LOOKS.includes(o.verb));
  if (acting.length === 0 && !help) return [];
  return [...new Set([...(about ? [about] : []), ...acting.flatMap((o) => o.about ?? [])].map(offersOf))];
};

const Kept = z.object({ told: PersonTold, hash: z.string() });

/** Brings what somebody was told up to date; once nothing of it will come again, it is left as it is. */
export async function editTold(context: OutboxContext, name: string): Promise<Attempt> {
  const key = messageKey(name);
  const kept = Kept.safeParse((await context.setting.store.get(key))?.value);
  if (!kept.success) return { done: true };
  const { message, over } = await drawTold(kept.data.told, context);
  const edited = await editTo(context, name, message);
  return 'done' in edited && over ? { done: true, also: { remove: [key] } } : edited;
}

/** Of one thing, so many are kept up to date at once. */
const MOST = 100;

/** The edits of what shows something else by now, in a list of `topicsOf`. */
export async function toldAnew(context: OutboxContext, list: string): Promise<NewErrand[]> {
  const { store, now } = context.setting;
  const { docs } = await store.list(list);
  const each = docs.slice(-MOST).map(async ({ key, value }) => {
    const kept = Kept.safeParse(value);
    if (!kept.success) return [];
    const { message, over } = await drawTold(kept.data.told, context);
    return over || hashOf(message) !== kept.data.hash ? [edited(key.slice(messageKey('').length), now())] : [];
  });
  return (await Promise.all(each)).flat();
}

/** What was just posted may be out of date already: what it is about changed on the way. */
export const looked = (name: string, setting: Setting): NewErrand => edited(name, setting.now());

const edited = (name: string, dueAt: string) =>
  toErrand({
    key: `edit/${name}`,
    mode: 'latest',
    lane: `edit/${name}`,
    dueAt,
    intent: { kind: 'edit', message: name },
  });
