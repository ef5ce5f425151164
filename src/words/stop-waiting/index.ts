import { ALSO, word } from '../word.ts';
import { clickStopWaiting, submitStopWaiting, typed } from './command.ts';

export const stopWaiting = word({
  name: 'stop-waiting',
  help: { at: [ALSO, 12], example: 'stop-waiting' },
  typed,
  clicks: { 'stop-waiting': clickStopWaiting },
  submits: { 'stop-waiting': submitStopWaiting },
});
