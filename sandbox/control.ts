import { Hono } from 'hono';
import { z } from 'zod';
import type { Fault, Faults } from './faults.ts';
import type { AppProcess } from './processes.ts';
import type { SimulatedSlack } from './slack.ts';
import { asSlack } from './web-api.ts';
import { type Block, directChannel, type Message, type View } from './workspace.ts';

export type ControlContext = {
  slack: SimulatedSlack;
  app: AppProcess;
  faults: Faults;
  pipeline: string;
  command: string;
  socket: { refresh(): void; drop(all: boolean): void };
  reset: () => Promise<void>;
};

class Unknown extends Error {}

/** The control API: users and channels by name. Documented in docs/sandbox.md. */
export function control(c: ControlContext): Hono {
  const { slack, app } = c;
  const { workspace } = slack;
  const hono = new Hono();
  const person = (who: string) => {
    const found = workspace.person(who);
    if (!found)
      throw new Unknown(`there is no person "${who}"; people: ${workspace.people.map((p) => p.handle).join(', ')}`);
    return found;
  };
  const channel = (which: string | undefined, as?: string) => {
    if ((!which || which === 'dm') && as) return { id: directChannel(person(as).id), name: 'dm' };
    const found = workspace.channel(which ?? 'releases');
    if (!found)
      throw new Unknown(
        `there is no channel "${which}"; channels: ${workspace.channels.map((x) => x.name).join(', ')}`,
      );
    return found;
  };
  const route = <T>(path: string, schema: z.ZodType<T>, run: (body: T) => Promise<object> | object) =>
    hono.post(path, async (ctx) => {
      const body = schema.safeParse(await ctx.req.json().catch(() => ({})));
      if (!body.success)
        return ctx.json(
          { error: 'bad request', faults: body.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`) },
          400,
        );
      try {
        return ctx.json(await run(body.data));
      } catch (error) {
        if (error instanceof Unknown || (error instanceof Error && error.constructor.name === 'SlackError'))
          return ctx.json({ error: error.message }, 404);
        throw error;
      }
    });

  route('/command', z.object({ as: z.string(), channel: z.string().optional(), text: z.string() }), async (b) => {
    const [, word = c.command, rest = ''] = /^(\/\S+)?\s*([\s\S]*)$/.exec(b.text) ?? [];
    await slack.command(person(b.as).id, channel(b.channel).id, word, rest);
    return { ok: true };
  });
  route(
    '/message',
    z.object({ as: z.string(), channel: z.string().optional(), text: z.string(), thread: z.string().optional() }),
    (b) => {
      const at = channel(b.channel, b.channel === 'dm' ? b.as : undefined);
      const root = b.thread ? messageMatching(at.id, b.thread, person(b.as).id) : undefined;
      return { ok: true, ts: slack.message(person(b.as).id, at.id, b.text, root?.threadTs ?? root?.ts).ts };
    },
  );
  route(
    '/click',
    z.object({
      as: z.string(),
      channel: z.string().optional(),
      message: z.string().optional(),
      in: z.enum(['message', 'modal', 'home']).default('message'),
      button: z.string(),
      value: z.string().optional(),
    }),
    async (b) => {
      const user = person(b.as).id;
      if (b.in !== 'message') {
        const view = b.in === 'home' ? workspace.homes.get(user) : workspace.modals.get(user)?.at(-1);
        if (!view) throw new Unknown(`${b.as} has no ${b.in} open`);
        await slack.clickInView(user, view, actionIn(view.blocks, b.button, b.value));
        return { ok: true };
      }
      const at = channel(b.channel, b.as);
      const message = messageMatching(at.id, b.message ?? '', user, b.button);
      await slack.clickInMessage(user, message, actionIn(message.blocks, b.button, b.value));
      return { ok: true, ts: message.ts };
    },
  );
  /** A click as the page makes it, by ids; also on a message that has changed since: that is yesterday's button. */
  route(
    '/act',
    z.object({
      as: z.string(),
      ts: z.string().optional(),
      channel: z.string().optional(),
      view: z.enum(['modal', 'home']).optional(),
      action: z.record(z.string(), z.unknown()),
    }),
    async (b) => {
      const user = person(b.as).id;
      const view = b.view === 'home' ? workspace.homes.get(user) : workspace.modals.get(user)?.at(-1);
      if (b.view && view) await slack.clickInView(user, view, b.action);
      const message = workspace.messages.find((m) => m.channel === b.channel && m.ts === b.ts);
      if (!b.view && message) await slack.clickInMessage(user, message, b.action);
      return { ok: true };
    },
  );
  route('/fill', z.object({ as: z.string(), fields: z.record(z.string(), z.string()) }), (b) => {
    const view = workspace.modals.get(person(b.as).id)?.at(-1);
    if (!view) throw new Unknown(`${b.as} has no modal open`);
    for (const [field, value] of Object.entries(b.fields)) view.values[fieldIn(view, field)] = value;
    return { ok: true };
  });
  route('/submit', z.object({ as: z.string(), fields: z.record(z.string(), z.string()).default({}) }), async (b) => {
    const user = person(b.as).id;
    const view = workspace.modals.get(user)?.at(-1);
    if (!view) throw new Unknown(`${b.as} has no modal open`);
    for (const [field, value] of Object.entries(b.fields)) view.values[fieldIn(view, field)] = value;
    await slack.submit(user);
    const now = workspace.modals.get(user)?.at(-1);
    return { ok: true, errors: now?.id === view.id ? now.errors : {}, view: now ? shownView(now) : null };
  });
  route('/close', z.object({ as: z.string() }), (b) => {
    slack.closeModal(person(b.as).id);
    return { ok: true };
  });
  route('/shortcut', z.object({ as: z.string(), callback: z.string().default('plan_release') }), async (b) => {
    await slack.shortcut(person(b.as).id, b.callback);
    return { ok: true };
  });
  route(
    '/react',
    z.object({ as: z.string(), channel: z.string().optional(), message: z.string(), name: z.string() }),
    (b) => {
      const at = channel(b.channel, b.as);
      slack.react(person(b.as).id, at.id, messageMatching(at.id, b.message, person(b.as).id).ts, b.name);
      return { ok: true };
    },
  );
  route('/open-home', z.object({ as: z.string() }), (b) => {
    slack.openHome(person(b.as).id);
    return { ok: true };
  });
  route('/group', z.object({ handle: z.string(), members: z.array(z.string()) }), (b) => {
    slack.changeMembers(
      b.handle,
      b.members.map((m) => person(m).id),
    );
    return { ok: true };
  });
  /** `now`: sets the app's time; without it, only waits until the app has nothing due. */
  route('/clock', z.object({ now: z.iso.datetime().optional() }), async (b) => {
    await app.settle(b.now);
    return { ok: true, now: app.testClock ?? new Date().toISOString() };
  });
  const FaultShape = z.object({
    method: z.string(),
    kind: z.enum([
      'error',
      '429',
      '503-before',
      '503-after',
      'drop-before',
      'drop-after',
      'invalid_auth',
      'kill-before',
      'kill-after',
    ]),
    times: z.number().int().min(1).default(1),
    retryAfter: z.number().optional(),
    error: z.string().optional(),
  });
  route(
    '/faults',
    z.object({
      clear: z.boolean().optional(),
      api: z.array(FaultShape).default([]),
      socket: z.enum(['refresh', 'drop', 'drop-all']).optional(),
      duplicates: z.number().int().min(1).max(5).optional(),
      pipeline: z.record(z.string(), z.unknown()).optional(),
      app: z.enum(['kill', 'freeze', 'start']).optional(),
    }),
    async (b) => {
      if (b.clear) c.faults.clear();
      for (const fault of b.api) c.faults.arm(fault satisfies Fault);
      if (b.socket === 'refresh') c.socket.refresh();
      if (b.socket === 'drop' || b.socket === 'drop-all') c.socket.drop(b.socket === 'drop-all');
      if (b.duplicates) slack.duplicates = b.duplicates;
      if (b.pipeline)
        return await (
          await fetch(`${c.pipeline}/_pipeline`, { method: 'POST', body: JSON.stringify(b.pipeline) })
        ).json();
      if (b.app === 'kill') await app.kill();
      if (b.app === 'freeze') app.freeze();
      if (b.app === 'start') {
        await app.start();
        slack.reachable();
      }
      return { ok: true };
    },
  );
  route('/reset', z.object({}), async () => {
    await c.reset();
    return { ok: true };
  });

  hono.get('/messages', (ctx) => {
    const { channel: which, as, since } = ctx.req.query();
    const user = as ? person(as).id : undefined;
    const at = which === 'dm' && as ? directChannel(person(as).id) : which ? workspace.channel(which)?.id : undefined;
    const found = workspace.messages.filter(
      (m) => (!at || m.channel === at) && (!m.ephemeralTo || m.ephemeralTo === user) && (!since || m.ts > since),
    );
    return ctx.json({ messages: found.map(shownMessage) });
  });
  hono.get('/views', (ctx) =>
    ctx.json({ views: (workspace.modals.get(person(ctx.req.query('as') ?? '').id) ?? []).map(shownView) }),
  );
  hono.get('/home', (ctx) => {
    const home = workspace.homes.get(person(ctx.req.query('as') ?? '').id);
    return ctx.json({ home: home ? shownView(home) : null });
  });
  hono.get('/log', (ctx) => ctx.json({ log: slack.log.slice(-Number(ctx.req.query('last') ?? 200)) }));
  hono.get('/state', async (ctx) => {
    const pipeline = await (await fetch(`${c.pipeline}/_pipeline`)).json();
    const health = app.address
      ? await fetch(`${app.address}/healthz`).then(
          (r) => r.json(),
          () => null,
        )
      : null;
    return ctx.json({
      app: app.running() ? 'running' : 'stopped',
      now: app.testClock ?? new Date().toISOString(),
      health,
      pipeline,
    });
  });

  function messageMatching(channelId: string, words: string, user: string, label?: string): Message {
    const visible = workspace.messages.filter(
      (m) => m.channel === channelId && (!m.ephemeralTo || m.ephemeralTo === user),
    );
    const found = visible.filter(
      (m) =>
        (words === '' || m.ts === words || `${m.text} ${JSON.stringify(m.blocks)}`.includes(words)) &&
        (!label || buttonsIn(m.blocks).some((b) => b.label === label || b.action === label)),
    );
    const newest = found.at(-1);
    if (!newest)
      throw new Unknown(
        `no message in that channel has ${label ? `a button “${label}” and ` : ''}the words “${words}”`,
      );
    return newest;
  }

  const shownMessage = (m: Message) => ({
    ...asSlack(m, true),
    channel: workspace.channel(m.channel)?.name ?? m.channel,
    from: workspace.person(m.user)?.handle ?? (m.bot ? 'gonogo' : m.user),
    shown: blocksText(m.blocks) || m.text,
    buttons: buttonsIn(m.blocks).map((b) => b.label),
    ...(m.threadTs && { thread: m.threadTs }),
    ...(m.ephemeralTo && { privateTo: workspace.person(m.ephemeralTo)?.handle }),
    edited: m.edited !== undefined,
    reactions: m.reactions,
  });
  const shownView = (v: View) => ({
    id: v.id,
    title: v.title,
    submit: v.submit ?? null,
    callback_id: v.callback_id,
    shown: blocksText(v.blocks),
    values: v.values,
    errors: v.errors,
    buttons: buttonsIn(v.blocks).map((b) => b.label),
  });
  return hono;
}

const Button = z.looseObject({
  type: z.literal('button'),
  action_id: z.string(),
  value: z.string().optional(),
  text: z.looseObject({ text: z.string() }),
});
const Text = z.looseObject({ text: z.string() });

/** Every button of some blocks with its label and what a click sends. */
export function buttonsIn(blocks: Block[]): { label: string; action: string; sent: Record<string, unknown> }[] {
  return blocks.flatMap((block) => {
    const elements = [
      ...(Array.isArray(block.elements) ? block.elements : []),
      ...(block.accessory ? [block.accessory] : []),
    ];
    return elements.flatMap((e) => {
      const b = Button.safeParse(e);
      return b.success
        ? [
            {
              label: b.data.text.text,
              action: b.data.action_id,
              sent: {
                type: 'button',
                action_id: b.data.action_id,
                block_id: block.block_id,
                value: b.data.value,
                text: b.data.text,
              },
            },
          ]
        : [];
    });
  });
}

function actionIn(blocks: Block[], label: string, value?: string): Record<string, unknown> {
  const button = buttonsIn(blocks).find((b) => b.label === label || b.action === label);
  if (!button) throw new Unknown(`there is no button “${label}”`);
  return { ...button.sent, ...(value !== undefined && { value }) };
}

function fieldIn(view: View, field: string): string {
  const block = view.blocks.find(
    (b) => b.block_id === field || (Text.safeParse(b.label).data?.text ?? '').toLowerCase() === field.toLowerCase(),
  );
  if (!block?.block_id)
    throw new Unknown(
      `the modal “${view.title}” has no field “${field}”; fields: ${Object.keys(view.values).join(', ')}`,
    );
  return block.block_id;
}

/** What a person reads in blocks, line by line. */
export function blocksText(blocks: Block[]): string {
  const of = (value: unknown): string => Text.safeParse(value).data?.text ?? '';
  return blocks
    .flatMap((b) => [
      of(b.text),
      ...(Array.isArray(b.fields) ? b.fields.map(of) : []),
      ...(b.type === 'context' && Array.isArray(b.elements) ? b.elements.map(of) : []),
      of(b.label),
    ])
    .filter(Boolean)
    .join('\n');
}
