import { clickBallot, typedBallot } from '../ballot.ts';
import { ALSO, word } from '../word.ts';

export const go = word({
  name: 'go',
  aliases: ['approve'],
  help: { at: [ALSO, 5], example: 'go' },
  typed: typedBallot('go'),
  clicks: { go: clickBallot('go') },
});
