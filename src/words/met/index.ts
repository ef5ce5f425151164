import { word } from '../word.ts';
import { clickMet } from './typed.ts';

export const met = word({
  name: 'met',
  clicks: { met: clickMet },
});
