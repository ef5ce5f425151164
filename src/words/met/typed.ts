import { md } from '../../blocks/mrkdwn.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf } from '../../domain/release/release.ts';
import { answerTo, ask, type OnClick } from '../ask.ts';

/** [Done] beside a deadline; `about` is the release and the deadline: `R-1/testing`. */
export const clickMet: OnClick = async (about, a) => {
  const [release = '', deadline = ''] = about.split('/');
  const outcome = await ask(a, { type: 'MeetDeadline', release, deadline });
  return answerTo(outcome, ({ after, facts, now: { company } }) => {
    const title = company.deadlines.find((d) => d.name === deadline)?.title ?? deadline;
    const said = facts.length > 0 ? md`Done: ${title}` : md`${title} is done already`;
    return md`${said}, for ${nameOf(after(releases, release))} (${release}).`;
  });
};
