import { md } from '../../blocks/mrkdwn.ts';
import { nameOf } from '../../domain/release/release.ts';
import { forAReason } from '../for-a-reason.ts';

/** [Without the votes…]: says what is passed and what is not, and asks why. */
export const alone = forAReason({
  verb: 'push-alone',
  command: (release, why) => ({ type: 'PushAlone', release, why }),
  title: 'Without the votes',
  button: 'Go without them',
  says: (release) =>
    md`*${nameOf(release)}* (${release.id}) goes without the votes, with your name on it. It is announced, the release managers are told, and it is reviewed afterwards. Freezes, locks and all other checks stay.`,
  why: (release) => release.why,
  done: [
    'Approved by you',
    (release) => md`*${nameOf(release)}* waits for no votes any more. Its thread says so, with your name and reason.`,
  ],
});
