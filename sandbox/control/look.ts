import { z } from 'zod';
import { messageShape } from '../api/message-shapes.ts';
import { blocksText } from '../blocks/words.ts';
import { BOT } from '../workspace/people.ts';
import type { Message } from '../workspace/shapes.ts';
import type { ControlContext, Route } from './context.ts';
import { labelsIn, shownView } from './finding.ts';

const name = z.string().optional();
const Whose = z.strictObject({ as: z.string() });

/** What people see, and what the app did. */
export function lookRoutes(look: Route, { slack, app, find, pipeline }: ControlContext): void {
  const { workspace } = slack;

  look(
    '/messages',
    z.strictObject({
      channel: name,
      as: name,
      since: z.string().optional(),
      /** what everybody was told in private too */
      private: z.literal('all').optional(),
    }),
    ({ channel, as, since, private: whose }) => {
      const user = as ? find.person(as).id : undefined;
      const at = channel ? find.channel(channel, as).id : undefined;
      const found = workspace.messages.filter(
        (m) =>
          (!at || m.channel === at) &&
          (!m.ephemeralTo || whose === 'all' || m.ephemeralTo === user) &&
          (!since || m.ts > since),
      );
      return { messages: found.map(shownMessage) };
    },
  );
  look('/views', Whose, ({ as }) => ({ views: (workspace.modals.get(find.person(as).id) ?? []).map(shownView) }));
  look('/home', Whose, ({ as }) => {
    const home = workspace.homes.get(find.person(as).id);
    return { home: home ? shownView(home) : null };
  });
  look('/log', z.strictObject({ last: z.coerce.number().int().min(1).default(200) }), ({ last }) => ({
    log: slack.log.slice(-last),
  }));
  look('/state', z.strictObject({}), async () => ({
    app: app.running() ? 'running' : 'stopped',
    now: workspace.clock.iso(),
    events: slack.events.counted,
    storm: { left: slack.storm.left },
    said: app.said,
    health: app.address ? await json(`${app.address}/healthz`) : null,
    pipeline: await json(`${pipeline}/_pipeline`),
  }));

  const shownMessage = (m: Message) => ({
    ...messageShape(m, workspace, true),
    channel: workspace.channel(m.channel)?.name ?? m.channel,
    from: workspace.person(m.user)?.handle ?? (m.user === BOT.user ? BOT.name : m.user),
    shown: (m.bot && blocksText(m.blocks)) || m.text,
    buttons: labelsIn(m.blocks),
    ...(m.threadTs && { thread: m.threadTs }),
    ...(m.ephemeralTo && { privateTo: workspace.person(m.ephemeralTo)?.handle }),
    ...(m.files && { pictures: m.files.map((id) => workspace.files.get(id)?.title ?? id) }),
    edited: m.edited !== undefined,
    reactions: m.reactions,
  });
}

const json = (url: string): Promise<unknown> =>
  fetch(url).then(
    (r) => r.json(),
    () => null,
  );
