import { md } from '../../blocks/mrkdwn.ts';
import { one } from '../../domain/deciding/reads.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf } from '../../domain/release/release.ts';
import { unknownRelease } from '../../domain/release/unknown.ts';
import { ask, notice, type OnClick, type OnSubmit, refusalMessage, seeFor, submittedTo } from '../ask.ts';
import { reasonModal } from '../reason-dialog.ts';
import { refusedAnyhow } from '../refused-anyhow.ts';

/** [Without the votes…]: says what is passed and what is not, and asks why. */
export const clickAlone: OnClick = async (id, a) => {
  const refusal = await refusedAnyhow(a, { type: 'PushAlone', release: id, why: '' });
  if (refusal) return { say: refusalMessage(refusal) };
  const { release } = await seeFor(a, { release: one(releases, id) });
  if (!release) return { say: refusalMessage(unknownRelease(id)) };
  const text = md`*${nameOf(release)}* (${id}) goes without the votes, with your name on it. It is announced, the release managers are told, and it is reviewed afterwards. Freezes, locks and all other checks stay.`;
  return { modal: reasonModal('push-alone', id, 'Without the votes', 'Go without them', text, release.why) };
};

export const submitAlone: OnSubmit = async (fields, id, a) => {
  const outcome = await ask(a, { type: 'PushAlone', release: id, why: fields.why ?? '' });
  return submittedTo(
    outcome,
    'why',
    ({ after }) =>
      notice(
        'Approved by you',
        md`*${nameOf(after(releases, id))}* waits for no votes any more. Its thread says so, with your name and reason.`,
      ),
    ['why'],
  );
};
