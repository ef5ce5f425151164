import { word } from '../word.ts';
import { clickHandOver, clickNotMe, clickTakeOver, submitHandOver, typed } from './typed.ts';

export const handOver = word({
  name: 'hand-over',
  aliases: ['handover'],
  help: { at: [7, 2], example: 'hand-over @sam checkout-api', does: 'they own it' },
  forms: [['hand-over @sam checkout-api', 'they own it once they accept']],
  typed,
  clicks: { 'hand-over': clickHandOver, 'take-over': clickTakeOver, 'not-me': clickNotMe },
  submits: { 'hand-over': submitHandOver },
});
