import { policyFor } from '../company.ts';
import { isAhead } from '../deadline/deadline.ts';
import { type Decision, forbidden, moot, type Reads, refuse, type World } from '../decision.ts';
import { MADE_OF, votesOf } from '../documents.ts';
import { say } from '../phrase.ts';
import { contentChanged } from '../vote/reopen.ts';
import { documentsChanged } from './facts/documents-changed.ts';
import { type LinkedDocument, nameOf, type Release } from './release.ts';
import { unknownRelease } from './unknown.ts';

/** What is there to read before one votes or deploys: all of it, in place of what was there. */
export type SetDocuments = { type: 'SetDocuments'; release: string; documents: LinkedDocument[] };

export const attaching = ({ release }: { release: string }): Reads => ({
  docs: [`release/${release}`],
  lists: ['delegations/all', ...MADE_OF, votesOf(release)],
});

const MOST = 10;

export function setDocuments(world: World, { release: id, documents }: SetDocuments): Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const no = forbidden(world, 'update', say`change the documents of ${nameOf(release)}`, release.owner, id);
  if (no) return no;
  if (!isAhead(release))
    return refuse('begun', say`${nameOf(release)} is ${release.status}: its documents stay as they were.`, {
      offers: [{ verb: 'show', label: 'Open it', about: id }],
    });
  if (documents.length > MOST)
    return refuse('too-many', say`A release takes ${MOST} documents at most.`, { field: 'documents' });
  const names = documents.map((d) => d.name.toLowerCase());
  if (new Set(names).size < names.length)
    return refuse('twice', say`A document is named twice.`, { remedy: say`Name each once.`, field: 'documents' });
  if (JSON.stringify(documents) === JSON.stringify(release.documents ?? [])) return moot('nothing of it changed');
  return {
    facts: [
      documentsChanged.of(id, { by: world.actor.id, at: world.now, text: { documents } }),
      ...contentChanged(release, { ...release, documents }, world),
    ],
  };
}

/** What its policy asks for before it is deployed, by name, in the policy's words. */
export const documentsDue = ({ environment, change, template }: Release, { company }: Pick<World, 'company'>) =>
  template ? [] : (policyFor(company, environment, change)?.documents ?? []);

/** What of it is not there. */
export const documentsMissing = (release: Release, world: Pick<World, 'company'>) =>
  documentsDue(release, world).filter(
    (due) => !(release.documents ?? []).some((d) => d.name.toLowerCase() === due.toLowerCase()),
  );
