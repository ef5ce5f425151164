import { fewListed } from '../few.ts';
import { listed, type Phrase, say } from '../phrase.ts';
import { asksForAuthors, unknownNow } from '../release/clearing/unknown-authors.ts';
import { gate } from './gate.ts';

const SHOWN = 5;

/** Where the policy lets nobody clear what is their own, it has to be known who wrote it. */
export const authors = gate({
  id: 'authors',
  title: 'Authors',
  plain: 'it is not clear yet who made it',
  see(release, world) {
    if (!asksForAuthors(release, world)) return undefined;
    if (!release.authors) return { open: false, waits: true, saw: say`counted once there is a vote` };
    const { names, untold } = unknownNow(release.authors, world);
    if (names.length === 0 && untold.length === 0) return { open: true, saw: say`all known` };
    const [first = [], ...others] = [...strangers(names), ...nobody(untold)];
    return { open: false, saw: [...first, ...others.flatMap((other) => say`; ${other}`)] };
  },
});

function strangers(names: string[]): Phrase[] {
  if (names.length === 0) return [];
  const shown = fewListed(
    names.map((name) => say`${name}`),
    SHOWN,
  );
  const count = names.length === 1 ? '1 author unknown' : `${names.length} authors unknown`;
  return [say`${count} (${shown}): map them in manifests/people.yml, or confirm by an override`];
}

const nobody = (untold: string[]): Phrase[] =>
  untold.length === 0 ? [] : [say`nobody told who wrote ${listed(untold.map((item) => say`${item}`))}`];
