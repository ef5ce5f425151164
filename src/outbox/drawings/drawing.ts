import type { Message } from '../../blocks/blocks.ts';
import type { OutboxContext } from '../context.ts';

/** A kind of message that is kept up to date: what one of its names is about, and what it shows now. */
export type Drawing = {
  about(name: string): string | undefined;
  draw(context: OutboxContext, about: string): Promise<Message | undefined>;
  /** it starts the thread of what it is about */
  starts?: true;
  /** one person reads it alone: that it is gone is nobody else's business */
  alone?: true;
};
