import { isForBuilders } from '../../domain/company/audiences.ts';
import { one, oneIf } from '../../domain/deciding/reads.ts';
import { stopperOf } from '../../domain/hotfix/stopped-for.ts';
import { concerns } from '../../domain/intents/audiences-for.ts';
import { surroundingsOf } from '../../domain/release/clearing/surroundings.ts';
import { releases } from '../../domain/release/document.ts';
import { outlookOf } from '../../domain/release/outlook.ts';
import { voteOf } from '../../domain/release/release.ts';
import { votes } from '../../domain/vote/document.ts';
import { type Ask, seeFor } from '../ask.ts';

/** A release and where it stands. */
export async function knownOf(id: string, a: Ask) {
  const { release } = await seeFor(a, { release: one(releases, id) });
  if (!release) return undefined;
  const world = await seeFor(a, { ...surroundingsOf(release), vote: oneIf(votes, voteOf(release)) });
  const { stopper } = await seeFor(a, { stopper: oneIf(releases, stopperOf(release)) });
  return { release, outlook: outlookOf(release, world.vote, world, stopper), world };
}
export type WrittenAbout = NonNullable<Awaited<ReturnType<typeof knownOf>>>;

/** Those of the named audiences, or of all, who hear updates of a release. */
export const hearingOf = ({ release, world }: WrittenAbout, named: readonly string[]) =>
  world.company.audiences.filter(
    (x) => x.events.includes('update') && concerns(x, release) && (named.length === 0 || named.includes(x.name)),
  );
export const titlesOf = ({ world }: WrittenAbout, named: readonly string[]) =>
  world.company.audiences
    .filter((x) => named.includes(x.name))
    .map((x) => x.title)
    .join(' and ');
/** Whether it is written for those outside alone: then they are offered what was written. */
export const isFor = (known: WrittenAbout, named: readonly string[]) =>
  named.length > 0 && hearingOf(known, named).every((x) => !isForBuilders(x));
