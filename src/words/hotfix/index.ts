import { word } from '../word.ts';
import { clickAlone, submitAlone } from './alone.ts';
import { clickHotfix, hotfixFromMessage, submitHotfix, typed } from './command.ts';

export const hotfix = word({
  name: 'hotfix',
  help: { at: [1, 2], example: 'hotfix checkout-api 4.1.4 because why', does: 'a fix of what is live, now' },
  typed,
  clicks: { hotfix: clickHotfix, 'push-alone': clickAlone },
  submits: { hotfix: submitHotfix, 'push-alone': submitAlone },
  shortcuts: { hotfix: hotfixFromMessage },
});
