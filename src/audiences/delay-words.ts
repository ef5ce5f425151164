import { plainOf } from '../domain/gates/index.ts';
import type { Delay } from '../domain/release/clearing/delay.ts';

/** Why it can't begin at its time, to somebody who knows no check. */
export const delayWords = ({ why, stop }: Pick<Delay, 'why' | 'stop'>): string =>
  why.map((id) => (id === 'freeze' && stop ? 'emergency stop' : plainOf(id))).join('; ');
