import { word } from '../word.ts';
import { submitStop, typed } from './command.ts';

export const emergencyStop = word({
  name: 'emergency-stop',
  aliases: ['stop'],
  help: { at: [4, 4], example: 'emergency-stop why for 2h' },
  typed,
  submits: { 'emergency-stop': submitStop },
});
