import { ALSO, word } from '../word.ts';
import { clickDrill, clickDrillAsk, typed } from './command.ts';

export const drill = word({
  name: 'drill',
  help: { at: [ALSO, 9.5], example: 'drill checkout-api staging' },
  forms: [['drill checkout-api staging because game day', 'deploys the version before and comes back, timed']],
  typed,
  clicks: { drill: clickDrill, 'drill-ask': clickDrillAsk },
});
