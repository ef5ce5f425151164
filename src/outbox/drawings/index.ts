import type { OutboxContext } from '../context.ts';
import { announcement } from './announcement.ts';
import type { Drawing, DrawnMessage } from './drawing.ts';
import { former } from './former.ts';
import { headline } from './headline.ts';
import { myTurn } from './my-turn.ts';
import { offers } from './offers.ts';
import { told } from './told.ts';
import { vote } from './vote.ts';

/** The shelf of messages that are kept up to date: a file and a line each. No name is one of two kinds. */
export const DRAWINGS: readonly Drawing[] = [announcement, former, headline, myTurn, offers, told, vote];

type Drawn = Partial<DrawnMessage> & { release?: string; list?: string };

/** What a message that is kept up to date shows now, by its name; `release`: whose thread it starts; `list`: of what people were told about it. */
export async function drawn(context: OutboxContext, name: string): Promise<Drawn> {
  for (const { about, draw, starts, told } of DRAWINGS) {
    const of = about(name);
    if (of === undefined) continue;
    const made = await draw(context, of);
    const shown = made && 'over' in made ? made : { ...(made && { message: made }) };
    return { ...shown, ...(starts && { release: of }), ...(told && { list: told(of) }) };
  }
  return {};
}

const is = (field: 'alone' | 'left') => (name: string) => DRAWINGS.some((d) => d[field] && d.about(name) !== undefined);
/** Whether one person alone reads the message of that name. */
export const isReadAlone = is('alone');
/** Whether it is left so where somebody deletes it. */
export const isLeftGone = is('left');
