import { beside, join, type Mrkdwn, md, NOTHING, when } from '../blocks/mrkdwn.ts';
import { roleTitle } from '../domain/company/roles.ts';
import type { World } from '../domain/deciding/world.ts';
import { fewOf } from '../domain/few.ts';
import { type Around, type Gate, inTheWay, isByHand } from '../domain/gates/index.ts';
import { scheduled, wholeName } from '../domain/release/planning/route.ts';
import { isOver, nameOf, type Release, type Stage } from '../domain/release/release.ts';
import { lastSign } from '../domain/release/rollout/quiet.ts';
import { type State, stateOf } from '../domain/release/state.ts';
import { stateWord } from '../domain/release/state-words.ts';
import { supersededBy } from '../domain/release/superseded.ts';
import { nobodyLeft } from '../domain/vote/nobody-left.ts';
import { counted, standings } from '../domain/vote/standing.ts';
import { counting } from '../domain/vote/still-counts.ts';
import type { Vote } from '../domain/vote/vote.ts';
import { resultPages } from './pages.ts';
import { provedBy, provingWords, type WatchesSeen } from './proving.ts';

/** The state first, in one word people know. */
export const wordOf = (release: Release, world: Around, state = stateOf(release, world)): string =>
  supersededBy(release, world) ? 'Was live' : stateWord(state);

export const titleOf = (release: Release) => md`${wholeName(release)}`;

/** Of a release that goes through several environments these are about all of them; every other state is one that it has where it is. */
const OF_ITS_WHOLE_WAY: ReadonlySet<State> = new Set(['planned', 'voting', 'rejected', 'approved', 'cancelled']);

/** "api 4.2 → production" beside a state, at the time it is planned for there; "→ staging, not yet production" where its state is of a place before. */
export function placedName(release: Release, state: State): string {
  const last = scheduled(release);
  if (last.environment === release.environment) return nameOf(release);
  if (OF_ITS_WHOLE_WAY.has(state)) return nameOf(last);
  return `${nameOf(release)}, not ${isOver(release) ? '' : 'yet '}${last.environment}`;
}

/** How many roles a line names; Details has a line for each. */
export const ROLES = 8;

/** "Go: QA · waiting for SRE (1 of 2), Product (asked again)"; of whom nobody is left to answer, nobody waits. */
export function tally(recorded: Vote, world: Pick<World, 'company' | 'people' | 'now'>): Mrkdwn {
  const vote = counting(recorded, world.people);
  const title = (role: string) => roleTitle(world.company, role);
  const all = standings(vote);
  const met = all.filter((s) => s.met).map((s) => title(s.rule.role));
  const gone = nobodyLeft(vote, world);
  const open = all
    .filter((s) => !s.met && !gone.includes(s.rule.role))
    .map((s) => {
      const again = s.ballots.some((b) => !counted(vote, b)) ? ', asked again' : '';
      const how = s.gos > 0 ? ` (${s.gos} of ${s.rule.need}${again})` : again === '' ? '' : ' (asked again)';
      return `${title(s.rule.role)}${how}`;
    });
  // Whoever is left alone has answered in some way: what that came to is said of them.
  const go = met.length > 0 ? md`Go: ${fewOf(met, ROLES)}` : gone.length > 0 ? NOTHING : md`No answer yet`;
  const waits = open.length > 0 ? md`waiting for ${fewOf(open, ROLES)}` : NOTHING;
  const lost = gone.length > 0 ? md`nobody is left to answer for ${fewOf(gone.map(title), ROLES)}` : NOTHING;
  return join([go, waits, lost], ' · ');
}

const MARK = { waiting: '○', running: '◐', verifying: '◕', done: '●', failed: '✕' } as const;

/** "3 of 5 services live", where there are several: a service is once each of its steps is done. */
export function liveCount(stages: Stage[], back: boolean): Mrkdwn {
  const services = [...new Set(stages.flatMap((s) => s.items.map((i) => i.service)))];
  if (services.length < 2) return NOTHING;
  const isDone = (service: string) =>
    stages.every((s) => s.state === 'done' || s.items.every((i) => i.service !== service));
  return md`${services.filter(isDone).length} of ${services.length} services ${back ? 'back' : 'live'}`;
}

