import { roleTitle } from '../../domain/company/roles.ts';
import { oneIf } from '../../domain/deciding/reads.ts';
import { fewOf } from '../../domain/few.ts';
import { type Phrase, say } from '../../domain/phrase.ts';
import { type Release, voteOf } from '../../domain/release/release.ts';
import type { ShownParts } from '../../domain/shown.ts';
import { votes } from '../../domain/vote/document.ts';
import { ownerChanged } from '../../domain/vote/facts/owner-changed.ts';
import { nobodyLeft } from '../../domain/vote/nobody-left.ts';
import { ballotsBy } from '../../domain/vote/standing.ts';
import { type Ask, seeFor } from '../ask.ts';

const ROLES = 3;

/** What a release loses when that person (a user id) owns it: nobody clears what is their own. */
export async function costsOf(release: Release, to: string, a: Ask): Promise<Phrase[]> {
  const { vote, ...world } = await seeFor(a, { vote: oneIf(votes, voteOf(release)) });
  if (to === '' || vote?.status !== 'open') return [];
  const then = ownerChanged.evolve(vote, ownerChanged.of(vote.id, { by: to, at: world.now }));
  const before = nobodyLeft(vote, world);
  const titled = (roles: readonly string[]) =>
    fewOf(
      roles.map((r) => roleTitle(world.company, r)),
      ROLES,
    );
  const lost = nobodyLeft(then, world).filter((role) => !before.includes(role));
  const gos = ballotsBy(to, vote).filter((b) => b.answer === 'go');
  return [
    ...(gos.length > 0 && !vote.authorCounts
      ? [say`their go for ${titled(gos.map((b) => b.role))} counts no more`]
      : []),
    ...(lost.length > 0 ? [say`nobody is left to answer for ${titled(lost)}: its vote can't pass as it is`] : []),
  ];
}

/** The same as a part of what the dialog showed. */
export const costsShown = (costs: readonly Phrase[]): ShownParts => ({
  costs: { is: costs.length > 0 ? JSON.stringify(costs) : '', now: say`it costs something else` },
});
