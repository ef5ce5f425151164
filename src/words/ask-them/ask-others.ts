import { md } from '../../blocks/mrkdwn.ts';
import { shortened } from '../../blocks/text.ts';
import { askedFor } from '../../domain/asking/asking.ts';
import { othersAsked } from '../../domain/asking/facts/others-asked.ts';
import { type Ask, answerTo, ask, notice, submittedTo } from '../ask.ts';
import { askingOf, FAVOUR, type Favour } from '../asking.ts';
import { reasonModal } from '../dialogs/reason-dialog.ts';
import { onClickOf, onSubmitOf } from '../of-another-version.ts';

/** [Ask them] under a refusal that is about no release. */
export const clickAskOthers = onClickOf(FAVOUR, async (favour, a) => {
  const { outcome, said } = await asks(favour, a);
  return answerTo(outcome, said);
});

/** Those who are asked may be far away: what nobody gave a reason for is asked with one. */
export const clickAskOthersWhy = onClickOf(FAVOUR, async (favour, _, value) => {
  const { what = favour.about } = favour;
  const does = askedFor(favour)?.does ?? 'do this';
  const text = md`Those who may are asked to ${does}: *${what}*`;
  return {
    modal: reasonModal('ask-others-why', value, 'Ask others', 'Ask them', text, '', 'Those who are asked read this.'),
  };
});

export const submitAskOthersWhy = onSubmitOf(FAVOUR, async ({ why = '' }, favour, a) => {
  if (why.trim() === '') return { errors: { why: 'Say why in a line: those who are asked read it.' } };
  const { what = favour.about } = favour;
  const { outcome, said } = await asks({ ...favour, what: `${what} (${shortened(why.trim(), REASON)})` }, a);
  return submittedTo(outcome, 'why', () => notice('Asked', said()));
});
/** Characters of a reason that one direct message holds beside the rest. */
const REASON = 1000;

async function asks(favour: Favour, a: Ask) {
  const { verb, about, what = about, ends } = favour;
  const asking = askingOf(favour, a.person.id, a.setting.now());
  const outcome = await ask(a, { type: 'AskOthers', asking, verb, about, what, ends });
  const asked = outcome.ok ? othersAsked.among(outcome.facts).flatMap((f) => f.of) : [];
  const said = () =>
    md`Asked ${asked.flatMap((user, i) => [...(i > 0 ? [', '] : []), { user }])}, by direct message: ${what}`;
  return { outcome, said };
}
