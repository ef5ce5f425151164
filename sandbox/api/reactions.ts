import { BOT } from '../workspace/people.ts';
import type { Message } from '../workspace/shapes.ts';
import { readable } from './channels.ts';
import { type ApiContext, type Args, type Method, optional, SlackError } from './method.ts';

const EMOJI = /^[a-z0-9_+'-]+$/;

function reactionIn(args: Args, c: ApiContext): { message: Message; name: string } {
  const name = optional(args.name);
  if (!name) throw new SlackError('no_reaction');
  if (!EMOJI.test(name)) throw new SlackError('invalid_name');
  const channel = readable(args, c);
  const message = c.workspace.find(channel.id, String(args.timestamp));
  if (!message) throw new SlackError('message_not_found');
  return { message, name };
}

export const reactions: Record<string, Method> = {
  'reactions.add': {
    scope: 'reactions:write',
    run(args, c) {
      const { message, name } = reactionIn(args, c);
      if (reacted(message, name, BOT.user)) throw new SlackError('already_reacted');
      toggleReaction(message, name, BOT.user);
      c.workspace.changed();
      return {};
    },
  },
  'reactions.remove': {
    scope: 'reactions:write',
    run(args, c) {
      const { message, name } = reactionIn(args, c);
      if (!reacted(message, name, BOT.user)) throw new SlackError('no_reaction');
      toggleReaction(message, name, BOT.user);
      c.workspace.changed();
      return {};
    },
  },
};

export const reacted = (message: Message, name: string, user: string) =>
  message.reactions.some((r) => r.name === name && r.users.includes(user));

/** Adds a person's reaction, or takes it back. */
export function toggleReaction(message: Message, name: string, user: string): void {
  const found = message.reactions.find((r) => r.name === name);
  if (!found) message.reactions.push({ name, users: [user] });
  else found.users = found.users.includes(user) ? found.users.filter((u) => u !== user) : [...found.users, user];
  message.reactions = message.reactions.filter((r) => r.users.length > 0);
}
