import { word } from '../word.ts';
import { clickAskThem } from './command.ts';

export const askThem = word({
  name: 'ask-them',
  clicks: { 'ask-them': clickAskThem },
});
