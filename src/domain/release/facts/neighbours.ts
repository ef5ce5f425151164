import { instantAfter, MINUTE_MS } from '../../../time/instants.ts';
import { overlap } from '../../../time/overlap.ts';
import { isSameVersion } from '../../build/same-version.ts';
import { environmentNamed } from '../../company/services.ts';
import type { World } from '../../deciding/world.ts';
import { looksAt } from '../../environment/looking.ts';
import { couldMeet, spotOf } from '../../environment/queue.ts';
import { type Around, gateReads, isReady } from '../../gates/index.ts';
import { dueAt } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { crewOf } from '../../people/in-charge.ts';
import { say } from '../../phrase.ts';
import { openDuring, openWithAny } from '../document.ts';
import { legsOf, scheduled } from '../planning/route.ts';
import { type Item, nameOf, type Release, servicesOf, type Window } from '../release.ts';
import { openVoteShown } from './telling.ts';
import { seenAnew } from './window-timer.ts';

type Neighbours = { neighbours: Release[] };
type Meanwhile = { meanwhile: Release[] };
type Beside = Neighbours & Meanwhile;

/** What goes where a release goes, with a service of its own: one rollout at a time, so that what it does keeps them waiting. */
const neighboursOf = (release: Release, before: Item[] = []) => ({
  neighbours: openWithAny([...new Set([...servicesOf(release), ...servicesOf({ items: before })])]),
});

/** Whatever is planned for the same weeks. `was`: what the release was before. */
export const meanwhileOf = (release: Release, was: Before = {}) => ({
  meanwhile: openDuring(scheduled(release).window, was.window ?? release.window),
});

/** The neighbours, and whatever is planned for the same weeks: votes on it say what it runs into. `was`: what the release was before. */
export const besidesOf = (release: Release, was: Before = {}) => ({
  ...neighboursOf(release, was.items),
  ...meanwhileOf(release, was),
});

/** The same, and what it takes to say whether they wait for something else too. */
export const waitingOn = (release: Release) => ({ ...besidesOf(release), ...gateReads(release) });

const there = ({ id }: Release, { neighbours }: Neighbours, environment: string): Release[] =>
  neighbours.filter((r) => r.id !== id && r.environment === environment);

/** Their messages say whether they can go, and so does the turn of whoever waits to deploy them; and open votes on what goes there meanwhile say what this does. */
export function neighboursShown(release: Release, world: World & Beside, where = release.environment): Due[] {
  const due = dueAt(world);
  // What has to prove itself there first, before it goes elsewhere, waits for the end of that.
  const looking = world.neighbours.filter((r) => r.id !== release.id && looksAt(r, where, world.company));
  const around = [...there(release, world, where), ...looking];
  return [
    ...around.flatMap((r) => [...seenAnew(r, world, r.window.start), ...openVoteShown(r, world)]),
    ...votesShown(release, world, { environment: where }),
    ...due.myTurn(crewOf(around, world)),
  ];
}

/** `was`: what it stood in line with before. */
type Before = { environment?: string; window?: Window; items?: Item[] };

/** The cards of those that stand in line with a release there, or did before something of it changed: they say what they are behind. */
export function lineShown(release: Release, world: World & Beside, was: Before = {}): Due[] {
  const { environment = release.environment, window = release.window, items = release.items } = was;
  const spots = [release, { ...release, environment, window, items }].flatMap((r) =>
    legsOf(r).map((leg) => ({ environment: leg.environment, ...spotOf(r, leg.window) })),
  );
  const meets = (r: Release) =>
    r.after?.some((p) => p.release === release.id) ||
    spots.some((s) => s.environment === r.environment && couldMeet(s, spotOf(r, r.window)));
  return [
    ...world.neighbours
      .filter((r) => r.id !== release.id && meets(r))
      .flatMap((r) => seenAnew(r, world, r.window.start)),
    ...votesShown(release, world, { environment, window }),
  ];
}

/** Votes that are open on what goes there, or is its owner's, at the same time: they say what it runs into. */
export function votesShown(release: Release, world: World & Meanwhile, was: Before = {}): Due[] {
  const now = scheduled(release);
  const { environment = now.environment, window = now.window } = was;
  const spots = [now, { environment, window }];
  const owners = [release.owner, release.former?.at(-1)];
  const meets = (r: Release) => owners.includes(r.owner) || spots.some((s) => s.environment === r.environment);
  const meanwhile = (r: Release) => spots.some((s) => overlap(s.window, r.window));
  const waits = (r: Release) => r.after?.some((p) => p.release === release.id);
  return world.meanwhile
    .filter((r) => r.id !== release.id && ((meets(r) && meanwhile(r)) || waits(r)))
    .flatMap((r) => openVoteShown(r, world));
}

/**
 * Its version proves itself where it is live now; others that bring the same to what comes after that are looked at once that is over: no other timer
 * tells whoever waits in a window that is open.
 */
function promoted(release: Release, cause: string, world: World & Beside, where: string): Due[] {
  if (release.status !== 'completed' && where === release.environment) return [];
  const isSame = (r: Release) =>
    r.items.some((i) => release.items.some((o) => o.service === i.service && isSameVersion(o.version, i.version)));
  return world.neighbours.flatMap((r) => {
    const { after, soakMinutes = 0 } = environmentNamed(world.company, r.environment) ?? {};
    if (r.id === release.id || r.status !== 'approved' || after !== where || !isSame(r)) return [];
    const until = instantAfter(world.now, soakMinutes * MINUTE_MS);
    if (until < r.window.start || until >= r.window.end) return [];
    return [dueAt(world).timer(`promoted/${cause}/${r.id}`, until, { type: 'OpenWindow', release: r.id })];
  });
}

/** A rollout is over: whoever waited for nothing else is told that it is their turn. `cause`: what makes it told once; `where`: the environment that it leaves. */
export function neighboursFreed(
  release: Release,
  cause: string,
  world: World & Beside & Around,
  where = release.environment,
): Due[] {
  const due = dueAt(world);
  const freed = there(release, world, where).filter((r) => r.status === 'approved' && isReady(r, world));
  return [
    ...neighboursShown(release, world, where),
    ...promoted(release, cause, world, where),
    ...freed.flatMap((r) => [
      due.note(
        r.id,
        `${cause}/freed`,
        say`Ready to deploy: ${nameOf(r)}. ${nameOf(release)} (${release.id}) is not under way there any more.`,
      ),
      ...due.myTurn(crewOf([r], world), `${cause}/freed/${r.id}`, { urgent: true }),
    ]),
  ];
}
