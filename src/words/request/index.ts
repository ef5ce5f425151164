import { word } from '../word.ts';
import { clickDeclineRequest, clickDeferRequest, clickTakeRequest, submitDeclineRequest } from './answer.ts';
import { requestChoices, requestFromMessage, submitRequest, typed } from './typed.ts';

export const request = word({
  name: 'request',
  help: { at: [6, 2], example: 'request checkout-api 4.2.1 because why', does: 'ask for something in one' },
  forms: [['request checkout-api 4.2.1 because refunds fail', 'asks the owner of a release to take it in']],
  typed,
  clicks: {
    'take-request': clickTakeRequest,
    'defer-request': clickDeferRequest,
    'decline-request': clickDeclineRequest,
  },
  submits: { request: submitRequest, 'decline-request': submitDeclineRequest },
  choices: { request: requestChoices },
  shortcuts: { request_scope: requestFromMessage },
});
