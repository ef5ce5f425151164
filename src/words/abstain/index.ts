import { clickBallot, typedBallot } from '../replying/ballot.ts';
import { ALSO, word } from '../word.ts';

export const abstain = word({
  name: 'abstain',
  help: { at: [ALSO, 7], example: 'abstain' },
  forms: [
    ['abstain checkout-api', 'your answer is neither; it counts as answered'],
    ['abstain as qa', 'where you hold several roles'],
  ],
  typed: typedBallot('abstain'),
  clicks: { abstain: clickBallot('abstain') },
});
