import type { Company } from '../../company/company.ts';
import { roleTitle } from '../../company/roles.ts';
import { type Refusal, refuse } from '../../deciding/decision.ts';
import type { World } from '../../deciding/world.ts';
import { own } from '../../own.ts';
import { at, listed, say, users } from '../../phrase.ts';
import { reasonFault } from '../../reason.ts';
import { nameOf, type Release } from '../../release/release.ts';
import { saidOf } from '../../release/status-words.ts';
import { ANSWER_WORDS, OUTCOME_WORDS } from '../closing/outcome-words.ts';
import { waitsFor } from '../standing.ts';
import { vetoersOf } from '../veto.ts';
import type { Ballot, Vote } from '../vote.ts';

/** A vote that is over, or that a newer one has replaced; undefined while it takes answers. */
export function closedFor(release: Release, vote: Vote, { now }: Pick<World, 'now'>): Refusal | undefined {
  if (release.status === 'voting' && release.vote === vote.id && vote.status === 'open') return undefined;
  // A newer vote is offered where there is one.
  const offers =
    release.status === 'voting'
      ? [{ verb: 'review', label: 'Review & vote', about: release.vote }]
      : [{ verb: 'show', label: 'Open it', about: release.id }];
  const vetoers = vetoersOf(release, vote, now);
  if (vote.status === 'closed')
    return refuse(
      'closed',
      say`This vote closed ${at(vote.closedAt)} with ${OUTCOME_WORDS[vote.outcome]}. ${nameOf(release)} ${saidOf(release)}.`,
      { offers, ...(vetoers.length > 0 && { remedy: say`${users(vetoers)} can lift it by answering go.` }) },
    );
  return refuse('superseded', say`A newer vote has replaced this one.`, { offers });
}

/** Nobody asks the actor: neither for themselves nor for somebody else. `role`: only that one was meant. */
export function notAVoter(vote: Vote, release: Release, role: string | undefined, { company, people }: World): Refusal {
  const holders = (roles: string[]) => [...new Set(roles.flatMap((r) => own(people.roles, r) ?? []))];
  const all = vote.rules.map((r) => r.role);
  // A role that is not asked, or that nobody holds: whoever else decides, and at last whoever owns it.
  const [able = [vote.author]] = [holders(all.filter((r) => r === role)), holders(all)].filter((p) => p.length > 0);
  return refuse(
    'not-a-voter',
    say`Your vote isn't asked for here: ${nameOf(release)} is decided by ${listed(vote.rules.map((r) => say`${roleTitle(company, r.role)}`))}.`,
    {
      remedy: say`Tell ${users(able.slice(0, 5))} what you know.`,
      ...(vote.clearsAt && { offers: [{ verb: 'object', label: 'Object…', about: vote.id }] }),
    },
  );
}

/** Their turn comes after others. */
export function notYet(vote: Vote, roles: string[], company: Company): Refusal {
  const named = (names: string[]) => listed(names.map((r) => say`${roleTitle(company, r)}`));
  const first = [...new Set(roles.flatMap((r) => waitsFor(vote, r)))];
  return refuse('not-yet', say`${named(roles)} answers after ${named(first)}.`, {
    remedy: say`You are asked when it is your turn.`,
  });
}

/** It was written before an answer that counts already, and came after it. */
export function olderThan(newer: readonly Ballot[], release: Release, company: Company): Refusal {
  const said = newer.map((b) => say`${ANSWER_WORDS[b.answer]} for ${roleTitle(company, b.role)} (${at(b.at)})`);
  return refuse(
    'older',
    say`An older answer of yours on ${nameOf(release)} has come late. What you said after it counts: ${listed(said)}.`,
  );
}

/** Its first step has started. `veto`: theirs is a role whose no-go holds the next one. */
export const begunAlready = (release: Release, veto: boolean): Refusal =>
  refuse(
    'begun',
    say`${nameOf(release)} ${saidOf(release)}: answers could be changed until its first step started, and stand as they are.`,
    {
      ...(veto && {
        remedy: say`A no-go with its reason ${release.status === 'completed' ? 'asks for a rollback' : 'still holds the next step'}.`,
      }),
      offers: [
        ...(veto && 'vote' in release && release.vote ? [{ verb: 'no-go', label: 'No-go…', about: release.vote }] : []),
        { verb: 'show', label: 'Open it', about: release.id },
      ],
    },
  );

/** `role`: only that one was meant. */
export const noGoFault = (why: string, vote: Vote, role?: string): Refusal | undefined =>
  reasonFault(why, say`A no-go needs its reason.`, {
    remedy: say`Answer again with it, such as “no-go: migration not tested”.`,
    offers: [{ verb: 'no-go', label: 'No-go…', about: role ? `${vote.id}#${role}` : vote.id }],
  });
