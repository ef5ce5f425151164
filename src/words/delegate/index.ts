import { word } from '../word.ts';
import { clickDelegate, clickRevokeDelegation, submitDelegate, typed } from './typed.ts';

export const delegate = word({
  name: 'delegate',
  help: { at: [7, 1], example: 'delegate @sam until Friday', does: 'they vote for you' },
  forms: [
    ['delegate @sam until Friday', 'they vote for you in all your roles'],
    ['delegate @sam from Mon 9:00 until Fri 18:00', 'for a time'],
    ['delegate revoke', 'you vote for yourself again'],
  ],
  typed,
  clicks: { delegate: clickDelegate, 'revoke-delegation': clickRevokeDelegation },
  submits: { delegate: submitDelegate },
});
