import { word } from '../word.ts';
import { clickRevokeFeeds, typed } from './command.ts';

export const feed = word({
  name: 'feed',
  aliases: ['subscribe', 'ical'],
  help: { at: [2, 3], example: 'feed', does: 'subscribe to it' },
  typed,
  clicks: { 'revoke-feeds': clickRevokeFeeds },
});
