import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { seenAnew } from './window-timer.ts';

/** Who wrote what is new in it, as far as nobody knows who they are. `untold`: versions of which nobody told; `names`: in the order of the marks. */
export const authorsCounted = fact(releases, 'AuthorsCounted')<{
  marks: string[];
  untold: string[];
  text: { names: string[] };
}>()({
  evolve: (release, { marks, untold, text }) => ({ ...release, authors: { marks, untold, names: text.names } }),
  follows: (_, release, world) => seenAnew(release, world),
});
