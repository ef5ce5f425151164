import { z } from 'zod';
import { couldMeet } from '../calendar/could-meet.ts';
import { policyFor, type Rule } from '../company/policies.ts';
import { roleTitle } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { type Decision, type Refusal, refuse } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import { currentOnes } from '../freeze/document.ts';
import { forbidden } from '../people/may.ts';
import { at, listed, say, users } from '../phrase.ts';
import { releases } from '../release/document.ts';
import { nameOf, type Release } from '../release/release.ts';
import { saidOf } from '../release/status-words.ts';
import { unknownRelease } from '../release/unknown.ts';
import { madeOf } from './comparing.ts';
import { opened } from './opening.ts';
import { ableOf, committersOf, settled } from './terms.ts';

export type OpenVote = { type: 'OpenVote'; release: string };

export const openVote = command<OpenVote>()({
  timer: z.strictObject({ release: z.string() }),
  reads: ({ release }) => ({ release: one(releases, release), freezes: currentOnes }),
  also: ({ release }) => ({ ...madeOf(release), openReleases: couldMeet(release) }),
  decide(world, { release: id }): Decision {
    const { release, company, now } = world;
    if (!release) return unknownRelease(id);
    const no = forbidden(world, 'open-vote', say`open the vote`, release.owner, id) ?? stateFault(release);
    if (no) return no;
    const policy = policyFor(company, release.environment, release.change);
    if (!policy)
      return refuse('no-policy', say`No vote policy covers ${release.environment}.`, {
        remedy: say`Add one in manifests/vote-policies.yml.`,
      });
    const committers = committersOf(release, policy, world);
    const able = (role: string) => ableOf(role, release, policy, committers, world);
    const rules = settled(policy, able);
    const never = votersFault(rules, able, committers, world);
    if (never) return never;
    if (release.window.end <= now)
      return refuse('too-late', say`The window of ${nameOf(release)} ended ${at(release.window.end)}.`, {
        offers: [{ verb: 'move', label: 'Move…', about: id }],
      });
    return { facts: opened(release, policy, { rules, committers }, world) };
  },
});

function stateFault(release: Release): Refusal | undefined {
  const { id, status } = release;
  if (status === 'planned' || status === 'rejected') return undefined;
  if (status === 'voting')
    return refuse('already-open', say`The vote on ${nameOf(release)} is open already.`, {
      offers: [{ verb: 'review', label: 'Review & vote', about: id }],
    });
  return refuse('wrong-state', say`${nameOf(release)} ${saidOf(release)}: there is nothing to vote on any more.`, {
    offers: [{ verb: 'show', label: 'Open it', about: id }],
  });
}

/** A vote that could never pass. Of a schedule others may be on duty before it closes. */
function votersFault(
  rules: Rule[],
  able: (role: string) => number,
  committers: string[],
  { company }: World,
): Refusal | undefined {
  const scheduled = (role: string) => company.roles.some((r) => r.name === role && r.shifts);
  const nobody = rules.filter((r) => able(r.role) < r.need && !scheduled(r.role));
  if (nobody.length === 0) return undefined;
  const roles = listed(nobody.map((r) => say`${roleTitle(company, r.role)}`));
  const wrote =
    committers.length > 0
      ? say`, or set committersCount: true in manifests/vote-policies.yml: ${users(committers.slice(0, 5))} wrote what is new in it`
      : [];
  return refuse('too-few-voters', say`Too few people can answer for ${roles}: the vote could never pass.`, {
    remedy: say`Add members in manifests/roles.yml or to the user group${wrote}.`,
  });
}
