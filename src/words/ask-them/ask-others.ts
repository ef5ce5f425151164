import { md } from '../../blocks/mrkdwn.ts';
import { othersAsked } from '../../domain/asking/facts/others-asked.ts';
import { answerTo, ask, type OnClick, say } from '../ask.ts';
import { askingOf, favourIn } from '../asking.ts';

/** [Ask them] under a refusal that is about no release. */
export const clickAskOthers: OnClick = async (value, a) => {
  const favour = favourIn(value);
  if (!favour) return say(md`I don't know any more what was asked there: say it once more.`);
  const { verb, about, what = about, ends } = favour;
  const asking = askingOf(favour, a.person.id, a.setting.now());
  const outcome = await ask(a, { type: 'AskOthers', asking, verb, about, what, ends });
  const asked = outcome.ok ? othersAsked.among(outcome.facts).flatMap((f) => f.of) : [];
  return answerTo(
    outcome,
    () => md`Asked ${asked.flatMap((user, i) => [...(i > 0 ? [', '] : []), { user }])}, by direct message: ${what}`,
  );
};
