import type { View } from '@slack/types';
import { shownIn } from '../blocks/as-shown.ts';
import { message, section } from '../blocks/blocks.ts';
import { Mrkdwn, md } from '../blocks/mrkdwn.ts';
import { isRefusedAs, type Refusal } from '../domain/deciding/decision.ts';
import { markOf } from '../domain/deciding/mark.ts';
import { refusalWords } from '../domain/deciding/refusal-words.ts';
import type { Command } from '../domain/index.ts';
import { filledIn, printOf, type ShownParts } from '../domain/shown.ts';
import type { Done, Outcome } from '../door/outcome.ts';
import { printNow } from '../door/perform.ts';
import {
  type Answer,
  type Ask,
  answerTo,
  looked,
  notice,
  refusedTo,
  type Submitted,
  submittedTo,
  unchangedIn,
} from './ask.ts';
import { type Foreseen, onceSeen } from './once-seen.ts';

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
  sight?: Foreseen<Answer>,
): Promise<Asked> {
  const { about, print } = shownIn(value);
  if (print === undefined) return anew(about);
  const outcome = await onceSeen(a, { ...command(about), shown: print }, print, sight);
  if ('first' in outcome) return outcome.first;
  const since = sinceOf(outcome);
  return since ? onTop(since, await anew(about)) : answerTo(outcome, (done) => words(done, about));
}

/** The same for a dialog; `view`: what stands in its place once it is done; `fields`: those beside which a refusal may stand, the one for any other first; `sight`: what comes of it. */
export async function submittedAsShown(
  metadata: string,
  a: Ask,
  command: (about: string) => Command,
  anew: (about: string) => Anew,
  view: (done: Done, about: string) => View | Promise<View>,
  { fields = ['why'], sight }: { fields?: readonly [string, ...string[]]; sight?: Foreseen<View> } = {},
): Promise<Submitted> {
  const { about, print } = shownIn(metadata);
  if (print === undefined) return submittedAnew(await anew(about));
  const outcome = await onceSeen(a, { ...command(about), shown: print }, print, sight);
  if ('first' in outcome) return { update: outcome.first };
  const since = sinceOf(outcome);
  if (since) return submittedAnew(onTop(since, await anew(about)));
  return outcome.ok
    ? { update: unchangedIn(outcome) ?? (await view(outcome, about)) }
    : refusedTo(outcome, fields[0], fields);
}

/** A form whose fields were told apart by `parts` when it was opened. `now`: what they would hold if it were opened now. */
type Form<T extends object> = {
  mine: T;
  now: T;
  parts: (fields: T) => ShownParts;
  command: (saved: T) => Command;
  /** opened again, with what was changed in it */
  anew: (changed: Partial<T>) => Anew;
  view: (done: Done, saved: T) => View;
  /** the fields beside which a refusal may stand, the one for any other first */
  fields: readonly [string, ...string[]];
  /** what comes of it */
  sight?: (saved: T) => Foreseen<View>;
  /** what is shown where it is refused for a cause that a person can answer in the form */
  asks?: (refusal: Refusal, saved: T) => View | undefined;
};

/** Saves what was changed in a form, and nothing else: what somebody else changed meanwhile stays, and where that is the same field it is shown first. */
export async function savedAsOpened<T extends object>(
  print: string | undefined,
  a: Ask,
  { mine, now, parts, command, anew, view, fields, sight, asks }: Form<T>,
): Promise<Submitted> {
  const known = printOf(parts(now));
  const { saved, changed, clash } = filledIn(print ?? known, mine, now, parts);
  const asked = { ...command(saved), shown: known };
  const outcome = clash ? { ok: false as const, refusal: clash } : await onceSeen(a, asked, print, sight?.(saved));
  if ('first' in outcome) return { update: outcome.first };
  const since = sinceOf(outcome);
  if (since) return submittedAnew(onTop(since, await anew(changed)));
  const question = outcome.ok ? undefined : asks?.(outcome.refusal, saved);
  return question ? { update: question } : submittedTo(outcome, fields[0], (done) => view(done, saved), fields);
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

/** Slack keeps what stood in a field of the same name: those of a form that is asked anew have names of their own, by all that it takes along. */
function above(since: Mrkdwn, view: View): View {
  const version = markOf(view.private_metadata ?? '');
  const anew = view.blocks.map((b) =>
    'element' in b && 'action_id' in b.element
      ? { ...b, element: { ...b.element, action_id: `${b.element.action_id}:${version}` } }
      : b,
  );
  return { ...view, blocks: [section(since), ...anew] };
}
