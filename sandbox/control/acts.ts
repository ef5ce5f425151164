import { z } from 'zod';
import { elementsIn } from '../blocks/placed.ts';
import type { ControlContext, Route } from './context.ts';
import { chosenBy } from './filling.ts';
import { elementNamed, Unknown } from './finding.ts';

const as = z.string();
const channel = z.string().optional();

/** What people do: type commands, click, choose. */
export function actRoutes(route: Route, context: ControlContext): void {
  useRoutes(route, context);
  const { slack, find, command } = context;
  route('/command', z.strictObject({ as, channel, text: z.string() }), async (b) => {
    const [, word = command, rest = ''] = /^(\/\S+)?\s*([\s\S]*)$/.exec(b.text) ?? [];
    await slack.acts.command(find.person(b.as).id, find.channel(b.channel, b.as).id, word, rest);
    return { ok: true };
  });

  /** A global shortcut, or with `message` one on that message. */
  route(
    '/shortcut',
    z.strictObject({ as, callback: z.string().default('plan_release'), channel, message: z.string().optional() }),
    async (b) => {
      const user = find.person(b.as).id;
      const on = b.message ? find.message(find.channel(b.channel, b.as).id, b.message, user) : undefined;
      await slack.acts.shortcut(user, b.callback, on);
      return { ok: true };
    },
  );

  route('/open-home', z.strictObject({ as }), (b) => {
    slack.openHome(find.person(b.as).id);
    return { ok: true };
  });

  route('/read', z.strictObject({ as, channel: z.string(), ts: z.string() }), (b) => {
    slack.workspace.reads.set(`${find.person(b.as).id}/${find.channel(b.channel, b.as).id}`, b.ts);
    slack.workspace.changed();
    return { ok: true };
  });
}

/** What they click and choose in messages and views. */
function useRoutes(route: Route, { slack, find }: ControlContext): void {
  route(
    '/click',
    z.strictObject({
      as,
      channel,
      message: z.string().optional(),
      in: z.enum(['message', 'modal', 'home']).default('message'),
      button: z.string(),
      value: z.union([z.string(), z.array(z.string())]).default([]),
    }),
    async (b) => {
      const user = find.person(b.as).id;
      if (b.in !== 'message') {
        const view = find.view(b.as, b.in);
        const placed = elementNamed(view.blocks, b.button);
        await slack.acts.useInView(user, view, placed, chosenBy(placed, b.button, b.value));
        return { ok: true };
      }
      const message = find.message(find.channel(b.channel, b.as).id, b.message ?? '', user, b.button);
      const placed = elementNamed(message.blocks, b.button);
      await slack.acts.useInMessage(user, message, placed, chosenBy(placed, b.button, b.value));
      return { ok: true, ts: message.ts };
    },
  );

  /** A use as the page makes it: the element as it was shown, which may be gone by now. That is yesterday's button. */
  route(
    '/use',
    z.strictObject({
      as,
      at: z.union([z.strictObject({ channel: z.string(), ts: z.string() }), z.enum(['modal', 'home'])], {
        error: 'must be { channel, ts }, "modal" or "home"',
      }),
      block: z.string(),
      element: z.looseObject({ type: z.string(), action_id: z.string() }),
      chosen: z.array(z.string()).default([]),
    }),
    async (b) => {
      const user = find.person(b.as).id;
      const [placed] = elementsIn([{ type: 'actions', block_id: b.block, elements: [b.element] }]);
      if (!placed) throw new Unknown('that is no element');
      if (typeof b.at === 'string') await slack.acts.useInView(user, find.view(b.as, b.at), placed, b.chosen);
      else await slack.acts.useInMessage(user, find.message(b.at.channel, b.at.ts, user), placed, b.chosen);
      return { ok: true };
    },
  );
}
