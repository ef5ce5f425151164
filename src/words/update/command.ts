import type { View } from '@slack/types';
import { z } from 'zod';
import { draftFor } from '../../audiences/render.ts';
import { dialog, section, textInput } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import type { Audience } from '../../domain/company/audiences.ts';
import { one } from '../../domain/deciding/reads.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import { whichReleaseBeforeReason } from '../../reading/parts/release.ts';
import { ask, notice, type OnSubmit, seeFor, submittedTo } from '../ask.ts';
import { clickOn, findRelease } from '../find.ts';
import { sentence } from '../sentence.ts';

/** `/release update [what]`: what happened, what is next; then one text per audience to look over and send. */
export const typed = sentence(
  { parts: { release: whichReleaseBeforeReason }, why: 'free' },
  async ({ release, why }, a) => {
    const found = await findRelease(release, a, 'update', { can: 'can be written about' });
    return 'answer' in found ? found.answer : { modal: factsModal(found.release, why) };
  },
);

export const clickUpdate = clickOn((release) => ({ modal: factsModal(release, '') }));

const factsModal = (release: Release, happened: string): View => ({
  ...dialog('update-facts', 'Post an update', 'Preview', release.id),
  blocks: [
    section(md`*${nameOf(release)}*   \`${release.id}\``),
    textInput('happened', 'What happened', happened, { multiline: true }),
    textInput('next', 'What is next', '', { multiline: true, optional: true }),
  ],
});

export const submitFacts: OnSubmit = async (fields, id, a) => {
  const world = await seeFor(a, { release: one(releases, id) });
  const { release } = world;
  if (!release) return { errors: { happened: `I don't know a release ${id}.` } };
  const { happened = '', next = '' } = fields;
  return {
    update: previewModal(
      release,
      happened,
      next,
      world.company.audiences.filter((x) => x.events.includes('update')),
      world.now,
    ),
  };
};

/** Each audience's text, drafted from the facts in its language; to be edited before it is sent. Empty: that audience hears nothing. */
function previewModal(release: Release, happened: string, next: string, audiences: Audience[], now: string): View {
  return {
    ...dialog('update-send', 'Who hears what', 'Send', packed(release.id, happened, next), 'Discard'),
    blocks: [
      section(
        md`*${nameOf(release)}*   \`${release.id}\`\nLook these over: they are sent as they stand. An empty one is not sent.`,
      ),
      ...audiences.map((audience) =>
        textInput(
          `to ${audience.name}`,
          `${audience.title} (#${audience.channel})`,
          draftFor(audience, release, happened, next, now),
          { multiline: true, optional: true },
        ),
      ),
    ],
  };
}

/** What was typed travels in the modal, which takes 3,000 characters: the headline shows no more than the beginning anyway. */
function packed(id: string, happened: string, next: string): string {
  for (let most = 1400; ; most = Math.floor(most / 2)) {
    const text = JSON.stringify({ id, happened: happened.slice(0, most), next: next.slice(0, most) });
    if (text.length <= 3000) return text;
  }
}

const Metadata = z.object({ id: z.string(), happened: z.string(), next: z.string() });

export const submitUpdate: OnSubmit = async (fields, metadata, a) => {
  const { id, happened, next } = Metadata.parse(JSON.parse(metadata));
  const texts = Object.fromEntries(
    Object.entries(fields).flatMap(([k, v]) => (k.startsWith('to ') ? [[k.slice(3), v]] : [])),
  );
  const first = Object.keys(fields)[0] ?? 'to engineering';
  const outcome = await ask(a, { type: 'PostUpdate', release: id, happened, next, texts });
  const heard = Object.entries(texts)
    .filter(([, t]) => t.trim() !== '')
    .map(([name]) => name);
  return submittedTo(outcome, first, () => notice('Sent', md`Sent to ${heard.join(', ')}, about ${id}.`));
};
