import { type Decision, forbidden, type Reads, refuse, type World } from '../decision.ts';
import type { Fact } from '../fact.ts';
import { say } from '../phrase.ts';
import { voteClosed } from '../vote/facts/vote-closed.ts';
import { releaseCancelled } from './facts/release-cancelled.ts';
import { updatePosted } from './facts/update-posted.ts';
import { toSuccessors } from './predecessors.ts';
import { isOver, isRunning, nameOf, type Release } from './release.ts';
import { unknownRelease } from './unknown.ts';

export type CancelRelease = { type: 'CancelRelease'; release: string; why: string };
/** `texts`: what each audience gets, by its name, as edited by the person. */
export type PostUpdate = {
  type: 'PostUpdate';
  release: string;
  happened: string;
  next: string;
  texts: Record<string, string>;
};

export const cancelling = ({ release }: { release: string }): Reads => ({
  docs: [`release/${release}`],
  lists: ['votes/open', 'releases/open'],
});
export const updating = ({ release }: { release: string }): Reads => ({ docs: [`release/${release}`], lists: [] });

export function cancelRelease(world: World, { release: id, why }: CancelRelease): Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const no = forbidden(world, 'cancel', say`cancel ${nameOf(release)}`, release.owner, id);
  if (no) return no;
  const offers = [{ verb: 'show', label: 'Open it', about: id }];
  if (isOver(release)) return refuse('over', say`${nameOf(release)} is ${release.status} already.`, { offers });
  if (isRunning(release) || release.status === 'failed')
    return refuse('running', say`${nameOf(release)} is ${release.status}: parts of it may be live.`, {
      remedy: say`Roll it back instead.`,
      offers: [{ verb: 'rollback', label: 'Roll back…', about: id }],
    });
  if (why.trim() === '')
    return refuse('needs-reason', say`Cancelling needs its reason: those who waited for it see it.`, {
      offers: [{ verb: 'cancel', label: 'Cancel it…', about: id }],
      field: 'why',
    });
  return {
    facts: [
      releaseCancelled.of(id, { at: world.now, by: world.actor.id, text: { why } }),
      ...closedVote(release, world),
      ...toSuccessors(id, 'cancelled', world),
    ],
  };
}

function closedVote(release: Release, world: World): Fact[] {
  if (release.status !== 'voting') return [];
  return [voteClosed.of(release.vote, { outcome: 'cancelled', at: world.now })];
}

export function postUpdate(world: World, { release: id, happened, next, texts }: PostUpdate): Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const no = forbidden(world, 'update', say`post an update on ${nameOf(release)}`, release.owner, id);
  if (no) return no;
  if (happened.trim() === '') return refuse('nothing', say`Say what happened.`, { field: 'happened' });
  const wanted = Object.entries(texts).filter(([, text]) => text.trim() !== '');
  if (wanted.length === 0)
    return refuse('nobody', say`No audience would hear of it: every text is empty.`, {
      remedy: say`Write at least one.`,
    });
  const byAudience: Record<`to ${string}`, string> = Object.fromEntries(
    wanted.map(([audience, text]) => [`to ${audience}`, text]),
  );
  return {
    facts: [updatePosted.of(id, { at: world.now, by: world.actor.id, text: { ...byAudience, happened, next } })],
  };
}
