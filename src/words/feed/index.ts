import { word } from '../word.ts';
import { clickRevokeFeeds, typed } from './typed.ts';

export const feed = word({
  name: 'feed',
  aliases: ['subscribe', 'ical'],
  help: { at: [2, 3], example: 'feed', does: 'subscribe to it' },
  forms: [['feed', 'an address with which a calendar subscribes']],
  typed,
  clicks: { 'revoke-feeds': clickRevokeFeeds },
});
