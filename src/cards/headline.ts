import { actions, context, type KnownBlock, type Message, message, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING, span, when } from '../blocks/mrkdwn.ts';
import { roleTitle } from '../domain/company/roles.ts';
import { isAhead } from '../domain/deadline/deadline.ts';
import type { World } from '../domain/deciding/world.ts';
import { changeWord } from '../domain/freeze/scope.ts';
import { titlesOf } from '../domain/gates/index.ts';
import { hotfixWords } from '../domain/hotfix/hotfix-words.ts';
import { Checked } from '../domain/release/clearing/checked.ts';
import type { ReleaseSurroundings } from '../domain/release/clearing/surroundings.ts';
import { itemsLeft } from '../domain/release/going-back/going-back.ts';
import { isOver, itemsOf, type Release, type Stage } from '../domain/release/release.ts';
import { isMissed } from '../domain/release/state.ts';
import { stateWord } from '../domain/release/state-words.ts';
import { riskOf } from '../domain/risk/risk.ts';
import { counting } from '../domain/vote/counting.ts';
import type { Vote } from '../domain/vote/vote.ts';
import { aheadLine } from './ahead.ts';
import { healthLines } from './health.ts';
import { heldLine } from './held.ts';
import { incidentButtons, incidentLines } from './incidents.ts';
import { irreversibleLine } from './irreversible.ts';
import { movesOf } from './moves.ts';
import { outsideLines } from './outside.ts';
import { placeLine } from './queue.ts';
import { lackLines, sizeLine } from './risk.ts';
import { rolloutPlan } from './rollout-plan.ts';
import { chosenLine } from './strategy.ts';
import { isHalfDone, rolloutLines, whatRuns } from './what-runs.ts';
import { inTheWayLine, liveCount, since, stagesLine, tally, titleOf } from './words.ts';
import { cut } from './written.ts';

/** The one message in engineering's channel that shows a release through its whole life. */
export function headlineCard(release: Release, vote: Vote | undefined, world: ReleaseSurroundings): Message {
  const inLines = drawn(release, vote, world, []);
  const plan = world.company.planCards ? rolloutPlan(release, world.watches) : [];
  return plan.length === 0 ? inLines : { ...drawn(release, vote, world, plan), inLines };
}

/** `plan`: its steps as blocks, in place of the line of them. */
function drawn(release: Release, vote: Vote | undefined, world: ReleaseSurroundings, plan: KnownBlock[]): Message {
  const checked = new Checked(release, world);
  const missed = isMissed(release, world.now);
  const blocked = missed ? NOTHING : inTheWayLine(checked.gates);
  const state = stateWord(checked.state);
  const lines = join(
    [
      md`*${state}* · *${titleOf(release)}*   \`${release.id}\``,
      planLine(release, world),
      onwardLine(release),
      chosenLine(release, world.company),
      ...notes(release),
      join([cut(release.why), isAhead(release) ? sizeLine(release, world) : NOTHING], ' · '),
      ...stateLines(checked, vote, world, blocked, plan.length === 0),
      ...healthLines(world),
      missed ? md`The window ended ${when(release.window.end)}: move it, or cancel it` : NOTHING,
      ...rolloutLines(release, world),
      ...outsideLines(release, world),
      ...incidentLines(release, world),
      placeLine(release, world),
      aheadLine(release, world),
      ...lackLines(release, world),
    ],
    '\n',
  );
  const runs = isHalfDone(release) ? md`\n${whatRuns(release, world)}` : NOTHING;
  const text = md`${announced(release, state)} (${release.id}), ${span(release.window.start, release.window.end)}. ${release.why}${runs}`;
  return message(text, [
    section(lines),
    ...plan,
    ...updateBlock(release),
    ...actions([...movesOf(checked, world), ...incidentButtons(world)]),
  ]);
}

const announced = (release: Release, state: string) =>
  state === stateWord('planned')
    ? md`Release planned: ${itemsOf(release.items)} to ${release.environment}`
    : md`${state}: ${itemsOf(release.items)} to ${release.environment}`;

function planLine(release: Release, world: ReleaseSurroundings): Mrkdwn {
  const { level } = riskOf(release, world);
  const kind = isAhead(release)
    ? `${changeWord(release.change)} change, ${level} risk`
    : `${changeWord(release.change)} change`;
  return md`${span(release.window.start, release.window.end)} · ${kind} · by ${{ user: release.owner }}`;
}

