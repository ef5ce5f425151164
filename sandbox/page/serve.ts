import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { AppProcess } from '../app/processes.ts';
import { type Choices, choicesIn } from '../blocks/state.ts';
import type { SimulatedSlack } from '../slack/slack.ts';
import { BOT, type Person } from '../workspace/people.ts';
import type { Message, SharedFile, View } from '../workspace/shapes.ts';
import { directChannel, isDirect, type Workspace } from '../workspace/workspace.ts';

/** What the page shows one person. */
export type PageState = {
  team: string;
  /** the app's slash command */
  command: string;
  /** the workspace's time, whether it runs on, and the browser's when this was loaded, ms */
  now: string;
  runs: boolean;
  loadedAt: number;
  me: Person;
  people: Person[];
  bot: string;
  groups: { id: string; handle: string }[];
  channels: { id: string; name: string; topic: string; bot: boolean; archived: boolean }[];
  messages: Message[];
  /** by the message's ts */
  choices: Record<string, Choices>;
  files: Record<string, Omit<SharedFile, 'data'>>;
  unread: Record<string, number>;
  modals: View[];
  home: View | undefined;
  shortcuts: { name: string; type: 'global' | 'message'; callback_id: string }[];
  appRuns: boolean;
  log: { at: string; what: string; detail: string; ok: boolean }[];
};

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
/** Every module of the page but this one, which serves them. */
const SCRIPTS = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'serve.ts')
  .map((file) => file.slice(0, -'.ts'.length));
const SCRIPT = { 'content-type': 'text/javascript' };

/** The page: one HTML file, one style sheet, scripts whose types are stripped as they are served. No build. */
export function pageRoutes(slack: SimulatedSlack, app: AppProcess): Hono {
  const hono = new Hono();
  const { workspace } = slack;
  hono.use(async (c, next) => {
    await next();
    c.header('content-security-policy', "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:");
    c.header('cache-control', 'no-store');
  });
  hono.get('/', (c) => c.html(read('index.html')));
  hono.get('/dials', (c) => c.html(read('dials.html')));
  for (const sheet of ['style.css', 'dials.css'])
    hono.get(`/${sheet}`, (c) => c.body(read(sheet), 200, { 'content-type': 'text/css' }));
  for (const script of SCRIPTS) hono.get(`/${script}.js`, (c) => c.body(asScript(read(`${script}.ts`)), 200, SCRIPT));
  hono.get('/preact.js', (c) => c.body(readFileSync(new URL(import.meta.resolve('preact')), 'utf8'), 200, SCRIPT));
  hono.get('/_page/state', (c) => {
    const me = workspace.person(c.req.query('as') ?? 'maya') ?? workspace.people[0];
    if (!me) return c.json({ error: 'nobody is here' }, 404);
    return c.json(stateFor(me, slack, app));
  });
  hono.get('/_page/events', (c) =>
    streamSSE(c, async (stream) => {
      let wake = () => {};
      const stop = workspace.onChange(() => wake());
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

/** What one person sees now. */
function stateFor(me: Person, slack: SimulatedSlack, app: AppProcess): PageState {
  const { workspace } = slack;
  const direct = directChannel(me.id);
  const messages = workspace.messages.filter(
    (m) => (!isDirect(m.channel) || m.channel === direct) && (!m.ephemeralTo || m.ephemeralTo === me.id),
  );
  return {
    team: workspace.team,
    command: slack.app.commands[0]?.command ?? '/release',
    now: workspace.clock.iso(),
    runs: workspace.clock.runs(),
    loadedAt: Date.now(),
    me,
    people: workspace.people.filter((p) => !p.deleted),
    bot: BOT.user,
    groups: workspace.groups.map(({ id, handle }) => ({ id, handle })),
    channels: [
      ...workspace.channels.map(({ id, name, topic, bot, archived = false }) => ({ id, name, topic, bot, archived })),
      { id: direct, name: 'gonogo', topic: 'What Gonogo tells you alone', bot: true, archived: false },
    ],
    messages,
    choices: choicesOf(me.id, messages, workspace),
    files: Object.fromEntries([...workspace.files.values()].map(({ data: _, ...file }) => [file.id, file])),
    unread: unreadOf(me.id, messages, workspace),
    modals: workspace.modals.get(me.id) ?? [],
    home: workspace.homes.get(me.id),
    shortcuts: slack.app.shortcuts,
    appRuns: app.running(),
    log: slack.log.slice(-60),
  };
}

const asScript = (source: string) =>
  stripTypeScriptTypes(source).replaceAll(".ts';", ".js';").replaceAll("from 'preact'", "from './preact.js'");

/** What is chosen in messages, where something is. */
function choicesOf(user: string, messages: Message[], { choices }: Workspace): Record<string, Choices> {
  const all = messages.map((m): [string, Choices] => [m.ts, choicesIn(m.blocks, choices.get(`${user}/${m.ts}`))]);
  const any = (c: Choices) => Object.values(c).some((actions) => Object.values(actions).some((a) => a.length > 0));
  return Object.fromEntries(all.filter(([, c]) => any(c)));
}

/** Messages of others since one last looked, by channel; replies count only if they were sent to the channel too. */
function unreadOf(user: string, messages: Message[], { reads }: Workspace): Record<string, number> {
  const unread: Record<string, number> = {};
  for (const m of messages)
    if (m.user !== user && (!m.threadTs || m.broadcast) && m.ts > (reads.get(`${user}/${m.channel}`) ?? ''))
      unread[m.channel] = (unread[m.channel] ?? 0) + 1;
  return unread;
}