/** How a step is whose health keeps it from going on. "In doubt" is which version runs, and nothing else. */
export const HEALTH = { unhealthy: 'Unhealthy', unknown: 'Health not known' } as const;

/** More steps than these are a wall: neighbours that stand alike are told as one then. */
const STEPS_MAX = 12;

/** "● eu live ◐ us 40 % ○ …": a mark only beside its word. Of very many "● eu-1 to eu-9 live (9 steps)". */
export function stagesLine(stages: Stage[], back: boolean, watched: WatchesSeen = {}): Mrkdwn {
  const word = {
    waiting: 'waiting',
    running: 'running',
    verifying: 'verifying',
    done: back ? 'undone' : 'live',
    failed: 'failed',
  };
  const so = (s: Stage) => {
    if (s.state === 'running' && s.percent > 0) return md`${s.percent} %`;
    if (s.doubt) return md`${HEALTH[s.doubt.verdict].toLowerCase()}`;
    const until = s.state === 'verifying' ? provedBy(s, watched) : undefined;
    if (until) return md`${provingWords(s, back, watched)} until ${beside(lastSign(s), until)}`;
    // What is put beside the old copy, or takes that away, is not what makes it live.
    return s.state === 'done' && (s.act === 'prepare' || s.act === 'retire') ? md`done` : md`${word[s.state]}`;
  };
  const told = stages.map((s) => ({ name: s.name, mark: MARK[s.state], so: so(s) }));
  const alike = (stages.length > STEPS_MAX ? inRuns(told, (s) => `${s.mark} ${s.so}`) : told.map((s) => [s])).map(
    (run) => {
      const [first, last] = [run[0], run.at(-1)];
      if (!first || !last) return NOTHING;
      return first === last
        ? md`${first.mark} ${first.name} ${first.so}`
        : md`${first.mark} ${first.name} to ${last.name} ${first.so} (${run.length} steps)`;
    },
  );
  return join(alike, '   ');
}

/** Neighbours of one key together. */
function inRuns<T>(all: readonly T[], keyOf: (one: T) => string): T[][] {
  const runs: T[][] = [];
  for (const one of all) {
    const run = runs.at(-1);
    if (run?.[0] !== undefined && keyOf(run[0]) === keyOf(one)) run.push(one);
    else runs.push([one]);
  }
  return runs;
}

/** What keeps a release from deploying, and until when: what somebody has to clear away first, then what only takes its time. */
export function inTheWayLine(gates: Gate[]): Mrkdwn {
  const closed = inTheWay(gates);
  const [waits, blocks] = [closed.filter((g) => g.waits), closed.filter((g) => !g.waits)];
  const hands = isByHand(gates) ? gates.filter((g) => g.byHand) : [];
  return join(
    [sawLine('Blocked', blocks), sawLine(blocks.length > 0 ? 'Then' : 'Waiting', waits), sawLine('By hand', hands)],
    '\n',
  );
}

const sawLine = (word: string, gates: Gate[]): Mrkdwn =>
  gates.length === 0
    ? NOTHING
    : md`${word}: ${join(
        gates.map((g) => md`${g.saw}${resultPages(g)}`),
        '; ',
      )}`;

/** "✓ Votes: approved": open, waiting and blocked are told apart by mark and word. */
export function gateLine(gate: Gate): Mrkdwn {
  const [mark, word] = gate.open
    ? ['✓', '']
    : gate.byHand
      ? ['○', ' (by hand)']
      : gate.waits
        ? ['○', ' (waiting)']
        : ['✕', ' (blocked)'];
  return md`${mark} ${gate.title}${word}: ${gate.saw}`;
}

/** A card stands for months: its day is said. */
export const since = (instant: string | undefined) => (instant ? md` since ${when(instant)}` : NOTHING);
