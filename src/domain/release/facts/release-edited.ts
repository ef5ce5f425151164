import { changesSought } from '../../build/seeking.ts';
import { type Audience, isForCustomers } from '../../company/audiences.ts';
import type { ChangeType } from '../../company/changes.ts';
import { deadlineTimers } from '../../deadline/timers.ts';
import { type FactOf, fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import { weighTimers } from '../../evidence/concerned.ts';
import { concerns } from '../../intents/audiences-for.ts';
import { dueAt } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { listed, type Phrase, say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { type Item, nameOf, type Predecessor, type Release, type Status, voteOf } from '../release.ts';
import { changedTo, hearsAnew, servicesIn } from '../rollout/audiences-heard.ts';
import { replanned } from './base.ts';
import { besidesOf, lineShown } from './neighbours.ts';
import { telling } from './telling.ts';
import { seenAnew } from './window-timer.ts';

type Kind = { items: Item[]; environment: string; change: ChangeType };
/** `was`: what it was before, where audiences have heard that; Of the text, `before`: what customers were to notice, where that is another now; `irreversible`: likewise, empty where nothing is marked any more. `strategy`: where another one is chosen, empty where none is any more. */
type Data = Kind & {
  after: Predecessor[];
  before: Kind;
  was?: Status;
  strategy?: string;
  by: string;
  at: string;
  text: { why: string; customers: string; before?: string; irreversible?: string };
};

/** What can't be undone, where that was said anew. */
export const markedAs = (said: string | undefined) => (said === undefined ? {} : { irreversible: said || undefined });

/** The strategy, where another one was chosen. */
export const chosenAs = (said: string | undefined) => (said === undefined ? {} : { strategy: said || undefined });

export const releaseEdited = fact(releases, 'ReleaseEdited')<Data>()({
  evolve: (release, { items, environment, change, after, strategy, text: { why, customers, irreversible } }) =>
    replanned(release, {
      items,
      environment,
      change,
      after,
      why,
      customers,
      ...markedAs(irreversible),
      ...chosenAs(strategy),
    }),
  reads: (edited, release) => besidesOf(release, edited.before),
  follows(edited, release, world) {
    const { turns } = telling(edited, release, world);
    return [
      ...seenAnew(release, world),
      ...changesSought(release, world),
      ...inItsThread(edited, release, world),
      ...outside(edited, release, world),
      ...turns,
      ...deadlineTimers(release, world),
      ...lineShown(release, world, edited.before),
      ...weighTimers(release, world),
    ];
  },
});

/** What changed, in one line; what a vote is about, that says itself, with what it does to the vote. What can't be undone and another strategy are said where everybody reads it. */
function inItsThread(edited: FactOf<'ReleaseEdited', 'release', Data>, release: Release, world: World): Due[] {
  if (voteOf(release) !== undefined) return [];
  const { before, by, at, strategy, text } = edited;
  const loud = [...goesOtherwise(strategy), ...unmarked(text.irreversible)];
  const isRenamed = nameOf(before) !== nameOf(edited);
  const all = [...(isRenamed ? [say`changed it from ${nameOf(before)} to ${nameOf(release)}`] : []), ...loud];
  if (all.length === 0) return [];
  return [dueAt(world).note(release.id, `edited/${at}`, say`${users([by])} ${listed(all)}.`, loud.length > 0)];
}

const unmarked = (irreversible: string | undefined): Phrase[] =>
  irreversible === undefined
    ? []
    : [irreversible ? say`says what can’t be undone: ${irreversible}` : say`says that all of it can be undone`];

const goesOtherwise = (strategy: string | undefined): Phrase[] =>
  strategy === undefined
    ? []
    : [
        strategy
          ? say`chose the strategy ${strategy} for it`
          : say`chose no strategy for it any more: it goes as its services and environment say`,
      ];

/** Others read services and what customers notice, never versions: they hear where these are other ones now. */
function outside(edited: FactOf<'ReleaseEdited', 'release', Data>, release: Release, world: World): Due[] {
  const { due, id, told } = telling(edited, release, world);
  const { before, text, was, at } = edited;
  const cause = `${id}/edited/${at}`;
  const changedFor = changedTo({ ...before, customers: text.before ?? text.customers }, { ...edited, ...text });
  const named = text.before?.trim();
  const old: Release = { ...release, ...before, customers: text.before ?? text.customers };
  const knows = (a: Audience) => concerns(a, old);
  const anew = hearsAnew({ changedFor });
  return [
    // Where it goes now concerns others: whoever heard of it is told that it does not come, and for the others it is a plan.
    ...due.posts('cancelled', `${cause}/elsewhere`, { ...told, release: old }, (a) => !concerns(a, release)),
    ...due.posts('planned', `${cause}/here`, told, (a) => !knows(a)),
    ...due.posts(
      'changed',
      cause,
      { ...told, was: servicesIn(before) },
      (a) => !isForCustomers(a) && changedFor.includes(a.language) && knows(a),
    ),
    ...(named ? due.posts('changed', cause, { ...told, was: named }, (a) => isForCustomers(a) && knows(a)) : []),
    // Said for the first time, it is news to them.
    ...(named === '' ? due.posts('planned', cause, told, (a) => isForCustomers(a) && knows(a)) : []),
    ...(was === 'rejected' ? due.posts('reopened', `${cause}/anew`, told, (a) => knows(a) && anew(a)) : []),
  ];
}
