import { setTimeout as wait } from 'node:timers/promises';
import type { RespondFn } from '@slack/bolt';
import { image, type Message, message } from '../blocks/blocks.ts';
import { type Mrkdwn, md } from '../blocks/mrkdwn.ts';
import type { Called } from '../outbox/slack-port.ts';
import type { Picture } from '../words/ask.ts';
import { called } from './called.ts';
import type { Listening } from './listening.ts';
import { isProcessed, upload } from './upload.ts';

/** Slack processes an upload after it says that it is complete, mostly within 2 s. How long each look waits, ms. */
const LOOKS_MS = [100, 300, 600, 1000, 2000, 4000, 6000];

type Looking = Pick<Listening, 'web' | 'draw' | 'log'>;

/**
 * A picture comes after its answer: uploading it takes longer than an ack may, and the answer says the same. What can't be shown is said,
 * so that nobody waits for it.
 */
export async function follow(l: Looking, picture: Picture, respond: RespondFn, looks = LOOKS_MS): Promise<void> {
  const { title, alt, name } = picture;
  const say = (said: Message) =>
    called(() => respond({ response_type: 'ephemeral', replace_original: false, ...said }));
  const file = await processed(l, picture, looks);
  if ('why' in file) {
    l.log('a picture could not be shown', { name, why: file.why });
    await told(say(message(file.words)));
    return;
  }
  const shown = message(md`${title}`, [image(file.id, title, alt)]);
  // Slack may say that a file is processed a moment before blocks can show it.
  for (const again of looks) {
    if (await told(say(shown))) return;
    await wait(again);
  }
  l.log('a picture could not be shown', { name, why: 'Slack refused it again and again' });
  await told(say(message(NOT_SHOWN)));
}

/** A response_url answers with HTTP’s own codes: whatever is not taken was not shown. */
const told = (said: Promise<Called<unknown>>) =>
  said.then(
    ({ ok }) => ok,
    () => false,
  );

const NOT_SHOWN = md`The picture can't be shown just now. What is written above says the same.`;
const notShown = (failed: Extract<Called<unknown>, { ok: false }>, scope: string): Mrkdwn =>
  failed.why === 'refused' && failed.error === 'missing_scope'
    ? md`The picture can't be shown: I lack the permission \`${scope}\`. What is written above says the same. Whoever runs Gonogo can add it: api.slack.com/apps → *OAuth & Permissions* → \`${scope}\`, then reinstall the app.`
    : NOT_SHOWN;

async function processed(
  l: Looking,
  { svg, name, alt }: Picture,
  looks: number[],
): Promise<{ id: string } | { why: string; words: Mrkdwn }> {
  const rendered = await l.draw(svg);
  if (!rendered.ok) return { why: rendered.why, words: NOT_SHOWN };
  const uploaded = await called(() => upload(l.web, name, rendered.png, alt));
  if (!uploaded.ok) return { why: whyOf(uploaded), words: notShown(uploaded, 'files:write') };
  let why = 'Slack has not processed it in time';
  for (const again of looks) {
    await wait(again);
    const looked = await called(() => isProcessed(l.web, uploaded.value));
    if (looked.ok && looked.value) return { id: uploaded.value };
    if (looked.ok) continue;
    why = whyOf(looked);
    if (looked.why === 'refused') return { why, words: notShown(looked, 'files:read') };
  }
  return { why, words: NOT_SHOWN };
}

const whyOf = (failed: Extract<Called<unknown>, { ok: false }>) => ('detail' in failed ? failed.detail : failed.why);
