import type { Right } from '../../company/roles.ts';
import { type Refusal, refuse } from '../../deciding/decision.ts';
import type { World } from '../../deciding/world.ts';
import type { Environments } from '../../environment/document.ts';
import { forbidden } from '../../people/may.ts';
import { listed, say } from '../../phrase.ts';
import type { ReleasesById, RunningReleases } from '../document.ts';
import { underWay } from '../planning/in-the-way.ts';
import { nameOf, type Release, type Stage } from '../release.ts';
import { isNameless, namelessFault } from './nameless.ts';
import { lastBegunFirst, type OnTop, onTopOf } from './on-top.ts';
import { onlyWith, takenBack } from './taken-back.ts';

/** Where something newer lies on top: everything that came later goes back too, or only what has nothing newer on top. */
export type How = 'all' | 'only';
/** Of a release of several services, those that go back; without them, all. */
export type Some = { services?: readonly string[] };
/** `going`: newest first, each with its steps; `stops`: what is under way there and stops first. */
export type BackPlan = { going: { release: Release; stages: Stage[] }[]; stops: Release[] };

/** What it takes to plan a way back. `releases`: those that may lie on top. */
export type AroundBack = World & Environments & RunningReleases & ReleasesById;

/** What lies on top of a release, and on top of that, as far as those are known. */
export function allOnTop(release: Release, world: Environments & ReleasesById, { services }: Some = {}): OnTop {
  const own = takenBack(release);
  const first = onTopOf(release, services ? onlyWith(own, services) : own, world);
  const ids = new Set(first.releases);
  const strange = [...first.strange];
  // A set that grows while it is walked: what lies on top of those on top is among them.
  for (const id of ids) {
    const other = world.releases[id];
    const more = other && onTopOf(other, takenBack(other), world);
    for (const further of more?.releases ?? []) if (further !== release.id) ids.add(further);
    strange.push(...(more?.strange ?? []));
  }
  return { ...first, releases: [...ids], strange: unique(strange) };
}

const unique = <T>(all: T[]): T[] => [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];

/** The way back; or why there is none. `how`: undefined when nobody has chosen. */
export function backPlan(
  release: Release,
  how: How | undefined,
  world: AroundBack,
  { services: chosen }: Some = {},
): BackPlan | Refusal {
  const top = allOnTop(release, world, chosen ? { services: chosen } : {});
  const covered = top.releases.length + top.strange.length > 0;
  if (covered && how === undefined) return underNewer(release, top);
  const unread = top.releases.filter((id) => !world.releases[id]);
  if (how === 'all' && unread.length > 0) return alsoGoing(release, unread);
  const own = chosen ? onlyWith(takenBack(release), chosen) : takenBack(release);
  const wanted =
    covered && how === 'all'
      ? [...lastBegunFirst(top.releases.flatMap((id) => world.releases[id] ?? [])), release].map((r) => ({
          release: r,
          stages: r.id === release.id ? own : takenBack(r),
        }))
      : [{ release, stages: covered ? onlyWith(own, top.free) : own }];
  // What nobody can name stays where it is, rather than being in the way of the rest.
  const going = wanted.map((g) => ({ ...g, stages: g.stages.filter((s) => !isNameless(s, world)) }));
  const lost = wanted.flatMap((g) => g.stages);
  if (lost.length > 0 && going.every((g) => g.stages.length === 0)) return namelessFault(release, lost, world);
  const no = going.map(({ release: r }) => mayGoBack(r, world)).find((found) => found !== undefined);
  if (no) return no;
  const services = going.flatMap(({ stages }) => stages.flatMap((s) => s.items.map((i) => i.service)));
  const ids = going.map((g) => g.release.id);
  return {
    going: going.filter((g) => g.stages.length > 0),
    stops: underWay(release, services, world).filter((o) => !ids.includes(o.id)),
  };
}

export const GOING_BACK: Right = { action: 'rollback', owned: true };

export const mayGoBack = (release: Release, world: World): Refusal | undefined =>
  forbidden(world, GOING_BACK, say`roll back ${nameOf(release)}`, release);

const alsoGoing = (release: Release, ids: string[]): Refusal =>
  refuse('other-rollout', say`Rolling back ${nameOf(release)} takes ${ids.join(', ')} back too.`, {
    remedy: say`Look at it once more.`,
    offers: [{ verb: 'rollback', label: 'Roll back…', about: release.id }],
    field: 'confirmed',
  });

function underNewer(release: Release, { releases, strange }: OnTop): Refusal {
  const what = [
    ...releases.map((id) => say`${id}`),
    ...strange.map(({ service, version, region }) => say`${service} ${version} in ${region}`),
  ];
  return refuse(
    'newer-on-top',
    say`${listed(what)} came after ${nameOf(release)}: taking it back would go below that.`,
    {
      remedy: say`Choose what goes back.`,
      offers: [{ verb: 'rollback', label: 'Roll back…', about: release.id }],
      field: 'how',
    },
  );
}
