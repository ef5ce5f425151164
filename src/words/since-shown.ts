import type { View } from '@slack/types';
import { message, section } from '../blocks/blocks.ts';
import { Mrkdwn, md } from '../blocks/mrkdwn.ts';
import { isRefusedAs } from '../domain/deciding/decision.ts';
import { refusalWords } from '../domain/deciding/refusal-words.ts';
import type { Done, Outcome } from '../door/outcome.ts';
import { type Answer, answerTo, notice, type Submitted, submittedTo } from './ask.ts';

type Asked = Answer | { update: View };
/** The question as it is asked now. */
type Anew = () => Promise<Asked>;

/** The answer to a click with which a print went: where another thing is so by now, that is said, and asked anew. */
export async function answerSince(outcome: Outcome, anew: Anew, words: (done: Done) => Mrkdwn): Promise<Asked> {
  const since = sinceOf(outcome);
  return since ? onTop(since, await anew()) : answerTo(outcome, words);
}

/** The same for a dialog. */
export async function submittedSince(
  outcome: Outcome,
  anew: Anew,
  otherwise: string,
  view: (done: Done) => View,
  fields: readonly string[] = [],
): Promise<Submitted> {
  const since = sinceOf(outcome);
  return since ? submittedAnew(onTop(since, await anew())) : submittedTo(outcome, otherwise, view, fields);
}

/** What was asked anew, in the place of the dialog that was submitted. */
export function submittedAnew(answer: Asked): Submitted {
  if ('modal' in answer) return { update: answer.modal };
  if ('update' in answer) return answer;
  if ('nothing' in answer) return { close: true };
  const { blocks } = answer.say;
  return { update: { ...notice('Since then', md` `), blocks } };
}

const sinceOf = (outcome: Outcome): Mrkdwn | undefined =>
  !outcome.ok && isRefusedAs(outcome.refusal, 'since-shown') ? md`${refusalWords(outcome.refusal)}` : undefined;

function onTop(since: Mrkdwn, answer: Asked): Asked {
  if ('say' in answer) {
    const { text, blocks } = answer.say;
    return { ...answer, say: message(new Mrkdwn(`${since.text} ${text}`), [section(since), ...blocks]) };
  }
  if ('modal' in answer) return { modal: above(since, answer.modal) };
  return 'update' in answer ? { update: above(since, answer.update) } : answer;
}

const above = (since: Mrkdwn, view: View): View => ({ ...view, blocks: [section(since), ...view.blocks] });
