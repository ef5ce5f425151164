import { md, when } from '../../blocks/mrkdwn.ts';
import { inOneLine } from '../../blocks/text.ts';
import { one } from '../../domain/deciding/reads.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf } from '../../domain/release/release.ts';
import { requestWords } from '../../domain/release/requests/requests.ts';
import { answerTo, ask, notice, type OnClick, type OnSubmit, say, seeFor, submittedTo } from '../ask.ts';
import { reasonModal } from '../dialogs/reason-dialog.ts';

/** `about` is the release and the request: `R-1/Q-3`. */
const answered =
  (type: 'TakeRequest' | 'DeferRequest'): OnClick =>
  async (about, a) => {
    const [release = '', asked = ''] = about.split('/');
    const outcome = await ask(a, { type, release, request: asked });
    return answerTo(outcome, ({ after, facts }) => {
      if (facts.length === 0) return md`That request was answered already.`;
      return type === 'TakeRequest'
        ? md`Taken: the release is *${nameOf(after(releases, release))}* (${release}) now. Whoever's vote it concerns is asked again.`
        : md`Moved to the next one. Whoever asked was told.`;
    });
  };

export const clickTakeRequest = answered('TakeRequest');
export const clickDeferRequest = answered('DeferRequest');

export const clickDeclineRequest: OnClick = async (about, a) => {
  const [id = '', asked = ''] = about.split('/');
  const world = await seeFor(a, { release: one(releases, id) });
  const found = world.release?.requests?.find((r) => r.id === asked);
  if (!found) return say(md`That request was answered already.`);
  return {
    modal: reasonModal(
      'decline-request',
      about,
      'Decline a request',
      'Decline',
      md`${requestWords(found)}: ${inOneLine(found.why)}\n${{ user: found.by }} is told, ${when(world.now)}.`,
      '',
    ),
  };
};

export const submitDeclineRequest: OnSubmit = async (fields, about, a) => {
  const [release = '', asked = ''] = about.split('/');
  const outcome = await ask(a, { type: 'DeclineRequest', release, request: asked, why: fields.why ?? '' });
  return submittedTo(outcome, 'why', () => notice('Declined', md`Declined. Whoever asked was told why.`));
};
