import { z } from 'zod';
import type { Channel } from '../workspace/people.ts';
import type { ControlContext, Route } from './context.ts';

const name = z.string().regex(/^[\p{L}\p{N}_-]{1,80}$/u, 'lower-case letters, digits, - and _');

const DONE = ['create', 'invite', 'remove', 'rename', 'archive', 'unarchive', 'delete', 'restrict', 'open'] as const;

/** What becomes of channels, and whether the app is in them. */
export function channelRoutes(route: Route, { slack, find }: ControlContext): void {
  const { channels } = slack;
  const acts: Record<
    Exclude<(typeof DONE)[number], 'create'>,
    (by: string, channel: Channel, to: string | undefined) => void
  > = {
    invite: (by, channel) => channels.invite(by, channel),
    remove: (by, channel) => channels.remove(by, channel),
    rename: (_, channel, to) => channels.rename(channel, name.parse(to)),
    archive: (by, channel) => channels.archive(by, channel, true),
    unarchive: (by, channel) => channels.archive(by, channel, false),
    delete: (by, channel) => channels.delete(by, channel),
    restrict: (_, channel) => channels.restrict(channel, true),
    open: (_, channel) => channels.restrict(channel, false),
  };

  route(
    '/channel',
    z
      .strictObject({
        as: z.string().optional(),
        name: z.string(),
        do: z.enum(DONE),
        to: name.optional(),
        private: z.boolean().default(false),
      })
      .refine((b) => b.do !== 'rename' || b.to !== undefined, { path: ['to'], error: 'the new name is missing' })
      .refine((b) => b.do !== 'create' || name.safeParse(b.name).success, { path: ['name'], error: 'no channel name' }),
    (b) => {
      const by = b.as ? find.person(b.as).id : (slack.workspace.people[0]?.id ?? '');
      if (b.do === 'create') return { ok: true, id: channels.create(by, b.name, b.private).id };
      const channel = find.channel(b.name);
      acts[b.do](by, channel, b.to);
      return { ok: true, id: channel.id };
    },
  );
}
