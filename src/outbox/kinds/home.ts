import { z } from 'zod';
import { homeFor } from '../../cards/home.ts';
import { homeOf } from '../../domain/everything-open.ts';
import { see } from '../../door/read-only.ts';
import { attemptAfter } from '../context.ts';
import { kind } from '../kind.ts';
import { publishedHome } from '../plainly.ts';

/** App Home, for those who have opened it once. */
export const home = kind(
  z.object({ kind: z.literal('home'), user: z.string() }),
  ({ setting, slack, editEveryMs, log }) => ({
    mark: false,
    restMs: editEveryMs,
    call: () => ({ rule: 'free' }),
    async attempt({ user }) {
      if (!(await setting.store.get(`home/${user}`))) return { done: true };
      const world = await see(setting, homeOf(user, setting.now()));
      const blocks = homeFor(user, world, setting.setup?.(user) ?? []);
      const published = await publishedHome(slack, user, blocks, log);
      return published.ok ? { done: true } : attemptAfter(published);
    },
  }),
);
