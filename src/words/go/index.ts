import { clickBallot, typedBallot } from '../replying/ballot.ts';
import { ALSO, word } from '../word.ts';

export const go = word({
  name: 'go',
  aliases: ['approve'],
  help: { at: [ALSO, 5], example: 'go' },
  forms: [
    ['go checkout-api', 'your answer; you can change it until the first step'],
    ['go as sre', 'where you hold several roles'],
    ['go', 'in the thread of the vote'],
  ],
  typed: typedBallot('go'),
  clicks: { go: clickBallot('go') },
});
