import type { View } from '@slack/types';
import { knowsIt } from '../../audiences/knows.ts';
import { draftFor, standingFor, type WrittenUpdate } from '../../audiences/render.ts';
import { dialog, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { beginning } from '../../blocks/text.ts';
import type { Audience, Language } from '../../domain/company/audiences.ts';
import type { Phrase } from '../../domain/phrase.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import { plainWords } from '../plain-words.ts';
import { shortMoment } from '../read-back.ts';
import { formatInZone } from '../zone.ts';
import { hearingOf, isFor, type WrittenAbout } from './readers.ts';
import { packed } from './taken-along.ts';

/** What is asked first is offered as it stands to those who read it. */
export const standsTo = (language: Language, known: WrittenAbout, named: readonly string[]) =>
  standingFor(
    { language: isFor(known, named) ? language : 'technical' },
    known.release,
    known.outlook,
    known.world.now,
  );

/** Each audience's text, drafted from the facts in its language; to be edited before it is sent. Empty: that audience hears nothing. `typed`: what of it a person wrote. */
export function previewModal(
  known: WrittenAbout,
  written: WrittenUpdate,
  typed: WrittenUpdate,
  named: readonly string[],
): View {
  const { release, outlook, world } = known;
  const words = asPlain(release, world.people.handles);
  const forThem = isFor(known, named);
  const heard = hearingOf(known, named);
  const own = typed.next.trim() !== '';
  const field = (x: Audience) => {
    const standing = standingFor(x, release, outlook, world.now);
    const knows = knowsIt(x, release, outlook);
    const draft = words(draftFor(x, forThem ? typed : written, standing, { forThem, knows, own }));
    const read = beginning(`They have read: ${standing.word}. Write what is new to them, or leave it empty`, 150);
    return textInput(`to ${x.name}`, `${x.title} (#${x.channel})`, draft, {
      multiline: true,
      optional: true,
      ...(draft === '' && { placeholder: read }),
    });
  };
  return {
    ...dialog('update-send', 'Who hears what', 'Send', packed(release.id, written.happened, written.next), 'Discard'),
    blocks: [
      section(
        md`*${nameOf(release)}*   \`${release.id}\`\nLook these over: they are sent as they stand. An empty one is not sent.`,
      ),
      ...heard.map(field),
    ],
  };
}

/** A field knows no markup: times as wall-clock times where the release is planned, the first with its zone. */
export function asPlain({ window: { zone } }: Release, handles: Record<string, string> | undefined) {
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
