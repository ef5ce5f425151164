import { inOneLine, shortened } from '../blocks/text.ts';
import type { AllStopped, Stopped } from '../domain/intents/intent.ts';
import { at, listed, type Phrase, say } from '../domain/phrase.ts';
import { outward } from './outward.ts';
import type { View } from './view.ts';

/** Characters of what customers notice, so that one long text does not push out the others. */
const LONG = 80;

/** What a freeze stops, by the names that each language knows it by. */
export function stoppedWords(
  stopped: AllStopped | undefined,
): Pick<View, 'stopsNamed' | 'stopsServices' | 'stopsEffects'> {
  const each = (of: (one: Stopped) => Phrase) => (stopped ? listedWith(stopped, of) : []);
  return {
    stopsNamed: each((r) => say`${r.name} (${r.id}, ${at(r.start)})`),
    stopsServices: each((r) => say`${r.services} (${at(r.start)})`),
    stopsEffects: each((r) => say`${effectOf(r.customers)} (${at(r.start)})`),
  };
}

const effectOf = (customers: string) => shortened(outward(inOneLine(customers)), LONG);

const listedWith = ({ first, more }: AllStopped, of: (one: Stopped) => Phrase): Phrase =>
  listed([...first.map(of), ...(more > 0 ? [say`${more} more`] : [])]);
