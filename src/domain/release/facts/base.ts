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
    requests,
    overrides,
    review,
    handOver,
    template,
    documents,
    abandoned,
    begun,
    former,
    strategy,
    passed,
    ahead,
    hotfix,
    drill,
    irreversible,
    evidence,
    authors,
    notes,
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
    ...(requests && { requests }),
    ...(overrides && { overrides }),
    ...(review && { review }),
    ...(handOver && { handOver }),
    ...(template && { template }),
    ...(documents && { documents }),
    ...(abandoned && { abandoned }),
    ...(begun && { begun }),
    ...(former && { former }),
    ...(strategy && { strategy }),
    ...(passed && { passed }),
    ...(ahead && { ahead }),
    ...(hotfix && { hotfix }),
    ...(drill && { drill }),
    ...(irreversible && { irreversible }),
    ...(evidence && { evidence }),
    ...(authors && { authors }),
    ...(notes !== undefined && { notes }),
  };
}

/** What it contains, or when it goes, is another now: what was rejected is planned anew. Whether a vote is asked again is said by the vote's own facts. */
export const replanned = (release: Release, next: Partial<ReturnType<typeof baseOf>>): Release =>
  release.status === 'rejected' ? { ...baseOf(release), ...next, status: 'planned' } : { ...release, ...next };
