import { ALSO, word } from '../word.ts';
import { clickNotes, submitNotes, typed } from './typed.ts';

export const notes = word({
  name: 'notes',
  help: { at: [ALSO, 3.2], example: 'notes' },
  forms: [
    ['notes checkout-api', 'release notes, drafted from what changes'],
    ['notes checkout-api: refunds are faster', 'the same, as you typed them'],
  ],
  typed,
  clicks: { notes: clickNotes },
  submits: { notes: submitNotes },
});
