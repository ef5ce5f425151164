import { whereChoices } from '../dialogs/where-input.ts';
import { word } from '../word.ts';
import { clickLonger } from './longer.ts';
import { submitLock } from './modal.ts';
import { clickTakeOver, submitTakeOver } from './take-over.ts';
import { typed } from './typed.ts';

export const lock = word({
  name: 'lock',
  aliases: ['hold', 'claim', 'reserve', 'steal', 'take-over'],
  help: { at: [8, 1], example: 'lock checkout-api production why for 1h', does: 'nobody else deploys there' },
  forms: [
    ['lock checkout-api production why', 'nobody else deploys there until you unlock'],
    ['lock checkout-api production why for 1h', 'or for a time'],
  ],
  typed,
  clicks: { 'lock-longer': clickLonger, 'take-over-lock': clickTakeOver },
  submits: { lock: submitLock, 'take-over-lock': submitTakeOver },
  choices: { lock: whereChoices },
});
