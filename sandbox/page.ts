import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { BOT, TEAM } from './people.ts';
import type { AppProcess } from './processes.ts';
import type { SimulatedSlack } from './slack.ts';
import { directChannel, type Message, type View } from './workspace.ts';

/** What the page shows one person. */
export type PageState = {
  team: string;
  now: string;
  me: { id: string; name: string; handle: string; title: string; tz: string };
  people: { id: string; name: string; handle: string; title: string; tz: string }[];
  bot: string;
  groups: { id: string; handle: string }[];
  channels: { id: string; name: string; topic: string }[];
  messages: Message[];
  modals: View[];
  home: View | undefined;
  log: { at: string; what: string; detail: string; ok: boolean }[];
};

const read = (name: string) => readFileSync(join(import.meta.dirname, 'page', name), 'utf8');

/** The page: one HTML file, one style sheet, one script whose types are stripped as it is served. No build. */
export function pageRoutes(slack: SimulatedSlack, app: AppProcess): Hono {
  const hono = new Hono();
  hono.use(async (c, next) => {
    await next();
    c.header('content-security-policy', "default-src 'self'; style-src 'self'; img-src 'self' data:");
    c.header('cache-control', 'no-store');
  });
  hono.get('/', (c) => c.html(read('index.html')));
  hono.get('/style.css', (c) => c.body(read('style.css'), 200, { 'content-type': 'text/css' }));
  for (const script of ['page', 'mrkdwn', 'blocks', 'dom'])
    hono.get(`/${script}.js`, (c) =>
      c.body(stripTypeScriptTypes(read(`${script}.ts`)).replaceAll(".ts';", ".js';"), 200, {
        'content-type': 'text/javascript',
      }),
    );
  hono.get('/_page/state', (c) => {
    const { workspace } = slack;
    const me = workspace.person(c.req.query('as') ?? 'maya') ?? workspace.people[0];
    if (!me) return c.json({ error: 'nobody is here' }, 404);
    const state: PageState = {
      team: TEAM.name,
      now: app.testClock ?? new Date().toISOString(),
      me,
      people: workspace.people.filter((p) => !p.deleted),
      bot: BOT.user,
      groups: workspace.groups.map(({ id, handle }) => ({ id, handle })),
      channels: [
        ...workspace.channels,
        { id: directChannel(me.id), name: 'gonogo', topic: 'What Gonogo tells you alone' },
      ],
      messages: workspace.messages.filter(
        (m) =>
          (m.channel.startsWith('D') ? m.channel === directChannel(me.id) : true) &&
          (!m.ephemeralTo || m.ephemeralTo === me.id),
      ),
      modals: workspace.modals.get(me.id) ?? [],
      home: workspace.homes.get(me.id),
      log: slack.log.slice(-60),
    };
    return c.json(state);
  });
  hono.get('/_page/events', (c) =>
    streamSSE(c, async (stream) => {
      let wake = () => {};
      const stop = slack.workspace.onChange(() => wake());
      stream.onAbort(() => {
        stop();
        wake();
      });
      while (!stream.aborted) {
        const changed = new Promise<void>((resume) => {
          wake = resume;
        });
        await stream.writeSSE({ data: 'changed' });
        await changed;
      }
    }),
  );
  return hono;
}
