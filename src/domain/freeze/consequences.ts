import { holdersOf, type World } from '../decision.ts';
import { deployers } from '../duty.ts';
import { announcementOf, type Due, dueAt, headlineOf } from '../intents.ts';
import { at, say, unreachable } from '../phrase.ts';
import { isOver, nameOf, type Release, rolloutOf } from '../release/release.ts';
import { nextComing } from './again.ts';
import type { FreezeFact } from './facts.ts';
import type { Freeze } from './freeze.ts';
import { inScope, scopeWords, targetOf } from './scope.ts';

/** What a freeze's fact leads to: audiences hear, those it stops are told, and its end is waited for. */
export function ofFreeze(fact: FreezeFact, freeze: Freeze, world: World): Due[] {
  const due = dueAt(world);
  const held = world.openReleases.filter((r) => !isOver(r) && inScope(freeze.scope, targetOf(r)));
  const headlines = held.map((r) => due.edit(headlineOf(r.id)));
  const turns = due.myTurn(held.flatMap((r) => [r.owner, ...deployers(world)]));
  const cause = `${freeze.id}/${fact.type}`;
  switch (fact.type) {
    case 'FreezeDeclared':
      return [
        ...announced('frozen', cause, freeze, world),
        ...headlines,
        ...turns,
        ...toldOwners(held, freeze, cause, world),
        ...begins(freeze, world),
        ...ends(freeze, world),
      ];
    // An edit notifies nobody: those whose release it holds are told by themselves.
    case 'FreezeChanged':
      return [
        ...world.company.audiences.map((a) => due.edit(announcementOf(freeze.id, a.name))),
        ...headlines,
        ...turns,
        ...toldOwners(held, freeze, `${cause}/${world.now}`, world),
        ...begins(freeze, world),
        ...ends(freeze, world),
      ];
    case 'FreezeExtended':
      return [
        ...announced('frozen', `${cause}/${freeze.until}`, freeze, world),
        ...headlines,
        ...turns,
        ...ends(freeze, world),
      ];
    case 'FreezeEnding':
      return whoFreezes(freeze, world).map((who) =>
        due.tell(
          who,
          `${cause}/${freeze.until}`,
          say`The emergency stop of ${scopeWords(freeze.scope)} ends ${at(freeze.until)} (${freeze.why}). To keep it: /release emergency-stop, with the reason.`,
        ),
      );
    // One that was over before it could be announced is not.
    case 'FreezeCame': {
      const { name, from, until } = freeze;
      const over = due.timer(`over/${freeze.id}/${from}`, until, { type: 'AnnounceThaw', freeze: name, from });
      return until > world.now
        ? [...announced('frozen', `${cause}/${from}`, freeze, world), ...headlines, ...turns, over]
        : nextComing(name, from, world);
    }
    case 'FreezeWent':
      return [
        ...announced('thawed', `${cause}/${fact.from}`, freeze, world),
        ...headlines,
        ...turns,
        ...nextComing(freeze.name, fact.from, world),
      ];
    case 'FreezeBegan':
      return [...headlines, ...turns];
    case 'FreezeLifted':
    case 'FreezeEnded': {
      const waiting = held.filter((r) => r.status === 'approved' || (r.status === 'deploying' && rolloutOf(r)?.held));
      const owners = waiting.map((r) =>
        due.tell(
          r.owner,
          `${cause}/${r.id}`,
          say`The freeze ${freeze.name} is over: ${nameOf(r)} (${r.id}) is not held by it any more. Nothing was restarted.`,
          r.id,
        ),
      );
      return [...announced('thawed', cause, freeze, world), ...headlines, ...turns, ...owners];
    }
    default:
      return unreachable(fact);
  }
}

/** A soft freeze changes nothing for those outside: only the technical audiences hear of it. */
function announced(event: 'frozen' | 'thawed', cause: string, freeze: Freeze, world: World): Due[] {
  const technical = world.company.audiences.filter((a) => a.language === 'technical').map((a) => a.name);
  return dueAt(world)
    .posts(event, cause, { freeze })
    .filter((d) => !freeze.soft || (d.intent.kind === 'post' && technical.includes(d.intent.audience)));
}

function toldOwners(held: Release[], freeze: Freeze, cause: string, world: World): Due[] {
  const hit = held.filter((r) => r.window.start < freeze.until && freeze.from < r.window.end);
  const does = freeze.soft ? say`asks for a reason before` : say`blocks`;
  return hit.map((r) =>
    dueAt(world).tell(
      r.owner,
      `${cause}/${r.id}`,
      say`The freeze ${freeze.name} ${does} ${nameOf(r)} (${r.id}) until ${at(freeze.until)}: ${freeze.why}`,
      r.id,
    ),
  );
}

const begins = ({ id, from }: Freeze, world: World): Due[] =>
  from > world.now ? [dueAt(world).timer(`begin/${id}/${from}`, from, { type: 'BeginFreeze', freeze: id })] : [];

/** The timers at the end of a freeze; a stop is warned about first: a quarter of an hour before, or half its length if that is less. */
function ends(freeze: Freeze, world: World): Due[] {
  const due = dueAt(world);
  const { id, until } = freeze;
  const length = Date.parse(until) - Date.parse(world.now);
  const warnAt = new Date(Date.parse(until) - Math.min(15 * 60_000, length / 2)).toISOString();
  return [
    due.timer(`end/${id}/${until}`, until, { type: 'EndFreeze', freeze: id }),
    ...(freeze.stop ? [due.timer(`warn/${id}/${until}`, warnAt, { type: 'WarnOfEnd', freeze: id, until })] : []),
  ];
}

/** Who stopped it, and whoever may freeze. */
const whoFreezes = (freeze: Freeze, world: World): string[] => [...new Set([freeze.by, ...holdersOf(world, 'freeze')])];
