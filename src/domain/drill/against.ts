import { type Refusal, refuse } from '../deciding/decision.ts';
import { some } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import type { Environments } from '../environment/document.ts';
import { isIll } from '../environment/environment.ts';
import { fewListed } from '../few.ts';
import { type Phrase, say } from '../phrase.ts';
import { releases } from '../release/document.ts';
import type { Release } from '../release/release.ts';
import type { ShownParts } from '../shown.ts';
import { type DrilledPlace, drilledPlaces } from './stages.ts';

type Of = { service: string; environment: string };
type Known = Pick<World, 'company'> & Environments;
/** Those whose work a drill takes back for a while, by id. */
export type TakenBack = { takenBack: Record<string, Release | undefined> };

/** The releases that brought what a drill takes back: they say what of it can't be undone. For a second round. */
export const takenBackBy = (of: Of, world: Known) =>
  some(releases, [...new Set(drilledPlaces(of, world).flatMap(broughtBy))]);

const broughtBy = ({ above }: DrilledPlace): string[] => above.flatMap((ran) => ran.release ?? []);

const NAMED = 4;

/**
 * Why somebody has to want a drill: it puts a version on what can't be undone, or brings back one that was ill. Nothing where neither is known. A rollback
 * weighs that against what is broken; before a drill nothing is.
 */
export function againstDrill(of: Of, { takenBack, ...world }: Known & TakenBack): Phrase | undefined {
  const places = drilledPlaces(of, world);
  const hard = [...new Set(places.flatMap(broughtBy))].flatMap((id) => {
    const { irreversible } = takenBack[id] ?? {};
    return irreversible === undefined ? [] : [say`what ${id} did can’t be undone (${irreversible})`];
  });
  const ill = places.flatMap(({ region, to }) =>
    isIll(to) ? [say`${of.service} ${to.version} was unhealthy in ${region} (${to.unhealthy.said})`] : [],
  );
  const all = [...hard, ...ill];
  return all.length > 0 ? fewListed(all, NAMED) : undefined;
}

/** As it was shown with the question. */
export function againstShown(of: Of, world: Known & TakenBack) {
  const why = againstDrill(of, world);
  return {
    against: { is: JSON.stringify(why ?? ''), now: why ?? say`nothing speaks against it any more` },
  } satisfies ShownParts;
}

/** The same where nobody looks on as it begins: then it does not. */
export function nobodyWants(of: Of, world: Known & TakenBack): Refusal | undefined {
  const why = againstDrill(of, world);
  return (
    why &&
    refuse('needs-a-person', say`It does not begin by itself: ${why}.`, {
      remedy: say`Begin it yourself if the version before can live with that.`,
    })
  );
}
