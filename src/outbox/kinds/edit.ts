import { z } from 'zod';
import type { Setting } from '../../door/setting.ts';
import { toErrand } from '../../door/stored.ts';
import type { NewErrand } from '../../store/store.ts';
import { DAY_MS, HOUR_MS, instantOf } from '../../time/instants.ts';
import { drawn, isLeftGone, isReadAlone } from '../drawings/index.ts';
import { editTo } from '../editing.ts';
import { releaseIn } from '../gone.ts';
import { kind } from '../kind.ts';
import { messageKey, shown } from '../shown.ts';
import { toldAnew } from '../told.ts';
import { outdated } from '../unsent.ts';

const data = z.object({
  kind: z.literal('edit'),
  message: z.string(),
  starts: z.string().optional(),
  again: z.literal(true).optional(),
});
const SOON_MS = 2 * DAY_MS;
/** A message that can't be brought up to date is tried again, until it is old. */
const AGAIN_MS = HOUR_MS;
const GIVES_UP_MS = 30 * DAY_MS;

/** A message that shows the state as it is when this is carried out, and with a release's what people were told who can do something about it. */
export const edit = kind(data, (context) => ({
  mark: false,
  restMs: context.editEveryMs,
  call: (errand) => ({ rule: 'edit', when: whenOf(errand.data, context.setting.now()) }),
  async attempt({ message: name }) {
    if (await postPending(context.setting, name))
      return { retryInMs: 500, why: 'the message is not posted yet', failing: false, unsent: true };
    const { message, over, release, list } = await drawn(context, name);
    const edited = await editTo(context, name, message, release);
    if (!('done' in edited)) return edited;
    if (over) return { done: true, also: { remove: [messageKey(name)] } };
    if (list === undefined) return edited;
    const { also = {} } = edited;
    const errands = [...(also.errands ?? []), ...(await toldAnew(context, list))];
    return { done: true, also: { ...also, errands } };
  },
  givenUp: async (it, errand, why) => ({
    errands: [
      // Who was told what keeps it need not hear that it does still.
      ...(it.again ? [] : await outdated({ setting: context.setting, errand, why, release: releaseIn(it.message) })),
      ...(await onceMore(context.setting, it)),
    ],
  }),
}));

/** What keeps a message from being brought up to date may pass: its channel is unarchived, Slack answers again. Until then it shows what is not so. */
async function onceMore(setting: Setting, { message: name, starts }: z.output<typeof data>): Promise<NewErrand[]> {
  const before = isLeftGone(name) && isReadAlone(name) ? undefined : await shown(setting, name);
  const now = Date.parse(setting.now());
  if (!before || Number(before.ts) * 1000 < now - GIVES_UP_MS) return [];
  const intent = { kind: 'edit', message: name, ...(starts && { starts }), again: true } as const;
  const at = instantOf(now + AGAIN_MS);
  return [toErrand({ key: `edit/${name}`, mode: 'latest', lane: `edit/${name}`, dueAt: at, intent })];
}

/** What could not be brought up to date, and waits to be tried again, is tried now. */
export async function triedNow({ store, now }: Setting): Promise<NewErrand[]> {
  const waiting = (await store.pending('edit/')).filter((e) => e.kind === 'edit' && e.dueAt > now());
  return waiting.map(({ key, lane, kind, data }) => ({ key, mode: 'latest', lane, kind, dueAt: now(), data }));
}

/** Of very many messages that change at once, those about the next two days come first. */
function whenOf(errand: unknown, now: string): 'now' | 'later' {
  const starts = data.safeParse(errand).data?.starts;
  return starts !== undefined && Date.parse(starts) > Date.parse(now) + SOON_MS ? 'later' : 'now';
}

/** The post that is to be edited may still be on its way. */
async function postPending(setting: Setting, name: string): Promise<boolean> {
  if (await shown(setting, name)) return false;
  return (await setting.store.pending(name)).some((e) => e.key === name);
}
