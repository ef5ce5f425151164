import { md } from '../../blocks/mrkdwn.ts';
import { AHEAD } from '../../domain/deadline/deadline.ts';
import { releases } from '../../domain/release/document.ts';
import { isOver, nameOf, type Release } from '../../domain/release/release.ts';
import { saidOf } from '../../domain/release/status-words.ts';
import { type Answer, ask, notice, type OnSubmit, say, submittedTo } from '../ask.ts';
import { clickOn } from '../changing.ts';
import { onReleaseForAReason } from '../for-a-reason.ts';
import { reasonModal } from '../reason.ts';

/** `/release cancel [what] [why]`: confirmed, with its reason. */
export const typed = onReleaseForAReason('cancel', { can: 'can be cancelled', on: AHEAD }, (release, why) =>
  confirmCancel(release, why),
);

export const clickCancel = clickOn((release) => confirmCancel(release, ''));

function confirmCancel(release: Release, why: string): Answer {
  if (isOver(release)) return say(md`${nameOf(release)} (${release.id}) ${saidOf(release)} already.`);
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
  return submittedTo(outcome, 'why', ({ after }) => {
    const release = after(releases, id);
    return notice(
      'Cancelled',
      release ? md`Cancelled: *${nameOf(release)}* (${id}). Those who follow it were told.` : md`Cancelled ${id}.`,
    );
  });
};
