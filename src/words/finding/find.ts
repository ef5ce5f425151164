import { type Mrkdwn, md } from '../../blocks/mrkdwn.ts';
import { soonest } from '../../cards/release-line.ts';
import { one } from '../../domain/deciding/reads.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, type Release, type Status } from '../../domain/release/release.ts';
import type { WhichReleases } from '../../reading/parts/release.ts';
import { type Answer, type Ask, say, seeFor } from '../ask.ts';
import { IN_THE_WAY } from '../collisions.ts';
import { noSuchRelease } from '../no-such-release.ts';
import { fits, isOf } from './fits.ts';
import { liveOnes, newlyLive } from './live-ones.ts';
import { noneFound } from './none-found.ts';
import { picker } from './picker.ts';

/** The release that was meant; or an answer that asks which one. */
export type Found = { release: Release } | { answer: Answer };

/**
 * What a word can act on. `can`: how that is said, "can be deployed"; `or`: where there is none of `on`; `live`: what runs somewhere too;
 * `now`: of several those on which it can be done as things stand; `theirs`: of several those that whoever asks can do it with, and what they `said` of each.
 */
export type Acts = {
  can: string;
  on?: readonly Status[];
  or?: readonly Status[];
  live?: true;
  now?: (all: Release[], a: Ask) => Promise<Release[]>;
  theirs?: {
    can: string;
    among: (all: Release[], a: Ask) => Promise<Release[]>;
    besides: (open: Release[], a: Ask) => Promise<Besides>;
    said: (all: readonly Release[], a: Ask) => Promise<(release: Release) => Mrkdwn>;
  };
};

/** What else somebody who names nothing may have in mind. `able`: those of them on which it can be done. */
export type Besides = { meant: boolean; able: Release[] };

/**
 * Nobody types an ID who does not want to: an ID, what it holds and where it goes, the thread, or being the only candidate decides; otherwise a picker
 * asks. `verb` is the picker's button. What is live is found by its service's name.
 */
export async function findRelease(which: WhichReleases, a: Ask, verb: string, acts: Acts): Promise<Found> {
  const id = which.id ?? (isNothing(which) ? a.release : undefined);
  if (id) return byId(id, which, a);
  const world = await seeFor(a, { ...IN_THE_WAY, ...newlyLive(a) });
  const open = soonest(world.openReleases.filter((r) => fits(r, which)));
  const here = open.find((r) => r.id === a.release);
  if (here) return { release: here };
  const all = endingFits(ableIn(open, acts), which);
  const narrowed = acts.theirs?.among ?? acts.now;
  const able = narrowed && all.length > 1 ? await narrowed(all, a) : all;
  if (acts.theirs && all.length > 0 && able.length === 0)
    return { answer: noneFound(which, all, { ...acts, can: acts.theirs.can }, world, a.person.zone) };
  const running = endingFits(await liveOnes(which, world, a), which);
  const live = acts.live || !acts.on ? running : [];
  const named = !isNothing(which);
  const meant = able.length > 0 && !(acts.live && named) ? able : [...able, ...live];
  // What can't be acted on is said with its cause by whoever refuses it.
  const others = open.length > 0 || !named ? open : running;
  const [only, other] = meant.length > 0 ? meant : others;
  const asked = async (all: Release[], words?: Mrkdwn) => ({
    answer: picker(all, verb, world, a, { words, said: await acts.theirs?.said(all, a) }),
  });
  if (only && !other && acts.theirs && !named) {
    const besides = await acts.theirs.besides(
      open.filter((r) => r !== only),
      a,
    );
    if (besides.meant) return asked([only, ...besides.able], besides.able.length > 0 ? ONE_OF_SEVERAL : ANNOUNCED);
  }
  // What is live is never guessed.
  if (only && !other && (named || open.includes(only))) return { release: only };
  if (meant.length > 0) return asked(meant);
  if (others.length > 0 || which.versions.length === 0)
    return { answer: noneFound(which, others, acts, world, a.person.zone) };
  const versions = soonest(world.openReleases).filter((r) => fits(r, { ...which, versions: [] }));
  return { answer: noneFound(which, others, acts, world, a.person.zone, versions) };
}

/** Nothing was said of which release is meant. */
export const isNothing = ({ id, services, versions, environments }: WhichReleases) =>
  !id && services.length + versions.length + environments.length === 0;

/** Whatever else was said of it has to be so: “deploy R-3 to staging” is no deploy to production. */
async function byId(id: string, which: WhichReleases, a: Ask): Promise<Found> {
  const { release } = await seeFor(a, { release: one(releases, id) });
  if (!release) return { answer: noSuchRelease(id) };
  if (fits(release, which)) return { release };
  const others = [...which.services, ...which.versions, ...which.environments].filter(
    (said) => !isOf(release, said.toLowerCase()),
  );
  return {
    answer: say(md`${id} is ${nameOf(release)}, not ${others.join(', ')}. Nothing was done: leave out one of the two.`),
  };
}

function ableIn(open: Release[], { on, or = [] }: Acts): Release[] {
  if (!on) return open;
  const able = open.filter((r) => on.includes(r.status));
  return able.length > 0 ? able : open.filter((r) => or.includes(r.status));
}

/** What a reason ends with, “in production”, tells candidates apart, and hides none: where none goes there, it is the reason only. */
function endingFits(candidates: Release[], { perhaps }: WhichReleases): Release[] {
  const there = candidates.filter((r) => perhaps.includes(r.environment));
  return there.length > 0 ? there : candidates;
}

const ANNOUNCED = md`Which release? Another that will ask you was announced within the hour and has no vote yet, so nothing is counted yet.`;
const ONE_OF_SEVERAL = md`Which release? Several take an answer of yours, so nothing is counted yet.`;
