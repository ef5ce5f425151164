import { md } from '../../blocks/mrkdwn.ts';
import { AHEAD } from '../../domain/release/ahead.ts';
import { nameOf } from '../../domain/release/release.ts';
import { forAReason } from '../for-a-reason.ts';

export const cancelling = forAReason({
  verb: 'cancel',
  command: (release, why) => ({ type: 'CancelRelease', release, why }),
  title: 'Cancel a release',
  button: 'Cancel it',
  says: (release) => md`*${nameOf(release)}* (${release.id}) will not go out.`,
  done: ['Cancelled', (release) => md`Cancelled: *${nameOf(release)}* (${release.id}). Those who follow it were told.`],
});

/** `/release cancel [what] [why]` */
export const typed = cancelling.typed({ can: 'can be cancelled', on: AHEAD });
