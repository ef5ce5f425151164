import { ALSO, word } from '../word.ts';
import { clickBook, clickCallOff } from './at-a-time.ts';
import { clickDrill, clickDrillAsk, typed } from './typed.ts';

export const drill = word({
  name: 'drill',
  help: { at: [ALSO, 9.5], example: 'drill checkout-api staging' },
  forms: [
    ['drill checkout-api staging because game day', 'deploys the version before and comes back, timed'],
    ['drill checkout-api staging tuesday 10:00', 'the same, by itself at that time'],
    ['drill cancel checkout-api staging', 'calls off what is booked'],
  ],
  typed,
  clicks: { drill: clickDrill, 'drill-ask': clickDrillAsk, 'drill-book': clickBook, 'drill-call-off': clickCallOff },
});
