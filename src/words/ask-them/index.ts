import { word } from '../word.ts';
import { clickAskOthers, clickAskOthersWhy, submitAskOthersWhy } from './ask-others.ts';
import { clickAskPass, clickAskThem } from './typed.ts';

export const askThem = word({
  name: 'ask-them',
  clicks: {
    'ask-them': clickAskThem,
    'ask-pass': clickAskPass,
    'ask-others': clickAskOthers,
    'ask-others-why': clickAskOthersWhy,
  },
  submits: { 'ask-others-why': submitAskOthersWhy },
});
