import { type Part, several, single } from '../part.ts';
import type { Token } from '../tokens.ts';
import { idOf } from './release-id.ts';

/** To which version something goes back: the one that is named, or the one before, whichever that was. */
export type BackTo = { version: string } | { before: true };

const TO = new Set(['to', 'onto']);
const BACK = new Set(['back', 'down']);
const BEFORE =
  /^((the |its )?(previous|last|prior|old|older|earlier|former)( one| version| release)?|(the |its )?(one|version|release) (before|that ran before)|what (ran|was there) before)$/;
const LONGEST = 5;
// Only a dot divides it: a dash or underscore that did so as well would be read in two ways, and a long name without end.
const DOTTED = /^v?\d+[._-][\w+-]+(?:\.[\w+-]+)*$/;
const NUMBER = /^v?\d+$/;

/**
 * `to 4.1.9`, `back to 4.1.9`, `to the version before`. Only “back to” says so at the end of a reason: errors rise to 4.1 as well. A number alone is a
 * version where nothing comes after it.
 */
export const backTo: Part<BackTo | undefined> = single(
  several<BackTo>(
    () => [],
    (tokens, from) => {
      // `from 4.2 to 4.1.9`
      const before = tokens[from]?.low === 'from' && DOTTED.test(tokens[from + 1]?.low ?? '') ? 2 : 0;
      const back = BACK.has(tokens[from + before]?.low ?? '') ? 1 : 0;
      const to = TO.has(tokens[from + before + back]?.low ?? '') ? 1 : 0;
      const at = from + before + back + to;
      // `R-3 4.1.9`: after an id only its reason could follow, and this is none.
      if (
        to === 0 &&
        !(from > 0 && idOf(tokens[from - 1]) && at === tokens.length - 1 && DOTTED.test(tokens[at]?.low ?? ''))
      )
        return undefined;
      const version = versionAt(tokens, at);
      if (version)
        return {
          one: { version },
          took: before + back + to + 1,
          marked: back > 0 && DOTTED.test(version.toLowerCase()),
        };
      const words = beforeAt(tokens, at);
      return words > 0 ? { one: { before: true }, took: before + back + to + words, marked: true } : undefined;
    },
  ),
  'versions to go back to',
);

function versionAt(tokens: readonly Token[], at: number): string | undefined {
  const token = tokens[at];
  if (!token || token.mention) return undefined;
  const ends = at === tokens.length - 1 || token.comma || token.colon;
  return DOTTED.test(token.low) || (ends && NUMBER.test(token.low)) ? token.word : undefined;
}

/** How many words say that it is the version before; 0 where none do. */
function beforeAt(tokens: readonly Token[], at: number): number {
  for (let took = LONGEST; took > 0; took -= 1) {
    const words = tokens.slice(at, at + took);
    if (words.length === took && BEFORE.test(words.map((t) => t.low).join(' '))) return took;
  }
  return 0;
}
