import type { Message } from '../../blocks/blocks.ts';
import { myTurnCard } from '../../cards/turn.ts';
import { everythingOpen } from '../../domain/everything-open.ts';
import { dutiesOf } from '../../domain/people/whose-turn.ts';
import { see } from '../../door/read-only.ts';
import type { OutboxContext } from '../context.ts';
import type { Drawing } from './drawing.ts';

export const myTurn: Drawing = {
  about: (name) => /^my-turn\/(.*)$/s.exec(name)?.[1],
  draw: drawMyTurn,
  alone: true,
};

/** What a person has to do, if anything. */
export async function drawMyTurn({ setting }: OutboxContext, user: string): Promise<Message | undefined> {
  const world = await see(setting, everythingOpen);
  return dutiesOf(user, world).length > 0 ? myTurnCard(user, world) : undefined;
}
