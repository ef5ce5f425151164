import type { Button } from '@slack/types';
import { z } from 'zod';
import { actions, context as aside, button, type Message, message, section } from '../blocks/blocks.ts';
import { join, md } from '../blocks/mrkdwn.ts';
import { verbOf } from '../cards/allowed.ts';
import { inParts } from '../domain/deciding/about.ts';
import { one } from '../domain/deciding/reads.ts';
import { offersOf } from '../domain/intents/due.ts';
import { releases } from '../domain/release/document.ts';
import { voteOf } from '../domain/release/release.ts';
import { see } from '../door/read-only.ts';
import type { Setting } from '../door/setting.ts';
import { toErrand } from '../door/stored.ts';
import type { NewErrand } from '../store/store.ts';
import { type Became, standsNow } from './became.ts';
import type { OutboxContext } from './context.ts';
import type { DrawnMessage } from './drawings/drawing.ts';
import { drawHelp } from './drawings/help.ts';
import { phrase } from './phrase.ts';
import { hashOf, messageKey } from './shown.ts';
import { became, ofVote } from './what-became-of-offer.ts';

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
export async function drawTold(told: PersonTold, context: OutboxContext): Promise<DrawnMessage> {
  const { user, offers = [] } = told;
  const each = await Promise.all(offers.map(async (o) => ({ o, became: await became(o, user, context.setting) })));
  const help = await helpOf(told, context);
  const ended = [...each.flatMap((e) => e.became ?? []), ...(help.became ? [help.became] : [])];
  const buttons = each.flatMap(({ o, became }) => (became ? [] : [button(o.label, o.verb, o.about ?? '-')]));
  const acts = [...buttons, ...help.buttons].some((b) => !LOOKS.includes(verbOf(b)));
  const said = distinctly(acts ? ended.filter((b) => b.corrects) : ended).map((b) => md`${b.said}`);
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

/** What stands behind an @ is only which end, or which opening, of it. */
const SO_FAR = inParts({ of: z.string(), so: z.string().optional() }, '@');

/** The lists by which it is found when one of the things changes that it offers something of; none where it only shows something. */
export const topicsOf = ({ about, offers = [], help }: PersonTold): string[] => {
  const acting = offers.filter((o) => !LOOKS.includes(o.verb));
  if (acting.length === 0 && !help) return [];
  const each = acting.flatMap((o) => SO_FAR.read(o.about)?.of ?? []);
  return [...new Set([...(about ? [about] : []), ...each].map(offersOf))];
};

const Kept = z.object({ told: PersonTold, hash: z.string(), ts: z.string(), lists: z.array(z.string()) });

/** What somebody was told, as it stands; of too many the oldest say no more than that there are newer ones. */
export async function drawKept(context: OutboxContext, name: string): Promise<DrawnMessage | undefined> {
  const key = messageKey(name);
  const kept = Kept.safeParse((await context.setting.store.get(key))?.value);
  if (!kept.success) return undefined;
  const { told, lists } = kept.data;
  const older = (await tooMany(context, told.user, lists)).includes(key);
  return older ? { message: leftAlone(told), over: true } : drawTold(told, context);
}

/** Of one thing, so many are kept up to date for one person. */
const MOST = 20;

/** A reminder that comes again and again would be kept for as long as what it is about. */
function leftAlone({ phrase }: PersonTold): Message {
  const said = md`Newer messages have what can be done.`;
  return message(join([md`${phrase}`, said], ' '), [section(md`${phrase}`), aside(said)]);
}

/** The oldest that one person was told, beyond those that are kept in each list; `coming`: how many are about to be added. */
async function tooMany({ setting }: OutboxContext, user: string, lists: readonly string[], coming = 0) {
  const each = lists.map(async (name) => {
    const theirs = (await keptIn(setting, name)).filter((k) => k.told.user === user);
    return theirs.slice(0, Math.max(0, theirs.length + coming - MOST)).map((k) => k.key);
  });
  return [...new Set((await Promise.all(each)).flat())];
}

/** Oldest first. */
async function keptIn({ store }: Setting, list: string) {
  const { docs } = await store.list(list);
  return docs
    .flatMap(({ key, value }) => {
      const kept = Kept.safeParse(value);
      return kept.success ? [{ key, ...kept.data }] : [];
    })
    .sort((a, b) => Number(a.ts) - Number(b.ts));
}

/** The edits of those that one more takes the place of. */
export const crowdedOut = async (context: OutboxContext, user: string, lists: readonly string[]) =>
  (await tooMany(context, user, lists, 1)).map((key) => looked(nameIn(key), context.setting));

/** The edits of what shows something else by now, in a list of `topicsOf`. */
export async function toldAnew(context: OutboxContext, list: string): Promise<NewErrand[]> {
  const each = (await keptIn(context.setting, list)).map(async ({ key, told, hash }) => {
    const { message, over } = await drawTold(told, context);
    return over || hashOf(message) !== hash ? [looked(nameIn(key), context.setting)] : [];
  });
  return (await Promise.all(each)).flat();
}

const nameIn = (key: string) => key.slice(messageKey('').length);

/** Brings one up to date. What was just posted may be so no more already: what it is about changed on the way. */
export const looked = (name: string, { now }: Pick<Setting, 'now'>): NewErrand =>
  toErrand({
    key: `edit/${name}`,
    mode: 'latest',
    lane: `edit/${name}`,
    dueAt: now(),
    intent: { kind: 'edit', message: name },
  });
