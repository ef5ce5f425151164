import { join, type Mrkdwn, md, NOTHING } from '../../blocks/mrkdwn.ts';
import { policyFor } from '../../domain/company/policies.ts';
import { roleTitle } from '../../domain/company/roles.ts';
import { some } from '../../domain/deciding/reads.ts';
import { standing } from '../../domain/delegation/document.ts';
import { may } from '../../domain/people/may.ts';
import { holds } from '../../domain/people/members.ts';
import { noGosOf, type Release, voteOf } from '../../domain/release/release.ts';
import { seatsNow } from '../../domain/vote/answering/taking.ts';
import { ANSWER_WORDS } from '../../domain/vote/closing/outcome-words.ts';
import { votes } from '../../domain/vote/document.ts';
import { ballotsBy } from '../../domain/vote/standing.ts';
import type { BallotAnswer as Ballot } from '../../domain/vote/vote.ts';
import { instantAfter } from '../../time/instants.ts';
import { type Ask, seeFor } from '../ask.ts';
import type { Acts } from './find.ts';

export const VOTED_ON = { can: 'is voted on', on: ['voting'] } as const;

/**
 * What takes an answer, and which of several may be meant by one that names nothing: only what asks this person. Where no vote is open, an answer
 * may still be changed: a go lifts a no-go.
 */
export const answered = (answer: Ballot): Acts => ({
  ...VOTED_ON,
  or: ['rejected', 'approved', 'deploying', 'failed'],
  theirs: {
    can: 'takes an answer of yours',
    among: async (all, a) => {
      const able = await answerable(all, a);
      if (answer !== 'go') return able;
      const changed = (await answerable(all, a, answer)).filter((r) => isForGo(r, a));
      const said = able.filter((r) => isForGo(r, a));
      return changed.length > 0 ? changed : said;
    },
    besides: async (open, a) => {
      const able = (await answerable(open, a, answer)).filter((r) => answer !== 'go' || isForGo(r, a));
      return { able, meant: able.length > 0 || open.some((r) => isAskedSoon(r, a)) };
    },
    said,
  },
});

/** Whoever may open a vote on it does that; whoever is asked by an open one answers it. Where neither is so of any, all are theirs: whoever refuses it says whom to ask. */
export const opensOrAnswers: Acts = {
  can: 'can be voted on',
  on: ['planned', 'rejected', 'voting'],
  theirs: {
    can: 'can be voted on by you',
    among: async (all, a) => {
      const answers = await answerable(
        all.filter((r) => r.status === 'voting'),
        a,
      );
      const known = { company: a.setting.company(), people: a.setting.people() };
      const able = all.filter((r) =>
        r.status === 'voting' ? answers.includes(r) : may(known, a.person.id, 'open-vote', r.owner),
      );
      return able.length > 0 ? [...answers, ...able.filter((r) => !answers.includes(r))] : all;
    },
    besides: async () => ({ able: [], meant: false }),
    said,
  },
};

/** A go says nothing about what was approved without it; it opens no door but that of their own no-go. */
const isForGo = (release: Release, { person }: Ask) =>
  release.status === 'voting' || release.status === 'rejected' || noGosOf(release).some((n) => n.by === person.id);

/** Who answers without saying to what may answer what was just announced, ms. */
const LATELY = 60 * 60_000;

/** Announced lately, and once its vote is open this person is asked. */
function isAskedSoon(release: Release, { setting, person }: Ask): boolean {
  const since = instantAfter(setting.now(), -LATELY);
  return release.status === 'planned' && release.plannedAt >= since && isAskedThen(release, person.id, setting);
}

/** Once its vote is open this person is asked. */
export function isAskedThen(release: Release, person: string, { company, people }: Ask['setting']): boolean {
  const policy = policyFor(company(), release.environment, release.change);
  return policy?.rules.some((r) => holds(people(), r.role, person)) === true;
}

const seen = (all: readonly Release[], a: Ask) =>
  seeFor(a, {
    votes: some(
      votes,
      all.flatMap((r) => voteOf(r) ?? []),
    ),
    delegations: standing,
  });

/** `but`: only where an answer of theirs would not say once more what they said. */
async function answerable(all: Release[], a: Ask, but?: Ballot): Promise<Release[]> {
  const world = await seen(all, a);
  return all.filter((r) => {
    const vote = world.votes[voteOf(r) ?? ''];
    const same = new Set(vote?.ballots.filter((b) => b.by === a.person.id && b.answer === but).map((b) => b.role));
    return vote !== undefined && seatsNow(r, vote, world).some((seat) => !same.has(seat.role));
  });
}

/** What this person said to each already: “you said No-go as QA”. */
async function said(all: readonly Release[], a: Ask): Promise<(release: Release) => Mrkdwn> {
  const world = await seen(all, a);
  return (release) => {
    const vote = world.votes[voteOf(release) ?? ''];
    if (!vote) return NOTHING;
    const mine = ballotsBy(a.person.id, vote);
    if (mine.length === 0) return md` · you said nothing yet`;
    return md` · you said ${join(
      mine.map((b) => md`${ANSWER_WORDS[b.answer]} as ${roleTitle(world.company, b.role)}`),
      ', ',
    )}`;
  };
}
