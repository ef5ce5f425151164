import { clickBallot, typedBallot } from '../ballot.ts';
import { ALSO, word } from '../word.ts';

export const abstain = word({
  name: 'abstain',
  help: { at: [ALSO, 7], example: 'abstain' },
  typed: typedBallot('abstain'),
  clicks: { abstain: clickBallot('abstain') },
});
