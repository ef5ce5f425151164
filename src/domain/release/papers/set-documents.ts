import type { Right } from '../../company/roles.ts';
import { command } from '../../deciding/command.ts';
import { type Decision, moot, type Refusal, refuse } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import { forbidden } from '../../people/may.ts';
import { say } from '../../phrase.ts';
import { comparing } from '../../vote/reopening/comparing.ts';
import { contentChanged } from '../../vote/reopening/content-changed.ts';
import { isAhead } from '../ahead.ts';
import { releases } from '../document.ts';
import { documentsChanged } from '../facts/documents-changed.ts';
import { type LinkedDocument, nameOf, type Release } from '../release.ts';
import { saidAndBy } from '../status-words.ts';
import { unknownRelease } from '../unknown.ts';
import { documentsShown, linkedOf } from './papers-shown.ts';

/** What is there to read before one votes or deploys: all of it, in place of what was there. */
export type SetDocuments = { type: 'SetDocuments'; release: string; documents: LinkedDocument[] };

const MOST = 10;

const TAKES: Right = { action: 'update', owned: true };

export const setDocuments = command<SetDocuments>()({
  takes: TAKES,
  reads: ({ release }) => ({ release: one(releases, release) }),
  also: ({ release }) => comparing(release),
  shows: ({ release }) => (release ? documentsShown(linkedOf(release.documents)) : {}),
  decide(world, { release: id, documents }): Decision {
    const { release } = world;
    if (!release) return unknownRelease(id);
    const no = unattachable(release, world) ?? documentsFault(documents);
    if (no) return no;
    if (JSON.stringify(documents) === JSON.stringify(release.documents ?? [])) return moot('nothing of it changed');
    return {
      facts: [
        documentsChanged.of(id, { by: world.actor.id, at: world.now, text: { documents } }),
        ...contentChanged(release, { ...release, documents }, world),
      ],
    };
  },
});

/** Why no documents of a release are changed, whichever. */
function unattachable(release: Release, world: World): Refusal | undefined {
  const no = forbidden(world, TAKES, say`change the documents of ${nameOf(release)}`, release);
  if (no || isAhead(release)) return no;
  return refuse('begun', say`${nameOf(release)} ${saidAndBy(release)}: its documents stay as they were.`, {
    offers: [{ verb: 'show', label: 'Open it', about: release.id }],
  });
}

function documentsFault(documents: LinkedDocument[]): Refusal | undefined {
  const field = 'documents';
  if (documents.length > MOST) return refuse('too-many', say`A release takes ${MOST} documents at most.`, { field });
  const names = documents.map((d) => d.name.toLowerCase());
  if (new Set(names).size < names.length)
    return refuse('twice', say`A document is named twice.`, { remedy: say`Name each once.`, field });
  return undefined;
}
