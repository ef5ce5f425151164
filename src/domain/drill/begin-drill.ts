import { z } from 'zod';
import { instantAfter } from '../../time/instants.ts';
import { command } from '../deciding/command.ts';
import { type Decision, isRefusal, moot, type Refusal, refuse } from '../deciding/decision.ts';
import type { Fact } from '../deciding/fact.ts';
import { count, one } from '../deciding/reads.ts';
import { GONOGO, type World } from '../deciding/world.ts';
import { allEnvironments } from '../environment/document.ts';
import { drillAsked } from '../environment/facts/drill-asked.ts';
import { spotId } from '../environment/spot.ts';
import { type Around, gateReads } from '../gates/index.ts';
import { own } from '../own.ts';
import { forbidden, managers } from '../people/may.ts';
import { isMember } from '../people/members.ts';
import { say, at as when } from '../phrase.ts';
import { asKnown } from '../release/planning/contents.ts';
import { nobodyWants, type TakenBack, takenBackBy } from './against.ts';
import type { Booked } from './booking.ts';
import { bookings } from './document.ts';
import { drillBegun } from './drill-begun.ts';
import { drillDue, drillPlanFor, LATE_MS } from './due.ts';
import { bookingEnded } from './facts/booking-ended.ts';

/** Timer: the time of a drill has come that somebody booked, or that begins by itself by its plan. `at`: UTC ISO */
export type BeginDrill = { type: 'BeginDrill'; service: string; environment: string; at: string };

export const beginDrill = command<BeginDrill>()({
  timer: z.strictObject({ service: z.string(), environment: z.string(), at: z.string() }),
  reads: (asked) => ({
    booking: one(bookings, spotId(asked)),
    planned: count('release'),
    environments: allEnvironments,
  }),
  also: (world, { service, environment }) => ({
    ...gateReads({ id: '-', ...asKnown({ items: [{ service, version: '' }], environment }, world.company) }),
    takenBack: takenBackBy({ service, environment }, world),
  }),
  decide(world, asked): Decision {
    const booked = world.booking?.booked;
    if (booked?.at === asked.at) return byBooking(asked, booked, world);
    return isPlanned(asked, world) ? byPlan(asked, world) : moot('it is not to begin then any more');
  },
});

type Known = World & Around & TakenBack & { planned: number };

/** Whoever booked it has to be somebody who may, still. */
function byBooking(asked: BeginDrill, { by, why, at }: Booked, world: Known): Decision {
  const { company, people, now, workspace } = world;
  const no = forbidden(
    { company, people, now, workspace, actor: { id: by } },
    { action: 'deploy' },
    say`start a drill`,
  );
  const of = { service: asked.service, environment: asked.environment, ...(why !== undefined && { why }) };
  const begun = tooLate(asked, world) ?? no ?? nobodyWants(asked, world) ?? drillBegun(of, { owner: by, by }, world);
  const ended = (missed?: Refusal): Fact =>
    bookingEnded.of(spotId(asked), { at, booker: by, ...(missed && { missed: wordsOf(missed) }) });
  return isRefusal(begun) ? { facts: [ended(begun)] } : { ...begun, facts: [...begun.facts, ended()] };
}

const isPlanned = ({ service, environment, at }: BeginDrill, world: Known): boolean => {
  const plan = drillPlanFor(world.company, service, environment);
  const due = plan?.startsByItself ? drillDue(plan, world.environments[environment], world) : undefined;
  return due?.overdue === true && due.at === at;
};

/** It is somebody's who owes it; where it can't begin, they are asked for it as for any that is due, and read why. */
function byPlan(asked: BeginDrill, world: Known): Decision {
  const { service, environment } = asked;
  const role = drillPlanFor(world.company, service, environment)?.owner ?? '';
  const holders = own(world.people.roles, role) ?? [];
  const owner = [...holders, ...managers(world)].find((who) => isMember(world.people, who));
  const begun =
    tooLate(asked, world) ??
    nobodyWants(asked, world) ??
    (owner === undefined ? nobodys(role) : drillBegun(asked, { owner, by: GONOGO.id }, world));
  if (!isRefusal(begun)) return begun;
  const missed = wordsOf(begun);
  return { facts: [drillAsked.of(environment, { service, at: world.now, due: true, missed })] };
}

/** After a stop it would come when nobody counts on it any more. */
const tooLate = ({ at }: BeginDrill, { now }: World): Refusal | undefined =>
  now > instantAfter(at, LATE_MS)
    ? refuse('late', say`Gonogo was not running at ${when(at)}.`, { remedy: say`Begin it when it suits.` })
    : undefined;

const nobodys = (role: string): Refusal =>
  refuse('no-owner', say`Nobody holds the role ${role}, whose drill it is.`, {
    remedy: say`Add members in manifests/roles.yml.`,
  });

const wordsOf = ({ why, remedy }: Refusal) => say`${why}${remedy ? say` ${remedy}` : say``}`;
