import { actions, button, fitsButton, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, md } from '../blocks/mrkdwn.ts';
import { shortened } from '../blocks/text.ts';
import type { Fault } from '../reading/fault.ts';
import type { Parts, ReadingContext } from '../reading/part.ts';
import { read, type Said, type Takes } from '../reading/read.ts';
import { toSlack } from '../reading/typed.ts';
import { type Answer, type Ask, say } from './ask.ts';

/** What a word does with a sentence: it says what it takes, and is given what was understood. What was not is answered here. `beside`: what was taken out of it before, to be typed once more. */
export const sentence = <P extends Parts>(
  takes: Takes<P>,
  then: (said: Said<P>, a: Ask) => Promise<Answer>,
  beside: readonly Mrkdwn[] = [],
) =>
  Object.assign(
    async (rest: string, a: Ask): Promise<Answer> => {
      const typed = { text: rest, mentions: a.typed?.mentions ?? [] };
      const reading = read(takes, typed, contextOf(a));
      if (!reading.ok) return onceMore(unread(reading.fault, a, takes.timeFor), beside);
      return alsoSaying(await then(reading.said, a), reading.leftOut);
    },
    { takes },
  );

/** An answer that says what of the sentence was not read: nothing is dropped in silence. */
function alsoSaying(answer: Answer, leftOut: string | undefined): Answer {
  if (leftOut === undefined || 'nothing' in answer) return answer;
  const words = md`Left out, as a signature: “${shortened(leftOut.replace(/\s+/g, ' '), 100)}”`;
  if ('modal' in answer) return { modal: { ...answer.modal, blocks: [section(words), ...answer.modal.blocks] } };
  const { text, blocks } = answer.say;
  return { ...answer, say: { ...answer.say, text: `${text}\n${words.text}`, blocks: [...blocks, section(words)] } };
}

/** What was not understood is typed once more, and with it what else was said. */
export function onceMore(answer: Answer, beside: readonly Mrkdwn[]): Answer {
  // The buttons of a question carry all that was typed.
  if (!('say' in answer) || answer.asks || beside.length === 0) return answer;
  const { text, blocks } = answer.say;
  const once = md`Say once more, too, ${join([...beside], ', and ')}.`;
  return { say: { ...answer.say, text: `${text}\n${once.text}`, blocks: [...blocks, section(once)] } };
}

/** The same where what a sentence takes is known only then, such as the names of freezes. */
export const sentenceOf = <P extends Parts, W>(
  look: (a: Ask) => Promise<W>,
  takes: (world: W | undefined) => Takes<P>,
  then: (said: Said<P>, world: W, a: Ask) => Promise<Answer>,
) =>
  Object.assign(
    async (rest: string, a: Ask): Promise<Answer> => {
      const world = await look(a);
      return sentence(takes(world), (said) => then(said, world, a))(rest, a);
    },
    { takes: takes(undefined) },
  );

export const contextOf = ({ setting, person }: Ask): ReadingContext => ({
  company: setting.company(),
  people: setting.people(),
  zone: person.zone,
  now: setting.now(),
});

/** Another sentence by the same person, as a button carries it to the word `again`; undefined where nothing was typed, or it is too long. */
export const carried = (rest: string, a: Ask): string | undefined =>
  a.typed ? carriedAs(a.typed.word, rest, a) : undefined;

/** The same of another word. */
export function carriedAs(word: string, rest: string, { typed }: Pick<Ask, 'typed'>): string | undefined {
  const sent = toSlack({ text: `${word} ${rest}`, mentions: typed?.mentions ?? [] });
  return fitsButton(sent) ? sent : undefined;
}

/** What was not understood, with what may have been meant as buttons. */
export function unread({ why, again = [], unknown, timed }: Fault, a: Ask, timeFor: readonly string[] = []): Answer {
  const other = unknown && a.typed?.others?.has(unknown.word) ? unknown : undefined;
  const corrected = again.map(({ label, text }) => ({ label, sent: carried(text, a) }));
  // `list locks`: a word of its own, which somebody takes for a part of this one.
  const named = other ? [{ label: other.word, sent: carriedAs(other.word, other.rest, a) }] : [];
  const planned = (timed ? timeFor : []).map((word) => ({
    label: `${word} …`,
    sent: carriedAs(word, a.typed?.rest ?? '', a),
  }));
  const buttons = [...planned, ...named, ...corrected].flatMap(({ label, sent }, i) =>
    // Long sentences begin alike, and Slack wants each button of a row to have its own id.
    sent === undefined ? [] : [{ ...button(label, 'again', sent), action_id: `again:${i}` }],
  );
  return say(other ? md`${why} \`/release ${other.word}\` is a word of its own.` : md`${why}`, ...actions(buttons));
}
