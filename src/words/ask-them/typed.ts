import { md } from '../../blocks/mrkdwn.ts';
import { HELP_WITH } from '../../domain/asking/ask-them.ts';
import { IN_ITS_WAY } from '../../domain/freeze/held-releases.ts';
import { helpAsked } from '../../domain/release/facts/help-asked.ts';
import { type Ask, answerTo, ask } from '../ask.ts';
import { onClickOf } from '../of-another-version.ts';

/** [Ask them] under a refusal. */
export const clickAskThem = onClickOf(HELP_WITH, asked);

/** [Ask for a freeze pass] of a release that one keeps from its time. */
export const clickAskPass = onClickOf(IN_ITS_WAY, ({ release }, a) => asked({ release, action: 'freeze' }, a));

async function asked({ release, action }: { release: string; action: string }, a: Ask) {
  const outcome = await ask(a, { type: 'AskForHelp', release, action });
  const of = outcome.ok ? helpAsked.among(outcome.facts).flatMap((f) => f.asked) : [];
  return answerTo(
    outcome,
    () => md`Asked ${of.flatMap((user, i) => [...(i > 0 ? [', '] : []), { user }])}, by direct message.`,
  );
}
