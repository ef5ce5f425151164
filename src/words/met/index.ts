import { word } from '../word.ts';
import { clickMet } from './command.ts';

export const met = word({
  name: 'met',
  clicks: { met: clickMet },
});
