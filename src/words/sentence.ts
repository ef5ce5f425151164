import { actions, button } from '../blocks/blocks.ts';
import { md } from '../blocks/mrkdwn.ts';
import type { Fault } from '../reading/fault.ts';
import type { Context, Parts } from '../reading/part.ts';
import { read, type Said, type Takes } from '../reading/read.ts';
import { type Typed, toSlack } from '../reading/typed.ts';
import { type Answer, type Ask, type OnCommand, say } from './ask.ts';

/** What a word does with a sentence: it says what it takes, and is given what was understood. What was not is answered here. */
export const sentence =
  <P extends Parts>(takes: Takes<P>, then: (said: Said<P>, a: Ask) => Promise<Answer>): OnCommand =>
  async (rest, a) => {
    const typed = { text: rest, mentions: a.typed?.mentions ?? [] };
    const reading = read(takes, typed, contextOf(a));
    return reading.ok ? then(reading.said, a) : unread(reading.fault, typed, a);
  };

export const contextOf = ({ setting, person }: Ask): Context => ({
  company: setting.company(),
  people: setting.people(),
  zone: person.zone,
  now: setting.now(),
});

/** Slack's buttons carry so many characters. */
const CARRIED = 2000;

/** What was not understood, with what may have been meant as buttons. */
function unread({ why, again = [] }: Fault, { mentions }: Typed, a: Ask): Answer {
  const buttons = again.flatMap(({ label, text }, i) => {
    const sent = toSlack({ text: `${a.typed?.word} ${text}`, mentions });
    return a.typed && sent.length <= CARRIED
      ? // Long sentences begin alike, and Slack wants each button of a row to have its own id.
        [{ ...button(label, 'again', sent), action_id: `again:${i}` }]
      : [];
  });
  return say(md`${why}`, ...actions(buttons));
}
