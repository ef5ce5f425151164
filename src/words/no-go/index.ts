import { clickBallot, typedBallot } from '../replying/ballot.ts';
import { ALSO, word } from '../word.ts';
import { noGoFromMessage, submitNoGo } from './typed.ts';

export const noGo = word({
  name: 'no-go',
  aliases: ['reject', 'nogo'],
  help: { at: [ALSO, 6], example: 'no-go why' },
  forms: [['no-go checkout-api the migration is not tested', 'it is held, and everybody hears why']],
  typed: typedBallot('no-go'),
  clicks: { 'no-go': clickBallot('no-go') },
  submits: { 'no-go': submitNoGo },
  shortcuts: { no_go_reason: noGoFromMessage },
});
