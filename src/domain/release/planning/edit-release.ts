import type { ChangeType } from '../../company/changes.ts';
import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import { all, one, some } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import { currentOnes } from '../../freeze/document.ts';
import { chosenAsKnown, strategyFault } from '../../strategy/choosing.ts';
import { comparing } from '../../vote/reopening/comparing.ts';
import { contentChanged } from '../../vote/reopening/content-changed.ts';
import { circleFault, namesAnother } from '../clearing/predecessors.ts';
import { openOnes, releases } from '../document.ts';
import { chosenAs, markedAs, releaseEdited } from '../facts/release-edited.ts';
import { type Item, itemsOf, type Release } from '../release.ts';
import { cutOffFault } from '../rollout/cut-off.ts';
import { unknownRelease } from '../unknown.ts';
import { asKnown } from './contents.ts';
import { editedOf, editShown } from './edit-shown.ts';
import { EDITING, onItsWayFault, termsFault, uneditable } from './editable.ts';
import { planFault } from './judge.ts';

/** What is planned is put differently. A typo in the reason asks nobody again; another version does. */
export type EditRelease = {
  type: 'EditRelease';
  release: string;
  items: Item[];
  environment: string;
  change: ChangeType;
  after: string[];
  why: string;
  customers: string;
  /** what of it no rollback takes back; empty: nothing. Without it, what was marked stays. */
  irreversible?: string;
  /** the name of a strategy; empty: as its services and environment say. Without it, what was chosen stays. */
  strategy?: string;
};

export const editRelease = command<EditRelease>()({
  takes: EDITING,
  reads: ({ release, after }) => ({
    release: one(releases, release),
    freezes: currentOnes,
    predecessors: some(releases, after),
  }),
  also: ({ release, company }, edit) => ({
    ...comparing(release, contentOf(edit, company)),
    openReleases: release && namesAnother(edit.after, release) ? openOnes : all(releases),
  }),
  shows: ({ release }) => (release ? editShown(editedOf(release)) : {}),
  decide(world, edit): Decision {
    const { release, company, actor, now, predecessors } = world;
    if (!release) return unknownRelease(edit.release);
    const next = contentOf(edit, company);
    const plan = { ...next, window: release.window, owner: release.owner, id: release.id };
    const way = [...placesPassed(release), next.environment, ...onward(release)];
    const strategy = chosenAnew(edit, release, way, company);
    const wrong =
      uneditable(release, world) ??
      onItsWayFault(next, release) ??
      planFault({ ...plan, after: predecessors }, world, release) ??
      circleFault(edit.after, world, release) ??
      cutOffFault(plan, world, release) ??
      termsFault(edit, release, world) ??
      (strategy ? strategyFault(strategy, { ...next, environments: way }, company) : undefined);
    if (wrong) return wrong;
    if (strategy === undefined && isSame(edit, next, release)) return moot('nothing of it changed');
    const after = edit.after.map((p) => release.after?.find((x) => x.release === p) ?? { release: p });
    const marked = edit.irreversible?.trim();
    const irreversible = marked === undefined || marked === (release.irreversible ?? '') ? undefined : marked;
    const { items, environment, change } = release;
    const { why, customers } = edit;
    const changes = { ...next, after, before: { items, environment, change } };
    return {
      facts: [
        releaseEdited.of(release.id, {
          ...changes,
          ...(strategy !== undefined && { strategy }),
          ...(release.status === 'rejected' && { was: release.status }),
          by: actor.id,
          at: now,
          text: {
            why,
            customers,
            ...(customers !== release.customers && { before: release.customers }),
            ...(irreversible !== undefined && { irreversible }),
          },
        }),
        ...contentChanged(
          release,
          { ...release, ...next, after, customers, ...markedAs(irreversible), ...chosenAs(strategy) },
          world,
        ),
      ],
    };
  },
});

/** The strategy where another one is chosen than before, as the manifests write it; empty: none any more. */
function chosenAnew(
  { strategy }: EditRelease,
  release: Release,
  way: readonly string[],
  company: World['company'],
): string | undefined {
  if (strategy === undefined) return undefined;
  const name = chosenAsKnown(strategy, way, company);
  return name === (release.strategy ?? '') ? undefined : name;
}

const placesPassed = ({ passed = [] }: Release) => passed.map((p) => p.environment);
const onward = ({ ahead = [] }: Release) => ahead.map((leg) => leg.environment);

/** Services, place and kind, as the manifests write them. */
const contentOf = ({ items, environment, change }: EditRelease, company: World['company']) =>
  asKnown({ items, environment, change }, company);

const isSame = (
  { after, why, customers, irreversible }: EditRelease,
  next: ReturnType<typeof contentOf>,
  release: Release,
) =>
  itemsOf(next.items) === itemsOf(release.items) &&
  next.environment === release.environment &&
  next.change === release.change &&
  after.join() === (release.after ?? []).map((p) => p.release).join() &&
  why === release.why &&
  customers === release.customers &&
  (irreversible === undefined || irreversible.trim() === (release.irreversible ?? ''));
