import { md } from '../../blocks/mrkdwn.ts';
import { helpAsked } from '../../domain/release/facts/help-asked.ts';
import { answerTo, ask, type OnClick } from '../ask.ts';

/** [Ask them] under a refusal; `about` is the release and the action: `R-1/deploy`. */
export const clickAskThem: OnClick = async (about, a) => {
  const [release = '', action = ''] = about.split('/');
  const outcome = await ask(a, { type: 'AskForHelp', release, action });
  const asked = outcome.ok ? helpAsked.among(outcome.facts).flatMap((f) => f.asked) : [];
  return answerTo(
    outcome,
    () => md`Asked ${asked.flatMap((user, i) => [...(i > 0 ? [', '] : []), { user }])}, by direct message.`,
  );
};

/** [Ask for a freeze pass]: of a release, and the freeze that keeps it from its time: `R-1@F-3`. */
export const clickAskPass: OnClick = (about, a, around) => clickAskThem(`${about.split('@')[0]}/freeze`, a, around);
