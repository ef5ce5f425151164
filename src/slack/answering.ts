import type { View } from '@slack/types';
import { type Message, message } from '../blocks/blocks.ts';
import { md } from '../blocks/mrkdwn.ts';
import { stackOf } from '../thrown/words.ts';
import type { Answer } from '../words/ask.ts';
import { called } from './called.ts';
import type { Listening } from './listening.ts';
import { unopenedWords } from './unopened.ts';

/** Slack waits 3 s for an ack. What takes longer is answered "still working on it" and told the outcome after. */
const ANSWER_WITHIN_MS = 2500;

export function inTime<T>(work: Promise<T>): Promise<T | 'late'> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve('late'), ANSWER_WITHIN_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Whether a change was kept before the fault came is not known here. */
export const FAULT = md`I came upon a fault of mine, and can’t say how far I got. Look whether it was done before you try again; if it stays, tell whoever runs Gonogo.`;

/** A bug must not leave a person without an answer. */
export async function guarded<T extends Answer | { update: View }>(
  l: Listening,
  work: () => Promise<T>,
): Promise<T | Answer> {
  try {
    return l.house(await work());
  } catch (error) {
    l.log('a command failed', { error: stackOf(error) });
    return { say: message(FAULT) };
  }
}

/** What is said of an answer that came too late for its dialog: the trigger died meanwhile. */
export const lateWords = (answer: Answer | { update: View }): Message | undefined => {
  if ('say' in answer) return answer.say;
  return 'modal' in answer ? message(md`That took too long for its dialog to open. Please try again.`) : undefined;
};

/** Opens the answer's modal, or hands back what is to be said. */
export async function shown(
  l: Listening,
  answer: Answer | { update: View },
  trigger: string,
  fromModal = false,
): Promise<Message | undefined> {
  if ('say' in answer) return answer.say;
  if (!('modal' in answer)) return undefined;
  const { modal } = answer;
  const opened = await called(() =>
    fromModal
      ? l.views.views.push({ trigger_id: trigger, view: modal })
      : l.views.views.open({ trigger_id: trigger, view: modal }),
  );
  if (opened.ok) return undefined;
  l.log('a modal could not be opened', { why: opened.why, ...('error' in opened && { error: opened.error }) });
  return l.house({ say: message(unopenedWords(opened)) }).say;
}
