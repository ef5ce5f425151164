import { z } from 'zod';
import type { Setting } from '../../look.ts';
import { drawn } from '../drawings.ts';
import { editTo } from '../editing.ts';
import { kind } from '../kind.ts';
import { shown } from '../shown.ts';

/** A message that shows the state as it is when this is carried out. */
export const edit = kind(z.object({ kind: z.literal('edit'), message: z.string() }), (context) => ({
  mark: false,
  restMs: context.editEveryMs,
  call: () => ({ rule: 'edit', urgent: true }),
  async attempt({ message: name }) {
    if (await postPending(context.setting, name))
      return { retryInMs: 500, why: 'the message is not posted yet', failing: false, unsent: true };
    const { message, release } = await drawn(context, name);
    return editTo(context, name, message, release);
  },
}));

/** The post that is to be edited may still be on its way. */
async function postPending(setting: Setting, name: string): Promise<boolean> {
  if (await shown(setting, name)) return false;
  return (await setting.store.pending(name)).some((e) => e.key === name);
}
