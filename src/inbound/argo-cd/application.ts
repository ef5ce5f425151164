import { z } from 'zod';
import { faultsOf } from '../body.ts';
import type { Translated } from '../source.ts';

/** As the template of docs/inbound.md writes it: `correlation` is what a step's operation carries, of others it is empty. */
const Event = z.object({
  application: z.string().min(1),
  correlation: z.string().default(''),
  url: z.string().optional(),
});

/** An operation of an application. How it is is looked at: that it was synced does not say that it is healthy. */
export function application(body: unknown): Translated {
  const read = Event.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { application: name, correlation, url } = read.data;
  return {
    told: {
      type: 'run',
      system: 'argo-cd',
      place: [name],
      ...(correlation !== '' && { run: correlation }),
      names: [correlation],
      attempt: 1,
      state: 'look',
      message: '',
      ...(url && { url }),
    },
  };
}
