import { shownWith } from '../blocks/as-shown.ts';
import { answers, button, confirm } from '../blocks/blocks.ts';
import { md, when } from '../blocks/mrkdwn.ts';
import { beginning, inOneLine } from '../blocks/text.ts';
import { MOST_WHY } from '../blocks/whole.ts';
import { freezeShown } from '../domain/freeze/freeze-shown.ts';
import type { FrozenSpan } from '../domain/freeze/frozen-span.ts';
import { printOf } from '../domain/shown.ts';
import { OF_LIFTING } from './carried.ts';

/** Of one that somebody declared. `why`: what was typed for it. */
export function liftButton(freeze: FrozenSpan & { id: string }, why = '') {
  const { id, name, until } = freeze;
  const asks = confirm(
    'Lift this freeze?',
    md`${inOneLine(name)}, until ${when(until)}: it holds no deploy of its scope any more.`,
    'Unfreeze',
  );
  const about = OF_LIFTING.write({ freeze: id, why: beginning(why, MOST_WHY) });
  return shownWith(button('Unfreeze', 'unfreeze', about, { confirm: asks }), printOf(freezeShown(freeze)));
}

/** The question whether one is lifted, or ends at another time. `of`: of so many that are asked about. */
export const liftOrChange = (freeze: FrozenSpan & { id: string }, why: string, of: number) =>
  answers([button('Change…', 'change-freeze', freeze.id), liftButton(freeze, why)], of);
