import { DAY_MS, MINUTE_MS } from '../../time/instants.ts';
import { own } from '../own.ts';
import { type Phrase, say } from '../phrase.ts';
import type { WhatRuns } from './environment.ts';

/** "last rollback drill 12 days ago, 3 min"; undefined where there was none. `now`: UTC ISO. A day is 24 hours. */
export function drillWords(environment: WhatRuns | undefined, service: string, now: string): Phrase | undefined {
  const last = own(environment?.drills, service)?.last;
  if (!last) return undefined;
  const days = Math.floor((Date.parse(now) - Date.parse(last.at)) / DAY_MS);
  const ago = days <= 0 ? 'today' : days === 1 ? 'a day ago' : `${days} days ago`;
  const minutes = Math.max(1, Math.round(last.ms / MINUTE_MS));
  return last.passed
    ? say`last rollback drill ${ago}, ${minutes} min (${last.release})`
    : say`last rollback drill ${ago}, and it failed (${last.release})`;
}
