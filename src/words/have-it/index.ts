import { md } from '../../blocks/mrkdwn.ts';
import { pages } from '../../domain/page/document.ts';
import { answerTo, ask, type OnClick } from '../ask.ts';
import { word } from '../word.ts';

/** [I have it]: under a page. */
const clickHaveIt: OnClick = async (id, a) => {
  const outcome = await ask(a, { type: 'AcknowledgePage', page: id, how: 'slack' });
  return answerTo(outcome, ({ after }) => md`You have it: ${after(pages, id).summary}. Nobody else is woken.`);
};

export const haveIt = word({ name: 'have-it', clicks: { 'have-it': clickHaveIt } });
