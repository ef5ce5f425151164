import { instantAfter, MINUTE_MS } from '../../../time/instants.ts';
import { fact } from '../../deciding/fact.ts';
import { one } from '../../deciding/reads.ts';
import { dueAt } from '../../intents/due.ts';
import { at, say, users } from '../../phrase.ts';
import { releases } from '../../release/document.ts';
import { nameOf } from '../../release/release.ts';
import { votes } from '../document.ts';
import { wakes } from '../opening/approval-pages.ts';
import { approversFrom } from '../opening/approvers.ts';

/** `rung`: how far up the ladder of those who may approve; the next is asked five minutes later. `through`: the pagers that wake them; `before`: those that woke others for it. `at`: UTC ISO. */
type Data = { people: string[]; rung: number; through?: string[]; before?: string[]; at: string };

const PAGED_AGAIN_MS = 5 * MINUTE_MS;

/** Whoever may approve a hotfix is asked at once, whatever the hour. */
export const approverPaged = fact(votes, 'ApproverPaged')<Data>()({
  reads: (_, { release }) => ({ hotfix: one(releases, release) }),
  follows({ people, rung, through = [], before = [], at: now }, asked, world) {
    const { id: vote, release, closesAt } = asked;
    const due = dueAt(world);
    const next = instantAfter(now, PAGED_AGAIN_MS);
    const cause = `page/${vote}/${rung}`;
    const what = world.hotfix ? say`${nameOf(world.hotfix)} (${release}), ${world.hotfix.why}` : say`${release}`;
    const ask = say`Your approval is needed now: the hotfix ${what}. It waits for you; the vote closes ${at(closesAt)}.`;
    const then = approversFrom(asked, rung + 1, world)
      ? say`Without an answer the next one is asked ${at(next)}.`
      : say`Nobody else may approve it: without an answer the release managers hear of it ${at(next)}.`;
    const how = through.length > 0 ? say` through ${through.join(', ')}` : say``;
    const offers = [{ verb: 'review', label: 'Review & vote', about: vote }];
    return [
      ...through.map((pager) => wakes(asked, { pager, to: people }, world.hotfix, world)),
      ...people.map((who) => due.tell(who, cause, ask, release, offers)),
      due.note(release, cause, say`Asked to approve, at once: ${users(people)}${how}. ${then}`),
      due.timer(cause, next, {
        type: 'PageApprover',
        release,
        vote,
        rung: rung + 1,
        paged: [...before, ...through].join(','),
      }),
    ];
  },
});
