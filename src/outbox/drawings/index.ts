import type { Message } from '../../blocks/blocks.ts';
import type { OutboxContext } from '../context.ts';
import { announcement } from './announcement.ts';
import type { Drawing } from './drawing.ts';
import { headline } from './headline.ts';
import { myTurn } from './my-turn.ts';
import { vote } from './vote.ts';

/** The shelf of messages that are kept up to date: a file and a line each. No name is one of two kinds. */
export const DRAWINGS: readonly Drawing[] = [announcement, headline, myTurn, vote];

/** What a message that is kept up to date shows now, by its name; `release`: whose thread it starts. */
export async function drawn(context: OutboxContext, name: string): Promise<{ message?: Message; release?: string }> {
  for (const { about, draw, starts } of DRAWINGS) {
    const of = about(name);
    if (of === undefined) continue;
    const message = await draw(context, of);
    return { ...(message && { message }), ...(starts && { release: of }) };
  }
  return {};
}

/** Whether one person alone reads the message of that name. */
export const isReadAlone = (name: string) => DRAWINGS.some((d) => d.alone && d.about(name) !== undefined);
