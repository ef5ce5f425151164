import type { View } from '@slack/types';
import type { Message } from '../blocks/blocks.ts';
import { called } from './called.ts';
import type { Listening } from './listening.ts';

/** What is said, as a dialog. `ends`: closed, it ends what it stands upon too. */
export const asModal = (said: Message, ends = true): View => ({
  type: 'modal',
  callback_id: 'notice',
  title: { type: 'plain_text', text: 'Gonogo' },
  close: { type: 'plain_text', text: 'Close' },
  clear_on_close: ends,
  blocks: said.blocks,
});

/** A dialog becomes another one, where it is still as it was (`hash`); false where it is not, or where somebody has closed it meanwhile. */
export async function replaced(
  l: Pick<Listening, 'views' | 'log'>,
  at: { id: string; hash?: string | undefined } | undefined,
  view: View | undefined,
): Promise<boolean> {
  if (!at || !view) return false;
  const updated = await called(() =>
    l.views.views.update({ view_id: at.id, ...(at.hash !== undefined && { hash: at.hash }), view }),
  );
  if (!updated.ok) l.log('a modal could not be updated', { why: updated.why });
  return updated.ok;
}
