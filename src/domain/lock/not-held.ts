import { type Refusal, refuse } from '../deciding/decision.ts';
import type { Spot } from '../environment/spot.ts';
import { say } from '../phrase.ts';
import type { Lock } from './lock.ts';
import { lockWords, spotWords } from './lock-words.ts';

export const notHeld = (spot: Spot): Refusal =>
  refuse('not-held', say`Nobody holds the lock of ${spotWords(spot)}.`, {
    remedy: say`To take it: \`/release lock\`, with the reason.`,
    offers: [{ verb: 'locks', label: 'Who holds what', about: spot.environment }],
  });

/** Nothing is written over what nobody can read. */
export const unreadable = (lock: Lock): Refusal =>
  refuse('unreadable', lockWords(lock), {
    remedy: say`It stays so until a version of Gonogo that can read it is started.`,
  });
