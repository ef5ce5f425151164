import { shownIn } from '../../blocks/as-shown.ts';
import type { Fields } from '../ask.ts';
import { strategyIn } from '../dialogs/strategy-input.ts';
import { textsIn } from '../dialogs/texts-in.ts';
import { chosenIn } from '../dialogs/time-field.ts';
import { ASKING, type PlanFields } from './modal.ts';

/** What the modal's fields hold, whether it shows them or not. */
export const planFields = (f: Fields): PlanFields => {
  const strategy = strategyIn(f.strategy);
  return {
    ...textsIn(f, 'what', 'where', 'when', 'why', 'customers'),
    ...(f.irreversible && { irreversible: f.irreversible }),
    ...(f.after && { after: f.after }),
    ...(f.early && { early: f.early }),
    ...(f.change && { change: f.change }),
    ...(strategy && { strategy }),
    ...chosenIn(f, 'when'),
  };
};

export const hasMore = (metadata: string) => ASKING.read(shownIn(metadata).about)?.more ?? false;
