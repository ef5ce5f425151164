import { ALSO, word } from '../word.ts';
import { attachChoices, clickAttach, submitAttach } from './attach.ts';
import { clickConfirmItem, submitConfirmItem } from './confirm.ts';
import { clickTakeBackItem, submitTakeBackItem } from './take-back.ts';
import { clickEvidence, clickUnmatched, typed } from './typed.ts';

export const evidence = word({
  name: 'evidence',
  aliases: ['checks'],
  help: { at: [ALSO, 3.5], example: 'evidence' },
  forms: [
    ['evidence', 'what was told of no service or environment that I know'],
    ['evidence R-118', 'what is known of a release: checks, scans, artifacts, what was confirmed'],
    ['evidence checkout-api', 'the same of the open release of a service'],
  ],
  typed,
  clicks: {
    evidence: clickEvidence,
    unmatched: clickUnmatched,
    attach: clickAttach,
    'confirm-item': clickConfirmItem,
    'take-back-item': clickTakeBackItem,
  },
  submits: { attach: submitAttach, 'confirm-item': submitConfirmItem, 'take-back-item': submitTakeBackItem },
  choices: { attach: attachChoices },
});
