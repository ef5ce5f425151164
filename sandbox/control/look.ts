import type { Hono } from 'hono';
import { messageShape } from '../api/message-shapes.ts';
import { blocksText } from '../blocks/words.ts';
import { BOT } from '../workspace/people.ts';
import type { Message } from '../workspace/workspace.ts';
import type { ControlContext } from './context.ts';
import { labelsIn, shownView } from './finding.ts';

/** What people see, and what the app did. */
export function lookRoutes(hono: Hono, { slack, app, find, pipeline }: ControlContext): void {
  const { workspace } = slack;

  hono.get('/messages', (c) => {
    const { channel, as, since, private: whose } = c.req.query();
    const user = as ? find.person(as).id : undefined;
    const at = channel ? find.channel(channel, as).id : undefined;
    const found = workspace.messages.filter(
      (m) =>
        (!at || m.channel === at) &&
        (!m.ephemeralTo || whose === 'all' || m.ephemeralTo === user) &&
        (!since || m.ts > since),
    );
    return c.json({ messages: found.map(shownMessage) });
  });
  hono.get('/views', (c) => {
    const { id } = find.person(c.req.query('as') ?? '');
    return c.json({ views: (workspace.modals.get(id) ?? []).map(shownView) });
  });
  hono.get('/home', (c) => {
    const home = workspace.homes.get(find.person(c.req.query('as') ?? '').id);
    return c.json({ home: home ? shownView(home) : null });
  });
  hono.get('/log', (c) => c.json({ log: slack.log.slice(-Number(c.req.query('last') ?? 200)) }));
  hono.get('/state', async (c) =>
    c.json({
      app: app.running() ? 'running' : 'stopped',
      now: workspace.clock.iso(),
      events: slack.events.counted,
      storm: { left: slack.storm.left },
      said: app.said,
      health: app.address ? await json(`${app.address}/healthz`) : null,
      pipeline: await json(`${pipeline}/_pipeline`),
    }),
  );

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
