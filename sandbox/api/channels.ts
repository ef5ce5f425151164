import type { Channel } from '../workspace/people.ts';
import { isDirect } from '../workspace/workspace.ts';
import { type ApiContext, type Args, SlackError } from './method.ts';

/** Finding the channel of a call, with Slack's refusals. Names are not taken: only ids. */

function known(args: Args, c: ApiContext): Channel {
  const which = String(args.channel ?? '');
  const channel = /^[CDG]/.test(which) ? c.workspace.channel(which) : undefined;
  if (!channel || channel.id !== which || (channel.private && !channel.bot)) throw new SlackError('channel_not_found');
  return channel;
}

/** A channel to post in: `chat:write.public` opens public ones without an invitation. */
export function reachable(args: Args, c: ApiContext): Channel {
  // A person's id stands for their direct messages.
  const user = /^U/.test(String(args.channel)) ? c.workspace.person(String(args.channel)) : undefined;
  const channel = known(user ? { channel: `D${user.id.slice(1)}` } : args, c);
  if (channel.archived) throw new SlackError('is_archived');
  if (channel.restricted) throw new SlackError('restricted_action');
  if (!channel.bot && !c.scopes.includes('chat:write.public')) throw new SlackError('not_in_channel');
  return channel;
}

/** A channel to read: the app must be in it. */
export function readable(args: Args, c: ApiContext): Channel {
  const channel = known(args, c);
  if (!channel.bot) throw new SlackError('not_in_channel');
  return channel;
}

export const anyChannel = known;

/** The scope of a kind of channel, such as `channels:history`; for a channel nobody knows the public one. */
export const scopeByChannel = (what: 'read' | 'history') => (args: Args, c: ApiContext) => {
  const which = String(args.channel ?? '');
  const kind = isDirect(which) ? 'im' : c.workspace.channel(which)?.private ? 'groups' : 'channels';
  return `${kind}:${what}`;
};
