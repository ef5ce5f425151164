import { md } from '../../blocks/mrkdwn.ts';
import { HELP_WITH } from '../../domain/asking/ask-them.ts';
import { IN_ITS_WAY } from '../../domain/freeze/held-releases.ts';
import { helpAsked } from '../../domain/release/facts/help-asked.ts';
import type { AskForHelp } from '../../domain/release/helping/ask-for-help.ts';
import { type Ask, answerTo, ask } from '../ask.ts';
import { onClickOf } from '../of-another-version.ts';

/** [Ask them] under a refusal. */
export const clickAskThem = onClickOf(HELP_WITH, asked);

/** [Ask for a freeze pass] of a release that one keeps from its time. */
export const clickAskPass = onClickOf(IN_ITS_WAY, ({ release, freeze }, a) =>
  asked({ release, action: 'freeze', ...(freeze !== undefined && { freeze }) }, a),
);

async function asked(what: Omit<AskForHelp, 'type'>, a: Ask) {
  const outcome = await ask(a, { type: 'AskForHelp', ...what });
  const of = outcome.ok ? helpAsked.among(outcome.facts).flatMap((f) => f.asked) : [];
  return answerTo(
    outcome,
    () => md`Asked ${of.flatMap((user, i) => [...(i > 0 ? [', '] : []), { user }])}, by direct message.`,
  );
}
