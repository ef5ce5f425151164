import type { Change, Errand } from '../store/store.ts';
import { HOUR_MS, instantAfter } from '../time/instants.ts';
import type { Asked } from './outcome.ts';
import type { Setting } from './setting.ts';

/** So long a delivery is known again. */
const EVENT_KEPT_MS = 24 * HOUR_MS;

/** Whether a delivery was carried out, or its refusal told, before. */
export const wasTold = (setting: Setting, event: string): Promise<boolean> =>
  setting.store.remembers(eventKey(event), setting.now());

/**
 * A refusal that a person was told: the same delivery, should its ack be lost, must not be carried out later behind their back.
 * Remembered after the telling, so that a crash in between tells it twice rather than never.
 */
export async function keepTold(setting: Setting, event: string): Promise<void> {
  await setting.store.commit({ at: setting.now(), remember: [remembering(setting, event)] });
}

/** What a commit keeps of who asked for it: the delivery that it came by, and the errand that is over by it. */
export function bookkeeping(setting: Setting, asked: Asked): Pick<Change, 'remember' | 'done'> {
  return {
    ...(asked.event && { remember: [remembering(setting, asked.event)] }),
    ...(asked.done && { done: [carriedOut(asked.done)] }),
  };
}

const eventKey = (event: string) => `event/${event}`;
const remembering = ({ now }: Setting, event: string) => ({
  key: eventKey(event),
  until: instantAfter(now(), EVENT_KEPT_MS),
});
export const carriedOut = ({ key, id }: Errand) => ({ key, id });
