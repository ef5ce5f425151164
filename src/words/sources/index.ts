import { word } from '../word.ts';
import { clickReadAgain, clickTest, typed } from './typed.ts';

export const sources = word({
  name: 'sources',
  aliases: ['webhooks'],
  forms: [['sources', 'what other systems tell, and what could not be read']],
  typed,
  clicks: { 'test-source': clickTest, 'read-again': clickReadAgain },
});
