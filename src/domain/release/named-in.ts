import { type Phrase, say } from '../phrase.ts';
import { nameOf, type Release } from './release.ts';

/** What is said of a release to those who don't see its card beside it: with its name, where that is not in it. */
export function namedIn(said: Phrase, release: Pick<Release, 'id' | 'items' | 'environment'>): Phrase {
  const words = said.map((part) => (typeof part === 'string' ? part : 'say' in part ? part.say : ' ')).join('');
  const isNamed = words.includes(nameOf(release)) || words.split(/[^\w-]+/).includes(release.id);
  return isNamed ? said : say`${nameOf(release)} (${release.id}): ${said}`;
}
