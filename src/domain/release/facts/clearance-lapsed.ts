import { deadlineTimers } from '../../deadline/timers.ts';
import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import type { Release } from '../release.ts';
import type { HeardBefore } from '../rollout/audiences-heard.ts';
import { type Lapsed, lapsedWords } from '../rollout/lapsed.ts';
import { baseOf } from './base.ts';
import { reopenedTold } from './reopened-told.ts';
import { openVoteShown, telling } from './telling.ts';

/** What cleared it was given for something else. */
export const clearanceLapsed = fact(releases, 'ClearanceLapsed')<{ lapsed: Lapsed; at: string } & HeardBefore>()({
  evolve: (release, { lapsed }) => withoutClearance(release, lapsed),
  follows(told, release, world) {
    const { due, id, headline, crew, start, cause } = telling(told, release, world);
    const named = `${cause}/${told.lapsed.what}/${told.at}`;
    return [
      headline,
      due.note(id, named, lapsedWords(told.lapsed), true),
      ...(told.lapsed.what === 'passes' ? openVoteShown(release, world) : []),
      ...(told.lapsed.what === 'met' ? deadlineTimers(release, world) : []),
      ...(told.was === 'approved' && release.status === 'planned' ? reopenedTold(release, named, told, world) : []),
      ...due.myTurn([...new Set(crew)], named, { by: start }),
    ];
  },
});

/** Approved by nothing but what lapsed, it waits for an approval again; an override stays to be seen. */
function withoutClearance(release: Release, lapsed: Lapsed): Release {
  if (lapsed.what === 'passes') return { ...release, passes: [] };
  if (lapsed.what === 'met') return { ...release, met: {} };
  const { template, ...base } = baseOf(release);
  if (lapsed.what === 'template') return release.status === 'approved' ? { ...base, status: 'planned' } : release;
  const all = release.overrides ?? [];
  const ended = all.filter((o) => o.at === lapsed.at);
  const overrides = all.map((o) => (ended.includes(o) ? { ...o, lapsed: true as const } : o));
  const cleared = release.status === 'approved' && ended.some((o) => o.gates.includes('votes'));
  return cleared ? { ...base, ...(template && { template }), overrides, status: 'planned' } : { ...release, overrides };
}
