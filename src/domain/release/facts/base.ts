import type { Release } from '../release.ts';

/** What a release is in every state. */
export function baseOf(release: Release) {
  const { v, id, items, environment, change, window, why, customers, owner, plannedAt, round, runs } = release;
  const {
    lastUpdate,
    passes,
    met,
    after,
    train,
    handOver,
    template,
    begun,
    former,
    strategy,
    passed,
    ahead,
    hotfix,
    drill,
    evidence,
  } = release;
  return {
    v,
    id,
    items,
    environment,
    change,
    window,
    why,
    customers,
    owner,
    plannedAt,
    round,
    runs,
    ...(lastUpdate && { lastUpdate }),
    ...(passes && { passes }),
    ...(met && { met }),
    ...(after && { after }),
    ...(train && { train }),
    ...(handOver && { handOver }),
    ...(template && { template }),
    ...(begun && { begun }),
    ...(former && { former }),
    ...(strategy && { strategy }),
    ...(passed && { passed }),
    ...(ahead && { ahead }),
    ...(hotfix && { hotfix }),
    ...(drill && { drill }),
    ...(evidence && { evidence }),
    ...notedOf(release),
  };
}

/** What was noted of it on its way. */
const notedOf = ({
  authors,
  tickets,
  documents,
  notes,
  requests,
  review,
  abandoned,
  overrides,
  irreversible,
  foundAfter,
  wentBack,
}: Release) => ({
  ...(authors && { authors }),
  ...(tickets && { tickets }),
  ...(documents && { documents }),
  ...(notes && { notes }),
  ...(requests && { requests }),
  ...(review && { review }),
  ...(abandoned && { abandoned }),
  ...(overrides && { overrides }),
  ...(irreversible && { irreversible }),
  ...(foundAfter && { foundAfter }),
  ...(wentBack && { wentBack }),
});

/** What it contains, or when it goes, is another now: what was rejected is planned anew. Whether a vote is asked again is said by the vote's own facts. */
export const replanned = (release: Release, next: Partial<ReturnType<typeof baseOf>>): Release =>
  release.status === 'rejected' ? { ...baseOf(release), ...next, status: 'planned' } : { ...release, ...next };
