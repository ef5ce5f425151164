import { markOf } from '../../deciding/mark.ts';
import { say } from '../../phrase.ts';
import type { ShownParts } from '../../shown.ts';
import type { LinkedDocument } from '../release.ts';

/** Linked documents by what tells them apart: their names, whatever the case, and of those that are named twice which one it is. */
export type Linked = Record<string, LinkedDocument>;

export function linkedOf(documents: readonly LinkedDocument[] = []): Linked {
  const linked: Linked = {};
  for (const document of documents) {
    // Names are free text, and parts of a print have none of its signs; a key of digits alone would be put first.
    const key = `d${markOf(document.name.toLowerCase())}`;
    linked[key in linked ? `${key}.${Object.keys(linked).length}` : key] = document;
  }
  return linked;
}

/** Each document, as it stands in a dialog. */
export const documentsShown = (linked: Linked): ShownParts =>
  Object.fromEntries(
    Object.entries(linked).map(([key, { name, url }]) => [
      key,
      { is: `${name} ${url}`, now: say`${name} is at ${url}` },
    ]),
  );

/** Release notes, as they stand in a dialog; empty where there are none. */
export const notesShown = ({ notes }: { notes: string }): ShownParts => ({
  notes: { is: notes.trim(), now: say`the release notes are “${beginningOf(notes)}”` },
});

/** So many characters tell whose words they are. */
const TOLD = 200;
const beginningOf = (text: string) => {
  const characters = [...text];
  return characters.length > TOLD ? `${characters.slice(0, TOLD).join('')}…` : text;
};
