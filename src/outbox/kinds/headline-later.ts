import { z } from 'zod';
import { headlineOf } from '../../domain/intents/due.ts';
import { toErrand } from '../../door/stored.ts';
import { kind } from '../kind.ts';
import { headlineChannel } from '../posting.ts';
import { shown } from '../shown.ts';

const data = z.object({ kind: z.literal('headline-later'), release: z.string(), day: z.string() });

/** A headline from before its day is posted afresh: what waits for the hour must not hold up the channel's other messages. */
export const headlineLater = kind(data, ({ setting }) => ({
  mark: false,
  call: () => ({ rule: 'free' }),
  async attempt({ release, day }) {
    const name = headlineOf(release);
    const before = await shown(setting, name);
    if (!before || Number(before.ts) * 1000 >= Date.parse(day)) return { done: true };
    const { channel, ts } = before;
    const now = toErrand({
      key: `continued/${name}/${ts}`,
      mode: 'once',
      lane: `channel/${headlineChannel({ setting })}`,
      dueAt: setting.now(),
      intent: { kind: 'again', message: name, channel, ts, continues: true },
    });
    return { done: true, also: { errands: [now] } };
  },
}));
