import { actions, button, type Message, message, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING, span } from '../blocks/mrkdwn.ts';
import { isAhead } from '../domain/deadline/deadline.ts';
import { closedGates, gatesOf } from '../domain/gates/index.ts';
import { type Release, rolloutOf } from '../domain/release/release.ts';
import { requestWords } from '../domain/release/requests.ts';
import type { ReleaseSurroundings } from '../domain/release/surroundings.ts';
import { standings } from '../domain/vote/standing.ts';
import type { Vote } from '../domain/vote/vote.ts';
import { aheadLine } from './ahead.ts';
import { documentsLine } from './documents.ts';
import { buttonsOf, notes, withMenu } from './headline.ts';
import { commitLines, diffLine, riskLine } from './risk.ts';
import { roleLine } from './vote.ts';
import { stagesLine, stateWord, titleOf } from './words.ts';

/** One release with its checks, its vote and what can be done. */
export function detailsCard(release: Release, vote: Vote | undefined, world: ReleaseSurroundings): Message {
  const gates = gatesOf(release, world);
  const rollout = rolloutOf(release);
  const over = ['completed', 'rolled-back', 'cancelled'].includes(release.status);
  const checks = over ? [] : [md`*Checks*`, ...gates.map((g) => md`${g.open ? '✓' : '✕'} ${g.title}: ${g.saw}`)];
  const lines: Mrkdwn[] = [
    md`*${stateWord(release, gates)}* · *${titleOf(release)}*   \`${release.id}\``,
    md`${span(release.window.start, release.window.end)} · by ${{ user: release.owner }}`,
    md`Why: ${release.why}`,
    ...(isAhead(release) ? [diffLine(release, world), riskLine(release, world)] : []),
    documentsLine(release, world),
    ...notes(release),
    release.customers ? md`For customers: ${release.customers}` : NOTHING,
    rollout ? stagesLine(rollout.stages, rollout.direction === 'back') : NOTHING,
    'reason' in release && release.reason ? md`Reason: ${release.reason}` : NOTHING,
    aheadLine(release, world),
    ...(isAhead(release) ? (release.requests ?? []).map((r) => md`Asked for: ${requestWords(r)}: ${r.why}`) : []),
  ];
  const votes = vote ? [md`*Vote*`, ...standings(vote).map((s) => roleLine(s, vote, world))] : [];
  const stands = [...votes, ...checks];
  const commits = isAhead(release) ? commitLines(release, world) : [];
  const ready = release.status === 'approved' && closedGates(gates).length === 0;
  const buttons = [
    ...buttonsOf(release, ready, world).filter((b) => b.text.text !== 'Details'),
    button('What it touches', 'touches', release.id),
    ...(isAhead(release) && closedGates(gates).some((g) => g.id !== 'window')
      ? [button('Override…', 'override', release.id)]
      : []),
  ];
  return message(md`${stateWord(release, gates)}: ${titleOf(release)} (${release.id})`, [
    section(join(lines, '\n')),
    ...(stands.length > 0 ? [section(join(stands, '\n'))] : []),
    ...(commits.length > 0 ? [section(join(commits, '\n'))] : []),
    ...actions(withMenu(buttons)),
  ]);
}
