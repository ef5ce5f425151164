import { type KnownBlock, type Message, message, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import type { EverythingOpen } from '../domain/everything-open.ts';
import { type Duty, dutiesOf } from '../domain/people/whose-turn.ts';
import { dutyBlocks, dutyTitle } from './duty.ts';

/** One person's *My turn* message: what they have to do now, soonest first; or that nothing waits for them. */
export function myTurnCard(person: string, world: EverythingOpen): Message {
  const duties = dutiesOf(person, world);
  if (duties.length === 0) return message(md`Nothing waits for you.`);
  const [first, ...others] = duties;
  const text = first ? dutyTitle(first, world) : NOTHING;
  const more = others.length > 0 ? md` (and ${others.length} more)` : NOTHING;
  const all = named(others, world);
  return message(join([md`${text}${more}`, ...all], '\n'), dutiesBlocks(duties, person, world, 20));
}

/** So many duties with their buttons; of the others each is named. */
export function dutiesBlocks(duties: Duty[], person: string, world: EverythingOpen, most: number): KnownBlock[] {
  const rest = named(duties.slice(most), world);
  return [
    ...duties.slice(0, most).flatMap((duty) => dutyBlocks(duty, person, world)),
    ...(rest.length > 0 ? [section(join([md`*Also waiting for you*`, ...rest], '\n'))] : []),
  ];
}

/** More than these no message holds; what each is called depends on its checks. */
const MOST_NAMED = 80;
function named(duties: Duty[], world: EverythingOpen): Mrkdwn[] {
  const lines = duties.slice(0, MOST_NAMED).map((duty) => dutyLine(duty, world));
  const left = duties.length - lines.length;
  return left > 0 ? [...lines, md`and ${left} more: \`/release list mine\``] : lines;
}

const dutyLine = (duty: Duty, world: EverythingOpen): Mrkdwn => md`• ${dutyTitle(duty, world)} \`${duty.release.id}\``;
