import type { VoteRule } from '../../company/policies.ts';
import { fact } from '../../deciding/fact.ts';
import { one } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import { type Delegations, standing } from '../../delegation/document.ts';
import { dueAt, headlineOf } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { own } from '../../own.ts';
import { doneBy } from '../../people/done-by.ts';
import { releases } from '../../release/document.ts';
import { expiryTimer, isTooOld } from '../answering/expiry.ts';
import { askedOf } from '../asked.ts';
import { type Content, textOf } from '../content.ts';
import { votes } from '../document.ts';
import { nobodyLeftTold } from '../nobody-left.ts';
import { reopenedWords, type Why } from '../reopening/reopened-words.ts';
import { byClosing, closingTimers } from '../timers.ts';
import { type Ballot, openAgain, type Vote } from '../vote.ts';

/** `rules`: settled anew, when the content changed. `closesAt`: with it, the vote is open (again). */
type Data = Why & {
  content: Content;
  print: string;
  rules?: VoteRule[];
  committers?: string[];
  closesAt?: string;
  remindAt?: string;
  at: string;
};

export const voteContentChanged = fact(votes, 'VoteContentChanged')<Data>()({
  evolve(vote, changed) {
    const { committers: before, ...rest } = vote;
    const { content, print, because, closesAt } = changed;
    const committers = because === 'expired' ? before : changed.committers;
    const gone = expiredBy(vote, changed);
    const next: Vote = {
      ...rest,
      content,
      contents: [...new Set([...(vote.contents ?? []), textOf(content)])],
      print,
      ...(print !== vote.print && { prints: printsAfter(vote, changed) }),
      stands: standsAfter(vote, changed),
      rules: changed.rules ?? vote.rules,
      ballots: vote.ballots.filter((b) => !gone.includes(b)),
      ...(gone.length > 0 && { expired: [...(vote.expired ?? []), ...gone] }),
      ...(committers && { committers }),
    };
    return closesAt === undefined ? next : openAgain(next, closesAt);
  },
  reads: (_, vote) => ({ delegations: standing, release: one(releases, vote.release) }),
  follows(changed, vote, world) {
    const due = dueAt(world);
    const { at, parts, roles, remindAt } = changed;
    // Several changes at one instant, as where the clock stands still, are told of each.
    const cause = `${vote.id}/changed/${changed.print}/${at}`;
    const said = reopenedWords(changed, vote, world.company, doneBy(world, undefined).by);
    return [
      due.edit(vote.id),
      due.edit(headlineOf(vote.release)),
      ...(parts.length + roles.length > 0 ? [due.note(vote.release, cause, said, roles.length > 0)] : []),
      ...askedAgain(vote, roles, cause, world),
      ...(remindAt ? closingTimers(vote, remindAt, world) : []),
      ...expiryTimer(vote, world),
      // That another owns it tells so by itself.
      ...(changed.because === 'owner' ? [] : nobodyLeftTold(world.release, vote, world)),
    ];
  },
});

const printsAfter = ({ prints, print: before, openedAt }: Vote, { print, at }: Data) => [
  ...(prints ?? (before ? [{ print: before, from: openedAt }] : [])),
  { print, from: at },
];

/** What a role said stands on the new content too, unless the content is why it is asked again. */
const standsAfter = ({ rules: before, stands }: Vote, { roles, because, print, rules = before }: Data) =>
  Object.fromEntries(
    rules.map(({ role }) => [
      role,
      roles.includes(role) && because === 'content' ? [print] : [...new Set([...(own(stands, role) ?? []), print])],
    ]),
  );

/** Expired answers go: their fingerprint is the same. Older facts say only of which roles. */
const expiredBy = (vote: Vote, { roles, because, at, expired }: Data): Ballot[] => {
  if (because !== 'expired') return [];
  const isOne = (b: Ballot) =>
    expired
      ? expired.some((e) => e.by === b.by && e.role === b.role && e.at === b.at)
      : roles.includes(b.role) && isTooOld(vote, b, at);
  return vote.ballots.filter(isOne);
};

function askedAgain(vote: Vote, roles: string[], cause: string, world: World & Delegations): Due[] {
  const asked = askedOf(vote, world).filter((p) =>
    roles.some((r) => own(world.people.roles, r)?.includes(p) || world.delegations.some((d) => d.to === p)),
  );
  return dueAt(world).myTurn(asked, cause, byClosing(vote));
}
