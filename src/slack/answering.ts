import type { RespondFn } from '@slack/bolt';
import type { View } from '@slack/types';
import { image, type Message, message } from '../blocks/blocks.ts';
import { md } from '../blocks/mrkdwn.ts';
import type { Answer, Picture } from '../words/ask.ts';
import { called } from './called.ts';
import type { Listening } from './listening.ts';
import { upload } from './upload.ts';

/** Slack waits 3 s for an ack. What takes longer is answered "still working on it" and told the outcome after. */
const ANSWER_WITHIN_MS = 2500;

export function inTime<T>(work: Promise<T>): Promise<T | 'late'> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve('late'), ANSWER_WITHIN_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** A bug must not leave a person without an answer. */
export async function guarded<T extends Answer | { update: View }>(
  l: Listening,
  work: () => Promise<T>,
): Promise<T | Answer> {
  try {
    return await work();
  } catch (error) {
    l.log('a command failed', { error: error instanceof Error ? error.stack : String(error) });
    return {
      say: message(
        md`Something went wrong on my side, and nothing was changed. Please try again; if it stays, tell whoever runs Gonogo.`,
      ),
    };
  }
}

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
  return message(md`The dialog could not be opened in time. Please try again.`);
}

/** A picture comes after its answer: uploading it takes longer than an ack may, and the answer says the same. */
export async function follow(l: Listening, { svg, name, title, alt }: Picture, respond: RespondFn): Promise<void> {
  const rendered = await l.draw(svg);
  if (!rendered.ok) return l.log('a picture could not be drawn', { name, why: rendered.why });
  const uploaded = await called(() => upload(l.web, name, rendered.png, alt));
  if (!uploaded.ok) return l.log('a picture could not be uploaded', { name, why: uploaded.why });
  const drawn = message(md`${title}`, [image(uploaded.value, title, alt)]);
  await respond({ response_type: 'ephemeral', replace_original: false, ...drawn }).catch((error: unknown) =>
    l.log('a picture could not be shown', { name, error: String(error) }),
  );
}