/** "Then production, Thursday 14:00–15:00": where it goes after the environment it is at, when that has a time of its own. */
const onwardLine = (release: Release): Mrkdwn => {
  const { ahead = [] } = release;
  const last = ahead.at(-1);
  return last && !isOver(release)
    ? md`Then ${ahead.map((leg) => leg.environment).join(', then ')}, ${span(last.window.start, last.window.end)}`
    : NOTHING;
};

/** What stays with a release for ever, and what is offered now. */
export const notes = ({
  hotfix,
  drill,
  irreversible,
  overrides = [],
  template,
  handOver,
  review,
}: Release): Mrkdwn[] => [
  drill ? md`Rollback drill: goes to the version before, and comes back by itself` : NOTHING,
  irreversibleLine({ irreversible }),
  hotfix ? md`Hotfix: ${hotfixWords(hotfix)}` : NOTHING,
  ...overrides.map(
    (o) =>
      md`Overridden by ${{ user: o.by }}: ${titlesOf(o.gates).join(', ')}. Why: ${cut(o.why)}${o.lapsed ? md` (given for something else: its checks count again)` : NOTHING}`,
  ),
  template ? md`Pre-approved: ${template.title}, version ${template.version}` : NOTHING,
  handOver ? md`Offered to ${{ user: handOver.to }} by ${{ user: handOver.by }}` : NOTHING,
  review ? (review.by ? md`Reviewed by ${{ user: review.by }}` : md`To be reviewed by ${when(review.due)}`) : NOTHING,
];

function stateLines(
  checked: Checked,
  vote: Vote | undefined,
  world: World & Pick<ReleaseSurroundings, 'watches'>,
  blocked: Mrkdwn,
  inLines: boolean,
): Mrkdwn[] {
  const { release } = checked;
  const steps = (stages: Stage[], back: boolean) => (inLines ? stagesLine(stages, back, world.watches) : NOTHING);
  switch (release.status) {
    case 'planned':
      return [md`Not voted on yet`];
    case 'voting':
      return [
        md`${vote ? tally(counting(vote, world.people), world.company) : NOTHING} · closes ${when(release.closesAt)}`,
      ];
    case 'rejected':
      return [
        md`No-go${release.by ? md` by ${{ user: release.by }}` : NOTHING} (${roleTitle(world.company, release.role)}): ${cut(release.reason)}`,
      ];
    case 'approved':
      return [vote ? tally(counting(vote, world.people), world.company) : NOTHING, blocked];
    case 'deploying':
      return [
        steps(release.rollout.stages, false),
        liveCount(release.rollout.stages, false),
        release.rollout.held ? heldLine(release.rollout.held, checked, world) : NOTHING,
      ];
    case 'failed':
      return [steps(release.rollout.stages, false), md`Why: ${cut(release.reason)}`];
    case 'rolling-back':
      return [
        steps(release.rollout.stages, true),
        md`Why: ${cut(release.reason)}`,
        release.failed ? md`The rollback failed: ${cut(release.failed)}` : NOTHING,
        staysLine(release),
      ];
    case 'rolled-back':
      return [
        release.replacedBy ? NOTHING : steps(release.rollout.stages, true),
        release.replacedBy
          ? md`Replaced by ${release.replacedBy.join(', ')}${since(release.at)}. It had failed: ${cut(release.reason)}`
          : md`Rolled back${since(release.at)}. Why: ${cut(release.reason)}`,
        staysLine(release),
      ];
    case 'completed':
      return [steps(release.rollout.stages, false), md`Live${since(release.at)}`];
    case 'cancelled':
      return [md`Cancelled by ${{ user: release.by }}: ${cut(release.reason)}`];
  }
}

/** What of it a rollback leaves live. */
function staysLine(release: Release): Mrkdwn {
  const left = itemsLeft(release);
  return left.length > 0 ? md`Not taken back: ${itemsOf(left)}` : NOTHING;
}

const updateBlock = ({ lastUpdate }: Release) =>
  lastUpdate
    ? [
        context(
          md`${when(lastUpdate.at)} ${{ user: lastUpdate.by }}: ${lastUpdate.happened}${lastUpdate.next ? md` Next: ${lastUpdate.next}` : NOTHING}`,
        ),
      ]
    : [];
