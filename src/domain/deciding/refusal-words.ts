import type { Phrase } from '../phrase.ts';
import type { Refusal } from './decision.ts';

/** A refusal in one breath: the cause as a sentence of its own, then the remedy. */
export const refusalWords = ({ why, remedy = [] }: Pick<Refusal, 'why' | 'remedy'>): Phrase =>
  remedy.length > 0 ? [...sentence(why), { say: ' ' }, ...remedy] : sentence(why);

/** A sentence's end, also within quotes, brackets or markup, and in scripts with a mark of their own; a colon says that more comes. */
const ENDED = /[.!?…:。！？।؟]["'”’»›)\]*_~`]*\s*$/u;

/** With a full stop behind what ends in a name, an instant, or what somebody typed, which seldom has one. */
function sentence(phrase: Phrase): Phrase {
  const last = phrase.findLast((part) => wordsOf(part) !== '');
  return last === undefined || ENDED.test(wordsOf(last)) ? phrase : [...phrase, { say: '.' }];
}

/** The words of a part; an instant and a person have none of their own yet. */
function wordsOf(part: Phrase[number]): string {
  if (typeof part === 'string') return part.trim();
  return 'say' in part ? part.say.trim() : '-';
}
