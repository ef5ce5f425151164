import type { Spot } from '../environment/spot.ts';
import { at, listed, type Phrase, say, user } from '../phrase.ts';
import { EVERY_SERVICE, type Lock } from './lock.ts';

/** "checkout-api in production", "all of production" */
export const spotWords = ({ service, environment }: Spot): Phrase =>
  service === EVERY_SERVICE ? say`all of ${environment}` : say`${service} in ${environment}`;

export const spotsWords = (spots: readonly Spot[]): Phrase => listed(spots.map(spotWords));

/** "locked by @dana since Tuesday 14:00 until Tuesday 15:00: payments look odd" */
export function heldWords({ held, unreadable }: Pick<Lock, 'held' | 'unreadable'>): Phrase {
  if (unreadable || !held) return say`locked, and nobody can tell by whom: what is stored of it can't be read`;
  const end = held.until === undefined ? say`until it is released` : say`until ${at(held.until)}`;
  return say`locked by ${user(held.by)} since ${at(held.since)}, ${end}: ${held.why}`;
}

/** "checkout-api in production is locked by @dana …" */
export const lockWords = (lock: Lock): Phrase => say`${spotWords(lock)} is ${heldWords(lock)}`;
