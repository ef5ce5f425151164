import { z } from 'zod';
import type { Listened, Listening } from './listening.ts';
import { namedIn } from './named.ts';
import { onAction } from './on-action.ts';
import { onCommand } from './on-command.ts';
import { onEvent } from './on-event.ts';
import { isSuggesting, onOptions } from './on-options.ts';
import { onShortcut } from './on-shortcut.ts';
import { onView } from './on-view.ts';

/** Who sent it, and from which workspace: of a command, of what was clicked or submitted, and of an event. */
const Sent = z.union([
  z
    .object({ user_id: z.string(), team_id: z.string().nullish() })
    .transform((b) => ({ user: b.user_id, team: b.team_id })),
  z
    .object({ user: z.object({ id: z.string() }), team: z.object({ id: z.string() }).nullish() })
    .transform((b) => ({ user: b.user.id, team: b.team?.id })),
  z
    .object({ event: z.object({ user_team: z.string().nullish() }) })
    .transform((b) => ({ user: undefined, team: b.event.user_team })),
]);

/** Routes what Slack sends to the commands. A listener parses, calls and answers; the ack comes when the change is durable. */
export function listen(l: Listening): void {
  const { app, setting, directory } = l;

  // One middleware instead of a listener each: Bolt tries every listener on every request, which costs half as much again as the request.
  app.use(async (args) => {
    const sent = Sent.safeParse(args.body).data;
    // Who writes a message is looked for only when it says something to us.
    if (sent?.user) await Promise.all([sent.user, ...namedIn(args.body)].map((user) => directory.know(user)));
    const from = sent?.team ? { team: sent.team } : {};
    const asking: Listened = (user, more = {}) => ({
      setting,
      person: { id: user, zone: directory.zoneOf(user), ...from },
      ...more,
    });
    if ('command' in args) return args.command.command === l.command ? onCommand(l, asking, args) : undefined;
    if ('shortcut' in args) return onShortcut(l, asking, args);
    if ('action' in args) return onAction(l, asking, args);
    if ('view' in args) return onView(l, asking, args);
    if ('options' in args) return isSuggesting(args) ? onOptions(l, asking, args) : undefined;
    if ('event' in args) return onEvent(l, asking, args);
  });
}
