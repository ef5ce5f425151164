import { beside, join, type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import { inOneLine } from '../blocks/text.ts';
import { roleTitle } from '../domain/company/roles.ts';
import type { World } from '../domain/deciding/world.ts';
import { fewUsers } from '../domain/few.ts';
import { nobodyLeft } from '../domain/vote/nobody-left.ts';
import { counted, isOwner, isOwnWork, missing, type Standing, standings, waitsFor } from '../domain/vote/standing.ts';
import { counting } from '../domain/vote/still-counts.ts';
import type { Ballot, Vote } from '../domain/vote/vote.ts';

const WORD = { go: 'Go', 'no-go': 'No-go', abstain: 'Abstains' } as const;

/** When it closed, or will; UTC ISO. Answers of that day are told by their time alone, so whoever shows them shows it. */
export const endOf = (vote: Vote) => (vote.status === 'closed' ? vote.closedAt : vote.closesAt);

/** A line a role. An answer that counts no more stays, and says so. */
export function rolesLines(vote: Vote, world: World): Mrkdwn[] {
  const now = counting(vote, world.people);
  const gone = [...vote.ballots.filter((b) => !now.ballots.includes(b)), ...expiredStill(vote)];
  return standings(now).map((s) =>
    roleLine(
      s,
      now,
      gone.filter((b) => b.role === s.rule.role),
      world,
    ),
  );
}

/** Of each person and role the last answer that was too old, until there is another. */
function expiredStill({ ballots, expired = [] }: Vote): Ballot[] {
  const isSame = (a: Ballot) => (b: Ballot) => a.role === b.role && (a.instead ?? a.by) === (b.instead ?? b.by);
  return expired.filter((e, i) => !ballots.some(isSame(e)) && expired.findLastIndex(isSame(e)) === i);
}

function roleLine({ rule, ballots: here, gos, met }: Standing, vote: Vote, gone: Ballot[], world: World): Mrkdwn {
  const title = roleTitle(world.company, rule.role);
  const ballots = [...here, ...gone];
  const said = ballotsWords(ballots, gone, vote);
  if (met || vote.status === 'closed') return md`${title}: ${ballots.length > 0 ? said : md`no answer`}`;
  const first = waitsFor(vote, rule.role);
  if (first.length > 0) return md`${title}: after ${first.map((r) => roleTitle(world.company, r)).join(' and ')}`;
  const able = missing(vote, world.people.roles).find((m) => m.role === rule.role)?.people ?? [];
  const waiting = waitingFor(rule.need - gos, able, nobodyLeft(vote, world).includes(rule.role));
  const count = rule.need > 1 ? md`${gos} of ${rule.need}; ` : NOTHING;
  return md`${title}: ${count}${ballots.length > 0 ? md`${said}; ` : NOTHING}${waiting}`;
}

/** `lost`: they are not enough, whatever they say. Others may come on duty otherwise. */
function waitingFor(needed: number, able: string[], lost: boolean): Mrkdwn {
  if (able.length === 0) return lost ? md`nobody is left to answer` : md`waiting for whoever comes on duty`;
  return lost
    ? md`needs ${needed} more, and only ${fewUsers(able, 8)} can answer`
    : md`waiting for ${needed} of ${fewUsers(able, 8)}`;
}

const SAID = 8;

/** Each answer by name; of many, those against and those with a reason first, and the rest as numbers. */
function ballotsWords(ballots: Ballot[], gone: Ballot[], vote: Vote): Mrkdwn {
  const weight = (b: Ballot) => (b.answer === 'no-go' ? 2 : b.why ? 1 : 0);
  const first = ballots.length <= SAID ? ballots : ballots.toSorted((a, b) => weight(b) - weight(a)).slice(0, SAID - 2);
  const rest = ballots.filter((b) => !first.includes(b));
  const counts = (['go', 'no-go', 'abstain'] as const).flatMap((answer) => {
    const n = rest.filter((b) => b.answer === answer).length;
    return n > 0 ? [`${n} × ${WORD[answer]}`] : [];
  });
  const more = counts.length > 0 ? [md`${counts.join(', ')} more`] : [];
  return join([...first.map((b) => ballotWords(b, gone.includes(b), vote)), ...more], '; ');
}

/** `gone`: of somebody who may not answer any more. */
function ballotWords(b: Ballot, gone: boolean, vote: Vote): Mrkdwn {
  const instead = b.instead ? md` for ${{ user: b.instead }}` : NOTHING;
  const notes = `${b.onDuty ? ', on duty' : ''}${b.changed ? ', changed' : ''}${whyNotCounted(b, gone, vote)}`;
  return md`${WORD[b.answer]} (${{ user: b.by }}${instead}, ${beside(endOf(vote), b.at)}${notes})${b.why ? md`: ${inOneLine(b.why)}` : NOTHING}`;
}

/** Why an answer that stands there counts for nothing, if so. */
function whyNotCounted(b: Ballot, gone: boolean, vote: Vote): string {
  const who = b.instead ?? b.by;
  if (b.answer === 'go' && isOwnWork(vote, who))
    return `, ${isOwner(vote, who) ? 'owns or has owned it' : 'wrote some of it'}: doesn’t count`;
  if (vote.expired?.includes(b)) return ', too old to stand';
  if (gone) return ', who is no full member any more: doesn’t count';
  return counted(vote, b) ? '' : ', to what it was before: asked again';
}
