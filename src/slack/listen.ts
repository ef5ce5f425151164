import type { Asking, Listening } from './listening.ts';
import { onAction } from './on-action.ts';
import { onCommand } from './on-command.ts';
import { onEvent } from './on-event.ts';
import { onShortcut } from './on-shortcut.ts';
import { onView } from './on-view.ts';

/** Routes what Slack sends to the commands. A listener parses, calls and answers; the ack comes when the change is durable. */
export function listen(l: Listening): void {
  const { app, setting } = l;
  const asking: Asking = (user, more = {}) => ({
    setting,
    person: { id: user, zone: l.directory.zoneOf(user) },
    ...more,
  });

  // One middleware instead of a listener each: Bolt tries every listener on every request, which costs half as much again as the request.
  app.use(async (args) => {
    if ('command' in args) return args.command.command === l.command ? onCommand(l, asking, args) : undefined;
    if ('shortcut' in args) return onShortcut(l, asking, args);
    if ('action' in args) return onAction(l, asking, args);
    if ('view' in args) return onView(l, asking, args);
    if ('event' in args) return onEvent(l, asking, args);
  });
}
