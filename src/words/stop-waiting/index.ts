import { ALSO, word } from '../word.ts';
import { clickStopWaiting, submitStopWaiting, typed } from './typed.ts';

export const stopWaiting = word({
  name: 'stop-waiting',
  help: { at: [ALSO, 12], example: 'stop-waiting' },
  forms: [['stop-waiting checkout-api', 'for a pipeline that says nothing any more']],
  typed,
  clicks: { 'stop-waiting': clickStopWaiting },
  submits: { 'stop-waiting': submitStopWaiting },
});
