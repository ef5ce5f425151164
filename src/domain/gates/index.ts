import type { Seen } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import { type Phrase, say, users } from '../phrase.ts';
import { stands } from '../release/clearing/overrides.ts';
import type { OpenReleases, RunningReleases } from '../release/document.ts';
import type { Release } from '../release/release.ts';
import { authors } from './authors.ts';
import { compliance } from './compliance.ts';
import { deadlines } from './deadlines.ts';
import { dependencies } from './dependencies.ts';
import { documents } from './documents.ts';
import { drift } from './drift.ts';
import { drills } from './drills.ts';
import { elsewhere } from './elsewhere.ts';
import { failedRollback } from './failed-rollback.ts';
import { freeze } from './freeze.ts';
import { ANYWHERE, type Destined, type Sight } from './gate.ts';
import { health } from './health.ts';
import { heldVersions } from './held-versions.ts';
import { lock } from './lock.ts';
import { newerThere } from './newer-there.ts';
import { otherRollouts } from './other-rollouts.ts';
import { pipeline } from './pipeline.ts';
import { predecessors } from './predecessors.ts';
import { promotion } from './promotion.ts';
import { runningIn } from './running.ts';
import { security } from './security.ts';
import { tests } from './tests.ts';
import { tickets } from './tickets.ts';
import { votes } from './votes.ts';
import { window } from './window.ts';

/** In the order in which they are shown. */
const GATES = [
  votes,
  window,
  freeze,
  lock,
  promotion,
  heldVersions,
  newerThere,
  health,
  dependencies,
  otherRollouts,
  failedRollback,
  predecessors,
  deadlines,
  documents,
  tests,
  security,
  compliance,
  authors,
  tickets,
  drills,
  drift,
  elsewhere,
  pipeline,
] as const;

type Kind = (typeof GATES)[number];
export type GateId = Kind['id'];
/** A condition for a deploy and what it saw. `firm`: nobody overrides it. */
export type Gate = Sight & { id: GateId; title: string; firm?: true };

type ReadBy<K> = K extends { reads?: (of: Destined) => infer R } ? R : never;
type Together<T> = (T extends unknown ? (one: T) => void : never) extends (all: infer All) => void ? All : never;
type GateReads = Together<ReadBy<Kind>>;
type Needed = Pick<World, 'now' | 'company' | 'people'> & Seen<GateReads>;
/** What gates see: what was read for them; whoever has all that is open at hand need not read what runs. */
export type Around = Needed | (Omit<Needed, keyof RunningReleases> & OpenReleases);

const NOWHERE: Destined = { id: '-', items: [], environment: ANYWHERE };

/** What it takes to see all gates of a release, for the second round of whoever asks. */
export const gateReads = (release: Destined = NOWHERE): GateReads =>
  Object.assign({}, ...GATES.map((kind) => kind.reads?.(release)));

/** Every gate of a release as it stands now, for everybody or for `who` would deploy. A release is ready when all are open. */
export const gatesOf = (release: Release, world: Around, who?: string): Gate[] => {
  const needed = neededOf(world);
  return GATES.flatMap((kind) => seen(kind, release, needed, who) ?? []);
};

/** The same for who asks only this, of many releases: the first closed gate is enough. */
export function isReady(release: Release, world: Around, who?: string): boolean {
  if (!release.overrides && world.now < release.window.start) return false;
  const needed = neededOf(world);
  return GATES.every((kind) => isOut(seen(kind, release, needed, who)));
}

export const closedGates = (gates: Gate[]) => gates.filter((g) => !g.open);

/** The closed gates that are in the way of people too: where no pipeline deploys it, they do. */
export const inTheWay = (gates: Gate[]) => gates.filter((g) => !isOut(g));
const isOut = (gate: Gate | undefined) => gate === undefined || gate.open || gate.byHand === true;

/** Whether nothing but people can bring it there. */
export const isByHand = (gates: Gate[]) => gates.some((g) => g.byHand && !g.open);

/** The closed gates that somebody may go against. */
export const overridable = (release: Release, world: Around) =>
  closedGates(gatesOf(release, world)).filter((g) => !g.firm);

/** Who can open a closed gate of a release, in words; nobody where only time does. */
export const whoOpens = (release: Release, gate: Gate, company: World['company']): Phrase | undefined =>
  GATES.find((k) => k.id === gate.id)?.opens?.(release, company);

/** The titles of gates by their ids; one that is on the shelf no more is named as it was stored. */
export const titlesOf = (ids: readonly string[]) => ids.map((id) => GATES.find((k) => k.id === id)?.title ?? id);

/** What a gate means where it is closed, to somebody who knows none of them. */
export const plainOf = (id: GateId) => GATES.find((k) => k.id === id)?.plain ?? id;

/** Laid over the world and not copied from it: a copy would forget to throw for what was not read. */
const neededOf = (world: Around): Needed =>
  'runningReleases' in world ? world : Object.create(world, { runningReleases: { value: runningIn(world) } });

function seen(kind: Kind, release: Release, world: Needed, who?: string): Gate | undefined {
  const sight = kind.see(release, world, who);
  if (!sight) return undefined;
  const { id, title, firm, weighsOverrides } = kind;
  const by = release.overrides?.filter(stands).findLast((o) => o.gates.includes(id));
  if (!by || (weighsOverrides && !sight.open)) return { id, title, ...(firm && { firm }), ...sight };
  // It is shown for ever, even where nothing is in the way any more.
  return { id, title, open: true, saw: say`overridden by ${users([by.by])}: ${by.why}` };
}
