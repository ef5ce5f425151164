import { button, confirm } from '../blocks/blocks.ts';
import { md } from '../blocks/mrkdwn.ts';

export const liftButton = (id: string, name: string) =>
  button('Unfreeze', 'unfreeze', id, {
    confirm: confirm('Lift this freeze?', md`${name}: deploys of its scope become possible again.`, 'Unfreeze'),
  });
