import type { ChangeType } from '../company/changes.ts';
import { isAhead } from '../deadline/deadline.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot, type Refusal, refuse } from '../deciding/decision.ts';
import { all, one, some } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import { currentOnes } from '../freeze/document.ts';
import { forbidden } from '../people/may.ts';
import { listed, say } from '../phrase.ts';
import { comparing } from '../vote/comparing.ts';
import { contentChanged } from '../vote/reopen.ts';
import { asKnown } from './contents.ts';
import { cutOffFault } from './cut-off.ts';
import { openOnes, releases } from './document.ts';
import { markedAs, releaseEdited } from './facts/release-edited.ts';
import { planFault } from './judge.ts';
import { circleFault, namesAnother } from './predecessors.ts';
import { type Item, itemsOf, nameOf, type Release } from './release.ts';
import { routeWords } from './route.ts';
import { saidOf } from './status-words.ts';
import { unknownRelease } from './unknown.ts';

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
};

export const editRelease = command<EditRelease>()({
  reads: ({ release, after }) => ({
    release: one(releases, release),
    freezes: currentOnes,
    predecessors: some(releases, after),
  }),
  also: ({ release, company }, edit) => ({
    ...comparing(release, contentOf(edit, company)),
    openReleases: release && namesAnother(edit.after, release) ? openOnes : all(releases),
  }),
  decide(world, edit): Decision {
    const { release, company, actor, now, predecessors } = world;
    if (!release) return unknownRelease(edit.release);
    const next = contentOf(edit, company);
    const plan = { ...next, window: release.window, owner: release.owner, id: release.id };
    const wrong =
      uneditable(release, world) ??
      onItsWayFault(next, release) ??
      planFault({ ...plan, after: predecessors }, world, release) ??
      circleFault(edit.after, world, release) ??
      cutOffFault(plan, world, release) ??
      termsFault(edit, release, world);
    if (wrong) return wrong;
    if (isSame(edit, next, release)) return moot('nothing of it changed');
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
        ...contentChanged(release, { ...release, ...next, after, customers, ...markedAs(irreversible) }, world),
      ],
    };
  },
});

/** Why nothing of a release can be edited, whatever it is. */
export function uneditable(release: Release, world: World): Refusal | undefined {
  const no = forbidden(world, 'cancel', say`edit ${nameOf(release)}`, release.owner, release.id);
  if (no || isAhead(release)) return no;
  return refuse('begun', say`${nameOf(release)} ${saidOf(release)}: it can't be edited any more.`, {
    offers: [{ verb: 'show', label: 'Open it', about: release.id }],
  });
}

/** What is live in one environment goes on as it is; where it goes on to is part of its plan. */
function onItsWayFault(next: ReturnType<typeof contentOf>, release: Release): Refusal | undefined {
  const { passed, ahead } = release;
  if (!passed && !ahead) return undefined;
  const remedy = say`Cancel it and plan it anew.`;
  if (next.environment !== release.environment)
    return refuse('on-its-way', say`It goes through ${routeWords(release)}: that can't be changed any more.`, {
      remedy,
      field: 'where',
    });
  if (passed && itemsOf(next.items) !== itemsOf(release.items))
    return refuse(
      'on-its-way',
      say`${itemsOf(release.items)} is live in ${listed(passed.map((p) => say`${p.environment}`))}: what goes on is the same.`,
      { remedy, field: 'what' },
    );
  return undefined;
}

function termsFault(
  { change, why, customers }: EditRelease,
  release: Release,
  { company }: World,
): Refusal | undefined {
  if (change !== release.change && (change === 'standard' || release.template))
    return refuse('standard', say`A pre-approved change is one from its plan on.`, {
      remedy: say`Cancel it and plan it anew.`,
      field: 'change',
    });
  const promised = company.audiences.filter((a) => a.language === 'user-facing').map((a) => say`${a.title}`);
  if (customers.trim() === '' && release.customers.trim() !== '' && promised.length > 0)
    return refuse(
      'promised',
      say`${listed(promised)} read what customers will notice: it can be changed, not left out.`,
      {
        remedy: say`Say what they notice now, even if it is nothing.`,
        field: 'customers',
      },
    );
  if (why.trim() !== '') return undefined;
  return refuse('no-why', say`Say in a line why: voters and readers see it.`, { field: 'why' });
}

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
