import { ALSO, word } from '../word.ts';
import { cancelling, typed } from './typed.ts';

export const cancel = word({
  name: 'cancel',
  aliases: ['abort', 'scrap', 'call-off'],
  help: { at: [ALSO, 10], example: 'cancel why' },
  forms: [['cancel checkout-api why', 'it is over, and everybody who was told of it hears so']],
  typed,
  clicks: { cancel: cancelling.click },
  submits: { cancel: cancelling.submit },
});
