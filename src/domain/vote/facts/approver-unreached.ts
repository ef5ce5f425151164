import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { say, users } from '../../phrase.ts';
import { votes } from '../document.ts';

type Data = { pager: string; to: string[]; at: string; text: { why: string } };

/** A pager could not be reached that would have woken who may approve a hotfix: the channel reads whom, so that somebody calls them. */
export const approverUnreached = fact(votes, 'ApproverUnreached')<Data>()({
  follows: ({ pager, to, at, text: { why } }, { id, release }, world) => [
    dueAt(world).note(
      release,
      `unreached/${id}/${pager}/${at}`,
      say`${pager} did not wake ${users(to)}: ${why}. Call them: the hotfix waits for their approval.`,
      true,
    ),
  ],
});
