import { z } from 'zod';
import { myTurnCard } from '../../cards/turn.ts';
import { everythingOpen } from '../../domain/everything-open.ts';
import { dutiesOf } from '../../domain/people/whose-turn.ts';
import { see } from '../../door/look.ts';
import { toErrand } from '../../door/stored.ts';
import { posting } from '../posting.ts';
import { hashOf, remembered, shown } from '../shown.ts';

/** One message a person: the new one notifies, the old one goes. */
export const myTurn = posting(z.object({ kind: z.literal('my-turn'), user: z.string() }), {
  async draw({ user }, { setting }) {
    const world = await see(setting, everythingOpen);
    if (dutiesOf(user, world).length === 0) return undefined;
    const drawn = myTurnCard(user, world);
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
