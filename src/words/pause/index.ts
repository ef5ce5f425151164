import { ALSO, word } from '../word.ts';
import { pausing, typed } from './typed.ts';

export const pause = word({
  name: 'pause',
  aliases: ['halt', 'suspend'],
  help: { at: [ALSO, 8.5], example: 'pause why' },
  forms: [['pause checkout-api errors rise', 'nothing more of its deploy begins until somebody types `resume`']],
  typed,
  clicks: { pause: pausing.click },
  submits: { pause: pausing.submit },
});
