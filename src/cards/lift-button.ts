import { button, confirm } from '../blocks/blocks.ts';
import { md } from '../blocks/mrkdwn.ts';
import { beginning } from '../blocks/text.ts';

/** A button carries 2,000 characters. */
const MOST_WHY = 1000;

/** `why`: what was typed for it. */
export const liftButton = (id: string, name: string, why = '') =>
  button('Unfreeze', 'unfreeze', `${id} ${beginning(why, MOST_WHY)}`.trim(), {
    confirm: confirm('Lift this freeze?', md`${name}: it holds no deploy of its scope any more.`, 'Unfreeze'),
  });
