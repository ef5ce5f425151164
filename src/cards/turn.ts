import { type KnownBlock, lined, type Message, message } from '../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import type { EverythingOpen } from '../domain/everything-open.ts';
import { dutiesOf } from '../domain/people/whose-turn.ts';
import { DutyTold } from './duty.ts';

/** One person's *My turn* message: what they have to do now, soonest first; or that nothing waits for them. */
export function myTurnCard(person: string, world: EverythingOpen): Message {
  const duties = dutiesTold(person, world);
  const [first, ...others] = duties;
  if (!first) return message(md`Nothing waits for you.`);
  const more = others.length > 0 ? md` (and ${others.length} more)` : NOTHING;
  // The notification is all that a phone, or a screen reader, has of it.
  const text = join([md`${first.title}${more}`, first.more, ...named(others, 2500)], '\n');
  return message(text, dutiesBlocks(duties, person, 20));
}

export const dutiesTold = (person: string, world: EverythingOpen): DutyTold[] =>
  dutiesOf(person, world).map((duty) => new DutyTold(duty, person, world));

/** Of so many votes it is looked at what is in their way: it is held against all that is open. */
const CLOSELY = 3;

/** So many duties with their buttons; the others are named. */
export function dutiesBlocks(duties: DutyTold[], person: string, most: number): KnownBlock[] {
  const rest = named(duties.slice(most), 2000);
  return [
    ...duties.slice(0, most).flatMap((duty, i) => duty.blocks(person, i >= CLOSELY)),
    ...(rest.length > 0 ? [lined([md`*Also waiting for you*`, ...rest])] : []),
  ];
}

/** A line each, as far as there is `room` (characters); those that have none are counted, so that nobody takes a part for the whole. */
function named(duties: DutyTold[], room: number): Mrkdwn[] {
  const lines: Mrkdwn[] = [];
  let left = room;
  for (const { line } of duties) {
    left -= line.text.length;
    if (left < 0) return [...lines, md`and ${duties.length - lines.length} more: \`/release list mine\``];
    lines.push(line);
  }
  return lines;
}
