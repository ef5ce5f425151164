import { timingSafeEqual } from 'node:crypto';

/** Whether what was sent is the secret thing, in constant time; only the length could be learned. */
export function isSame(given: string, right: string): boolean {
  const [theirs, ours] = [Buffer.from(given), Buffer.from(right)];
  return theirs.length === ours.length && timingSafeEqual(theirs, ours);
}
