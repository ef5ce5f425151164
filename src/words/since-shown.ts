import type { View } from '@slack/types';
import { shownIn } from '../blocks/as-shown.ts';
import { message, section } from '../blocks/blocks.ts';
import { Mrkdwn, md } from '../blocks/mrkdwn.ts';
import { isRefusedAs } from '../domain/deciding/decision.ts';
import { refusalWords } from '../domain/deciding/refusal-words.ts';
import type { Command } from '../domain/index.ts';
import type { Done, Outcome } from '../door/outcome.ts';
import { printNow } from '../door/perform.ts';
import { type Answer, type Ask, answerTo, ask, looked, notice, refusedTo, type Submitted } from './ask.ts';

type Asked = Answer | { update: View };
/** The question as it is asked now. */
type Anew = Asked | Promise<Asked>;

/** The print of what is said yes to by a command: it goes with the question. What that rests on is durable. */
export async function printFor(a: Ask, command: Command): Promise<string> {
  const print = await printNow(a.setting, command, { id: a.person.id });
  await looked(a);
  return print;
}

/** Carries out what a click said yes to, as it was shown; where another thing is so by now, or nobody knows what was shown, it is asked anew. */
export async function clickedAsShown(
  value: string,
  a: Ask,
  command: (about: string) => Command,
  anew: (about: string) => Anew,
  words: (done: Done, about: string) => Mrkdwn,
): Promise<Asked> {
  const { about, print } = shownIn(value);
  if (print === undefined) return anew(about);
  const outcome = await ask(a, { ...command(about), shown: print });
  const since = sinceOf(outcome);
  return since ? onTop(since, await anew(about)) : answerTo(outcome, (done) => words(done, about));
}

/** The same for a dialog; `view`: what stands in its place once it is done. */
export async function submittedAsShown(
  metadata: string,
  a: Ask,
  command: (about: string) => Command,
  anew: (about: string) => Anew,
  view: (done: Done, about: string) => View | Promise<View>,
  fields: readonly string[] = [],
): Promise<Submitted> {
  const { about, print } = shownIn(metadata);
  if (print === undefined) return submittedAnew(await anew(about));
  const outcome = await ask(a, { ...command(about), shown: print });
  const since = sinceOf(outcome);
  if (since) return submittedAnew(onTop(since, await anew(about)));
  return outcome.ok ? { update: await view(outcome, about) } : refusedTo(outcome, 'why', fields);
}

/** What was asked anew, in the place of the dialog that was submitted. */
function submittedAnew(answer: Asked): Submitted {
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
