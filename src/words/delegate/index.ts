import { word } from '../word.ts';
import { clickRevokeDelegation, submitDelegate, typed } from './command.ts';

export const delegate = word({
  name: 'delegate',
  help: { at: [7, 1], example: 'delegate @sam until Friday', does: 'they vote for you' },
  typed,
  clicks: { 'revoke-delegation': clickRevokeDelegation },
  submits: { delegate: submitDelegate },
});
