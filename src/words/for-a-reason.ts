import type { Release } from '../domain/release/release.ts';
import { whichReleaseBeforeReason } from '../reading/parts/release.ts';
import type { Answer, Ask } from './ask.ts';
import { type Acts, findRelease } from './find.ts';
import { sentence } from './sentence.ts';

/** What is done with the release that was meant. */
type Then = (release: Release, why: string, a: Ask) => Answer | Promise<Answer>;

/** The sentence of a word that acts on one release, with what is left of it as the reason: `[what] [why]`. `verb` is the picker's button. */
export const onReleaseForAReason = (verb: string, acts: Acts, then: Then) =>
  sentence({ parts: { release: whichReleaseBeforeReason }, why: 'free' }, async ({ release, why }, a) => {
    const found = await findRelease(release, a, verb, acts);
    return 'answer' in found ? found.answer : then(found.release, why, a);
  });
