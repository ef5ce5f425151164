import { actions, button, lined, type Message, message, section, sections } from '../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING, span, when } from '../blocks/mrkdwn.ts';
import { inOneLine } from '../blocks/text.ts';
import { drillOf } from '../domain/environment/drill-of.ts';
import { fewUsers } from '../domain/few.ts';
import { isAhead } from '../domain/release/ahead.ts';
import { Checked } from '../domain/release/clearing/checked.ts';
import type { ReleaseSurroundings } from '../domain/release/clearing/surroundings.ts';
import { hasFailedBack } from '../domain/release/part-done.ts';
import { isOver, type Release, rolloutOf } from '../domain/release/release.ts';
import { requestWords } from '../domain/release/requests/requests.ts';
import { proofsOf } from '../domain/vote/answering/sights.ts';
import type { Vote } from '../domain/vote/vote.ts';
import { aheadLine } from './ahead.ts';
import { endOf, rolesLines } from './ballots.ts';
import { repositoryLines } from './beside-commits.ts';
import { commitLines, kindsLine } from './changes.ts';
import { documentsLine } from './documents.ts';
import { proofLines } from './evidence.ts';
import { frozenThen } from './frozen-then.ts';
import { notes } from './headline.ts';
import { foundLines } from './health.ts';
import { incidentButtons, incidentLines } from './incidents.ts';
import { movesOf } from './moves.ts';
import { outsideLines } from './outside.ts';
import { placeLine } from './queue.ts';
import { diffLine, lackLines, riskLine } from './risk.ts';
import { seenLine, seenLines } from './seen.ts';
import { chosenLine, strategyLine } from './strategy.ts';
import { ticketsLine } from './tickets.ts';
import { overriding, passing } from './unblocking.ts';
import { wasLive } from './was-live.ts';
import { failedBack, isHalfDone, rolloutLines, whatRuns } from './what-runs.ts';
import { gateLine, stagesLine, titleOf, wordOf } from './words.ts';

function stepsLine(release: Release, world: ReleaseSurroundings): Mrkdwn {
  const rollout = rolloutOf(release);
  const over = release.status === 'completed' ? wasLive(release, world) : undefined;
  return over ?? (rollout ? stagesLine(rollout.stages, rollout.direction === 'back', world.watches) : NOTHING);
}

/** One release with its checks, its vote and what can be done. */
export function detailsCard(release: Release, vote: Vote | undefined, world: ReleaseSurroundings): Message {
  const checked = new Checked(release, world);
  const state = wordOf(release, world, checked.state);
  const rollout = rolloutOf(release);
  // What goes back passes them.
  const checks =
    isOver(release) || release.status === 'rolling-back' ? [] : [md`*Checks*`, ...checked.gates.map(gateLine)];
  const lines: Mrkdwn[] = [
    md`*${state}* · *${titleOf(release)}*   \`${release.id}\``,
    md`${span(release.window.start, release.window.end)} · by ${{ user: release.owner }}`,
    md`Why: ${inOneLine(release.why)}`,
    ...(isAhead(release)
      ? [
          diffLine(release, world),
          kindsLine(release, world),
          ...repositoryLines(release, world),
          riskLine(release, world),
        ]
      : []),
    ...lackLines(release, world),
    ticketsLine(release),
    documentsLine(release, world),
    isOver(release) ? chosenLine(release, world.company) : strategyLine(release, world.company),
    ...notes(release, world),
    release.customers ? md`For customers: ${inOneLine(release.customers)}` : NOTHING,
    stepsLine(release, world),
    'reason' in release && release.reason ? md`Reason: ${inOneLine(release.reason)}` : NOTHING,
    hasFailedBack(release) ? failedBack(release, inOneLine(release.failed)) : NOTHING,
    ...foundLines(release),
    ...rolloutLines(release, world),
    ...outsideLines(release, world),
    ...incidentLines(release, world),
    isAhead(release) || isHalfDone(release) ? NOTHING : whatRuns(release, world),
    ...drillLines(release, world),
    placeLine(release, world),
    frozenThen(release, world),
    aheadLine(release, world),
    ...(isAhead(release)
      ? (release.requests ?? []).map((r) => md`Asked for: ${requestWords(r)}: ${inOneLine(r.why)}`)
      : []),
  ];
  const kept = rollout?.evidence ? seenLines(rollout.evidence) : [];
  const votes = vote
    ? [
        md`*Vote* · ${vote.status === 'open' ? 'closes' : 'closed'} ${when(endOf(vote))}`,
        ...rolesLines(vote, world),
        ...sightLines(vote),
      ]
    : [];
  const stands = [...votes, ...checks];
  const commits = isAhead(release) ? commitLines(release, world) : [];
  return message(md`${state}: ${titleOf(release)} (${release.id})`, [
    lined(lines),
    ...sections(stands),
    ...sections(kept),
    ...sections(commits),
    ...(release.notes ? [section(md`*Release notes*\n${release.notes}`)] : []),
    ...actions(buttonsOf(checked, world)),
  ]);
}

function buttonsOf(checked: Checked, world: ReleaseSurroundings) {
  const { release } = checked;
  const moves = movesOf(checked, world, { without: ['show'] });
  const others = [
    ...incidentButtons(world),
    button('What it touches', 'touches', release.id),
    button('Release notes…', 'notes', release.id),
    ...(release.evidence ? [button('Evidence', 'evidence', release.id)] : []),
    ...(isAhead(release) ? [button('Dry run', 'dry-run', release.id)] : []),
    ...(isAhead(release) ? passing(release, world) : []),
    ...overriding(checked),
  ];
  // What takes it on stands in front, and once: a row holds no button twice.
  return [...moves, ...others.filter((o) => !moves.some((m) => m.action_id === o.action_id))];
}

/** How a rollback of its services was tried last where it goes, and when that is due again. */
const drillLines = ({ items, environment }: Release, world: ReleaseSurroundings): Mrkdwn[] =>
  items.flatMap(({ service }) => {
    const { drill } = drillOf(world.environments[environment], service, environment, world);
    return drill ? [md`${service}: ${drill}`] : [];
  });

/** What evidence said when people answered, to those who saw the same in one line, and on what that rested. */
const sightLines = ({ sights = [], proofs = [], ballots }: Vote): Mrkdwn[] =>
  sights.flatMap((seen, n) => {
    const who = [...new Set(ballots.filter((b) => b.saw === n).map((b) => b.by))];
    const saw = seen.map(seenLine);
    const rests = proofLines(seen.flatMap((s) => proofsOf(s, { proofs })));
    return who.length === 0 ? [] : [md`${fewUsers(who, SEERS)} saw: ${join(saw, '; ')}`, ...rests];
  });
const SEERS = 6;
