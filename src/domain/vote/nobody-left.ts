import { roleTitle } from '../company/roles.ts';
import type { World } from '../deciding/world.ts';
import { fewUsers } from '../few.ts';
import { dueAt, headlineOf } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { own } from '../own.ts';
import { inCharge } from '../people/in-charge.ts';
import { managers } from '../people/may.ts';
import { at, listed, type Phrase, say } from '../phrase.ts';
import { nameOf, type Release } from '../release/release.ts';
import { counted, isOwnWork, missingOf, type Standing, standings } from './standing.ts';
import { counting } from './still-counts.ts';
import type { Vote } from './vote.ts';

type Known = Pick<World, 'people' | 'now'>;

/** The roles that can't say enough any more, whatever those say who have not answered yet: an open vote can't pass as it is. Of a schedule others may come on duty before it closes. */
export const nobodyLeft = (vote: Vote, world: Known): string[] => lacking(vote, world).map((s) => s.rule.role);

function lacking(vote: Vote, { people, now }: Known): Standing[] {
  if (vote.status !== 'open' || clearsItself(vote)) return [];
  const still = counting(vote, people);
  return standings(still).filter(({ rule, gos, met }) => {
    if (met || missingOf(still, rule.role, people.roles).length >= rule.need - gos) return false;
    return !(own(people.shiftsAhead, rule.role) ?? []).some((from) => now < from && from < vote.closesAt);
  });
}

/** It passes without those who have not answered, unless somebody is against it. */
const clearsItself = ({ clearsAt, ballots }: Vote) =>
  clearsAt !== undefined && ballots.every((b) => b.answer !== 'no-go');

/** Who sees to the release, and the release managers, hear that its vote can't pass: once for each such state of it. `again`: since when it is in that state once more, UTC ISO. */
export function nobodyLeftTold(release: Release | undefined, vote: Vote, world: World, again?: string): Due[] {
  const all = lacking(vote, world);
  if (release?.status !== 'voting' || release.vote !== vote.id || all.length === 0) return [];
  const due = dueAt(world);
  const { id } = release;
  const cause = `nobody-left/${vote.id}/${all.map((s) => asItIs(s, vote, world)).join(',')}${again ? `/${again}` : ''}`;
  const roles = listed(all.map((s) => say`${roleTitle(world.company, s.rule.role)}`));
  const said = say`Nobody is left to answer for ${roles}: the vote on ${nameOf(release)} (${id}) can't pass as it is.${all.flatMap((s) => whyNot(s, vote, world))} It closes ${at(vote.closesAt)}. Next: whoever abstained says go after all, somebody joins the role, or the votes are overridden.`;
  const offers = [
    { verb: 'override', label: 'Override…', about: id },
    { verb: 'show', label: 'Details', about: id },
  ];
  return [
    due.edit(vote.id),
    due.edit(headlineOf(id)),
    ...[...new Set([...inCharge(release, world), ...managers(world)])].map((who) =>
      due.tell(who, cause, said, id, offers),
    ),
  ];
}

/** Another answer, or another who may give one, makes it another state. */
function asItIs({ rule: { role }, ballots }: Standing, vote: Vote, { people }: Known): string {
  const able = (own(people.roles, role) ?? []).filter((p) => !isOwnWork(vote, p)).length;
  const last =
    ballots
      .map((b) => b.at)
      .sort()
      .at(-1) ?? '';
  return `${role}.${able}.${ballots.length}.${last}`;
}

/** " QA: @priya abstained; @maya owns or has owned it." */
function whyNot({ rule: { role }, ballots }: Standing, vote: Vote, { people, company }: World): Phrase {
  const answered = ballots.filter((b) => counted(vote, b) && b.answer !== 'go');
  const owners = (own(people.roles, role) ?? []).filter((p) => isOwnWork(vote, p));
  const parts = [
    ...(['abstain', 'no-go'] as const).flatMap((answer) => {
      const who = answered.filter((b) => b.answer === answer).map((b) => b.instead ?? b.by);
      return who.length > 0 ? [say`${fewUsers(who, NAMED)} ${answer === 'abstain' ? 'abstained' : 'said no-go'}`] : [];
    }),
    ...(owners.length > 0 ? [say`${fewUsers(owners, NAMED)} can't clear what they own, owned or wrote`] : []),
  ];
  return parts.length > 0 ? say` ${roleTitle(company, role)}: ${listed(parts)}.` : [];
}

const NAMED = 3;
