import { md } from '../../blocks/mrkdwn.ts';
import { OF_DEADLINE } from '../../cards/carried.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf } from '../../domain/release/release.ts';
import { answerTo, ask } from '../ask.ts';
import { onClickOf } from '../of-another-version.ts';

/** [Done] beside a deadline. */
export const clickMet = onClickOf(OF_DEADLINE, async ({ release, deadline }, a) => {
  const outcome = await ask(a, { type: 'MeetDeadline', release, deadline });
  return answerTo(outcome, ({ after, facts, now: { company } }) => {
    const title = company.deadlines.find((d) => d.name === deadline)?.title ?? deadline;
    const said = facts.length > 0 ? md`Done: ${title}` : md`${title} is done already`;
    return md`${said}, for ${nameOf(after(releases, release))} (${release}).`;
  });
});
