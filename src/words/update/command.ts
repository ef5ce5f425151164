import type { View } from '@slack/types';
import { z } from 'zod';
import { draftFor, standingFor, type WrittenUpdate } from '../../audiences/render.ts';
import { dialog, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { one } from '../../domain/deciding/reads.ts';
import { concerns } from '../../domain/intents/audiences-for.ts';
import { type Phrase, say as phrase } from '../../domain/phrase.ts';
import { surroundingsOf } from '../../domain/release/clearing/surroundings.ts';
import { releases } from '../../domain/release/document.ts';
import { outlookOf } from '../../domain/release/outlook.ts';
import { nameOf, type Release, voteOf } from '../../domain/release/release.ts';
import { votes } from '../../domain/vote/document.ts';
import { type Answer, type Ask, ask, notice, type OnClick, type OnSubmit, say, seeFor, submittedTo } from '../ask.ts';
import { onReleaseForAReason } from '../for-a-reason.ts';
import { plainWords } from '../plain-words.ts';
import { shortMoment } from '../read-back.ts';
import { formatInZone } from '../zone.ts';

/** `/release update [what]`: what happened, what is next; then one text per audience to look over and send. */
export const typed = onReleaseForAReason('update', { can: 'can be written about' }, (release, why, a) =>
  openFacts(release.id, why, a),
);

export const clickUpdate: OnClick = (id, a) => openFacts(id, '', a);

/** What is asked first is drafted from the facts as well, where nobody has typed it yet. */
async function openFacts(id: string, why: string, a: Ask): Promise<Answer> {
  const known = await knownOf(id, a);
  if (!known) return say(md`I don't know a release ${id}.`);
  const { release, outlook, world } = known;
  const { word, why: because, next } = standingFor({ language: 'technical' }, release, outlook, world.now);
  const words = asPlain(release, world.people.handles);
  const happened = why.trim() === '' ? words(because.length > 0 ? phrase`${word}: ${because}` : phrase`${word}`) : why;
  return { modal: factsModal(release, happened, words(next)) };
}

const factsModal = (release: Release, happened: string, next: string): View => ({
  ...dialog('update-facts', 'Post an update', 'Preview', release.id),
  blocks: [
    section(md`*${nameOf(release)}*   \`${release.id}\``),
    textInput('happened', 'What happened', happened, {
      multiline: true,
      hint: 'For engineers. Everybody else is offered a text of their own, from the facts.',
    }),
    textInput('next', 'What is next', next, { multiline: true, optional: true }),
  ],
});

export const submitFacts: OnSubmit = async (fields, id, a) => {
  const known = await knownOf(id, a);
  if (!known) return { errors: { happened: `I don't know a release ${id}.` } };
  const { happened = '', next = '' } = fields;
  return { update: previewModal(known, { happened, next }) };
};

/** A release and where it stands. */
async function knownOf(id: string, a: Ask) {
  const { release } = await seeFor(a, { release: one(releases, id) });
  if (!release) return undefined;
  const world = await seeFor(a, { ...surroundingsOf(release), vote: one(votes, voteOf(release) ?? '-') });
  return { release, outlook: outlookOf(release, world.vote, world), world };
}
type Known = NonNullable<Awaited<ReturnType<typeof knownOf>>>;

/** Each audience's text, drafted from the facts in its language; to be edited before it is sent. Empty: that audience hears nothing. */
function previewModal({ release, outlook, world }: Known, written: WrittenUpdate): View {
  const words = asPlain(release, world.people.handles);
  return {
    ...dialog('update-send', 'Who hears what', 'Send', packed(release.id, written.happened, written.next), 'Discard'),
    blocks: [
      section(
        md`*${nameOf(release)}*   \`${release.id}\`\nLook these over: they are sent as they stand. An empty one is not sent.`,
      ),
      ...world.company.audiences
        .filter((x) => x.events.includes('update') && concerns(x, release))
        .map((x) =>
          textInput(
            `to ${x.name}`,
            `${x.title} (#${x.channel})`,
            words(draftFor(x, written, standingFor(x, release, outlook, world.now))),
            { multiline: true, optional: true },
          ),
        ),
    ],
  };
}

/** A field knows no markup: times as wall-clock times where the release is planned, the first with its zone. */
function asPlain({ window: { zone } }: Release, handles: Record<string, string> | undefined) {
  return (words: Phrase): string => {
    const first = words.findIndex((part) => typeof part === 'object' && 'at' in part);
    const parts = words.map((part, i) =>
      typeof part === 'object' && 'at' in part
        ? `${part.time ? formatInZone(part.at, zone, 'HH:mm') : shortMoment(part.at, zone)}${i === first ? ` ${zone} time` : ''}`
        : part,
    );
    return plainWords(md`${parts}`, { ...(handles && { handles }) });
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
