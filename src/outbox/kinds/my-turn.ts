import { z } from 'zod';
import { toErrand } from '../../door/stored.ts';
import { drawMyTurn } from '../drawings/my-turn.ts';
import { posting } from '../posting.ts';
import { hashOf, remembered, shown } from '../shown.ts';

/** One message a person: the new one notifies, the old one goes. */
export const myTurn = posting(z.object({ kind: z.literal('my-turn'), user: z.string() }), {
  saysAll: true,
  person: ({ user }) => user,
  async draw({ user }, context) {
    const { setting } = context;
    const drawn = await drawMyTurn(context, user);
    if (!drawn) return undefined;
    const name = `my-turn/${user}`;
    const before = await shown(setting, name);
    const remove = before
      ? [
          toErrand({
            key: `delete/${before.channel}/${before.ts}`,
            mode: 'once',
            lane: `edit/${name}`,
            dueAt: setting.now(),
            intent: { kind: 'delete', channel: before.channel, ts: before.ts },
          }),
        ]
      : [];
    return {
      to: { user },
      message: drawn,
      afterwards: (posted) => ({ put: remembered(name, posted, hashOf(drawn)), errands: remove }),
    };
  },
});
