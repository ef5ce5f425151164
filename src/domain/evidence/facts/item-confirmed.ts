import { fact } from '../../deciding/fact.ts';
import { evidence } from '../document.ts';
import type { Confirmation } from '../evidence.ts';
import { ANEW } from '../following.ts';

type Data = { confirmed: Omit<Confirmation, 'note'>; text: { note: string } };

/** Somebody confirmed an item of a checklist for a version. */
export const itemConfirmed = fact(evidence, 'ItemConfirmed')<Data>()({
  ...ANEW,
  evolve: (known, { confirmed, text: { note } }) => ({
    ...known,
    confirmed: [
      ...known.confirmed.filter((c) => c.item !== confirmed.item || c.by !== confirmed.by),
      { ...confirmed, ...(note !== '' && { note }) },
    ],
  }),
});
