import { z } from 'zod';
import type { ControlContext, Route } from './context.ts';

const as = z.string();
const channel = z.string().optional();
const message = z.string();

/** What people write, and what becomes of it. */
export function writingRoutes(route: Route, { slack, find }: ControlContext): void {
  const found = (b: { as: string; channel?: string | undefined; message: string }) => {
    const user = find.person(b.as).id;
    return { user, message: find.message(find.channel(b.channel, b.as).id, b.message, user) };
  };

  route(
    '/message',
    z.strictObject({
      as,
      channel,
      text: z.string(),
      thread: z.string().optional(),
      files: z
        .array(z.strictObject({ name: z.string().min(1), content: z.string().default('') }))
        .max(10)
        .default([]),
    }),
    (b) => {
      const user = find.person(b.as).id;
      const at = find.channel(b.channel, b.as).id;
      const root = b.thread ? find.message(at, b.thread, user) : undefined;
      return { ok: true, ts: slack.writing.message(user, at, b.text, root?.threadTs ?? root?.ts, b.files).ts };
    },
  );

  route('/edit', z.strictObject({ as, channel, message, text: z.string() }), (b) => {
    const { user, message } = found(b);
    slack.writing.edit(user, message, b.text);
    return { ok: true, ts: message.ts };
  });

  route('/delete', z.strictObject({ as, channel, message }), (b) => {
    const { user, message } = found(b);
    slack.writing.remove(user, message);
    return { ok: true, ts: message.ts };
  });

  route('/react', z.strictObject({ as, channel, message, name: z.string() }), (b) => {
    const { user, message } = found(b);
    slack.writing.react(user, message.channel, message.ts, b.name);
    return { ok: true };
  });
}
