import { scopeChoices } from '../scope.ts';
import { word } from '../word.ts';
import { submitStop, typed } from './typed.ts';

export const emergencyStop = word({
  name: 'emergency-stop',
  aliases: ['stop'],
  help: { at: [4, 4], example: 'emergency-stop why for 2h' },
  forms: [
    ['emergency-stop why', 'nothing is deployed anywhere for two hours'],
    ['emergency-stop why for 2h', 'for as long as you say'],
    ['emergency-stop checkout-api why', 'of one service'],
  ],
  typed,
  submits: { 'emergency-stop': submitStop },
  choices: { 'emergency-stop': scopeChoices },
});
