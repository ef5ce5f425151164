import { z } from 'zod';
import { toErrand } from '../../door/stored.ts';
import { kind } from '../kind.ts';

/** Becomes a *My turn* when its hour has come: what waits must not hold up the person's other messages. */
export const myTurnLater = kind(z.object({ kind: z.literal('my-turn-later'), user: z.string() }), ({ setting }) => ({
  mark: false,
  call: () => ({ rule: 'free' }),
  async attempt({ user }, errand) {
    const now = toErrand({
      key: `${errand.key}/now`,
      mode: 'once',
      lane: `dm/${user}`,
      dueAt: setting.now(),
      intent: { kind: 'my-turn', user },
    });
    return { done: true, also: { errands: [now] } };
  },
}));
