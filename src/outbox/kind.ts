import type { z } from 'zod';
import type { Intent } from '../domain/intents/intent.ts';
import type { Errand } from '../store/store.ts';
import type { Attempt, ErrandKind } from './attempt.ts';
import type { OutboxContext } from './context.ts';

export type IntentOf<K extends Intent['kind']> = Extract<Intent, { kind: K }>;

/** How an errand of one kind is carried out, once its data is read. */
export type Work<Data> = Omit<ErrandKind, 'attempt' | 'givenUp'> & {
  attempt(data: Data, errand: Errand, tries: number): Promise<Attempt>;
  givenUp?(data: Data, errand: Errand, why: string, threw?: 'threw'): ReturnType<NonNullable<ErrandKind['givenUp']>>;
};

/** A member of the shelf of kinds. */
export type ErrandOf<Data> = { data: z.ZodType<Data>; open(context: OutboxContext): ErrandKind };

/** `data`: what an errand of this kind holds; it is read when the errand is due, which may be long after it was written. */
export const kind = <Data>(data: z.ZodType<Data>, work: (context: OutboxContext) => Work<Data>): ErrandOf<Data> => ({
  data,
  open(context) {
    const { attempt, givenUp, ...rest } = work(context);
    return {
      ...rest,
      async attempt(errand, tries) {
        const read = data.safeParse(errand.data);
        return read.success ? attempt(read.data, errand, tries) : { giveUp: `its data is none of a "${errand.kind}"` };
      },
      async givenUp(errand, why, threw) {
        const read = data.safeParse(errand.data);
        return read.success && givenUp ? givenUp(read.data, errand, why, threw) : {};
      },
    };
  },
});
