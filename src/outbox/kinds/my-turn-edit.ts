import { z } from 'zod';
import { myTurnCard } from '../../cards/turn.ts';
import { everythingOpen } from '../../domain/everything-open.ts';
import { see } from '../../door/read-only.ts';
import { editTo } from '../editing.ts';
import { kind } from '../kind.ts';
import { unreached } from '../unsent.ts';

/** A person's *My turn*, brought up to date without notifying. */
export const myTurnEdit = kind(z.object({ kind: z.literal('my-turn-edit'), user: z.string() }), (context) => ({
  mark: false,
  restMs: context.editEveryMs,
  call: () => ({ rule: 'edit', when: 'turn' }),
  attempt: async ({ user }) =>
    editTo(context, `my-turn/${user}`, myTurnCard(user, await see(context.setting, everythingOpen))),
  givenUp: async ({ user }, errand, why) => ({
    errands: await unreached(user, { setting: context.setting, errand, why }),
  }),
}));
