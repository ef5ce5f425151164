import { ALSO, word } from '../word.ts';
import { clickDocuments, submitDocuments, typed } from './typed.ts';

export const documents = word({
  name: 'documents',
  aliases: ['docs', 'document'],
  help: { at: [ALSO, 3], example: 'documents' },
  forms: [['documents checkout-api', 'links to notes, guide and way back']],
  typed,
  clicks: { documents: clickDocuments },
  submits: { documents: submitDocuments },
});
