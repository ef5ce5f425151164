import type { Message } from '../../blocks/blocks.ts';
import type { OutboxContext } from '../context.ts';

/** A message, and whether nothing of it will come again: it is left as it is then. */
export type DrawnMessage = { message: Message; over: boolean };

/** A kind of message that is kept up to date: what one of its names is about, and what it shows now. */
export type Drawing = {
  about(name: string): string | undefined;
  draw(context: OutboxContext, about: string): Promise<Message | DrawnMessage | undefined>;
  /** it starts the thread of what it is about */
  starts?: true;
  /** one person reads it alone: that it is gone is nobody else's business */
  alone?: true;
  /** who deletes it means it: it is not posted anew */
  left?: true;
  /** the list of what people were told about it, which is brought up to date with it */
  told?(about: string): string;
};
