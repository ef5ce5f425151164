import { md } from '../../blocks/mrkdwn.ts';
import { AHEAD } from '../../domain/deadline/deadline.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import { type Answer, type Ask, ask, notice, type OnSubmit, refusalMessage, submittedTo } from '../ask.ts';
import { clickOn } from '../changing.ts';
import { onReleaseForAReason } from '../for-a-reason.ts';
import { reasonModal } from '../reason-dialog.ts';
import { refusedAnyhow } from '../refused-anyhow.ts';

/** `/release cancel [what] [why]`: confirmed, with its reason. */
export const typed = onReleaseForAReason('cancel', { can: 'can be cancelled', on: AHEAD }, confirmCancel);

export const clickCancel = clickOn((release, a) => confirmCancel(release, '', a));

async function confirmCancel(release: Release, why: string, a: Ask): Promise<Answer> {
  const refusal = await refusedAnyhow(a, { type: 'CancelRelease', release: release.id, why });
  if (refusal) return { say: refusalMessage(refusal) };
  return {
    modal: reasonModal(
      'cancel',
      release.id,
      'Cancel a release',
      'Cancel it',
      md`*${nameOf(release)}* (${release.id}) will not go out.`,
      why,
    ),
  };
}

export const submitCancel: OnSubmit = async (fields, id, a) => {
  const outcome = await ask(a, { type: 'CancelRelease', release: id, why: fields.why ?? '' });
  return submittedTo(outcome, 'why', ({ after }) =>
    notice('Cancelled', md`Cancelled: *${nameOf(after(releases, id))}* (${id}). Those who follow it were told.`),
  );
};
