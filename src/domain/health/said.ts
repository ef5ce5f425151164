import { MINUTE_MS } from '../../time/instants.ts';
import { at, type Phrase, say } from '../phrase.ts';
import { type LookedAfter, standingOf, type Watch } from './watch.ts';

/** Since when it is looked at. */
export const SINCE_WORDS: Record<LookedAfter, string> = {
  rollback: 'after the rollback',
  left: 'after the rollback',
  'by-hand': 'since it was done by hand',
  late: 'since it succeeded late',
};

/** "api 4.1 in eu" */
export const placeOf = ({ service, version, region }: Watch) => `${service} ${version} in ${region}`;
/** "api 4.1 in eu: errors: errors 2.4 % (29 of 1,204 requests), allowed 1 %" */
export const saidOf = (watch: Watch) => `${placeOf(watch)}: ${standingOf(watch).said}`;

/** "errors: errors 2.4 % (29 of 1,204 requests), allowed 1 %, looked at 14:21; good for 4 of 10 min" */
export function standsWords(watch: Watch): Phrase {
  const { said, until, verdict, soakedMs } = standingOf(watch);
  const when = until === undefined ? say`` : say`, looked at ${at(until)}`;
  const held = say`; good for ${minutes(Math.min(soakedMs, watch.soakMs))} of ${minutes(watch.soakMs)} min`;
  return say`${said}${when}${verdict === 'unhealthy' || watch.soakMs === 0 ? say`` : held}`;
}

const minutes = (ms: number) => Math.floor(ms / MINUTE_MS);
