import { actions, context, type KnownBlock, type Message, message, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING, span, when } from '../blocks/mrkdwn.ts';
import { ended, inOneLine } from '../blocks/text.ts';
import type { World } from '../domain/deciding/world.ts';
import { changeWord } from '../domain/freeze/scope.ts';
import { titlesOf } from '../domain/gates/index.ts';
import { hotfixWords } from '../domain/hotfix/hotfix-words.ts';
import { isMember } from '../domain/people/members.ts';
import { isAhead, isMissed } from '../domain/release/ahead.ts';
import { Checked } from '../domain/release/clearing/checked.ts';
import type { ReleaseSurroundings } from '../domain/release/clearing/surroundings.ts';
import { routeWords } from '../domain/release/planning/route.ts';
import { isOver, itemsOf, type Release } from '../domain/release/release.ts';
import { isPartlyBack, itemsBack, versionsBack } from '../domain/release/rollback/taken-back.ts';
import { stateWord } from '../domain/release/state-words.ts';
import { riskOf } from '../domain/risk/risk.ts';
import type { Vote } from '../domain/vote/vote.ts';
import { aheadLine } from './ahead.ts';
import { frozenThen } from './frozen-then.ts';
import { foundLines, healthLines } from './health.ts';
import { incidentButtons, incidentLines } from './incidents.ts';
import { irreversibleLine } from './irreversible.ts';
import { movesOf } from './moves.ts';
import { outsideLines } from './outside.ts';
import { pagedLines } from './paged.ts';
import { placeLine } from './queue.ts';
import { lackLines, sizeLine } from './risk.ts';
import { rolloutPlan } from './rollout-plan.ts';
import { stateLines } from './state-lines.ts';
import { leftOf } from './stays.ts';
import { chosenLine } from './strategy.ts';
import { isHalfDone, rolloutLines, whatRuns } from './what-runs.ts';
import { inTheWayLine, titleOf, wordOf } from './words.ts';
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
  const state = wordOf(release, world, checked.state);
  const lines = join(
    [
      md`*${state}* · *${titleOf(release)}*   \`${release.id}\``,
      planLine(release, world),
      onwardLine(release),
      chosenLine(release, world.company),
      ...notes(release, world),
      join([cut(release.why), isAhead(release) ? sizeLine(release, world) : NOTHING], ' · '),
      ...stateLines(checked, vote, world, blocked, plan.length === 0),
      ...foundLines(release),
      ...healthLines(release, world),
      ...pagedLines(release, world),
      missed ? md`The window ended ${when(release.window.end)}: move it, or cancel it` : NOTHING,
      ...rolloutLines(release, world),
      ...outsideLines(release, world),
      ...incidentLines(release, world),
      placeLine(release, world),
      frozenThen(release, world),
      aheadLine(release, world),
      ...lackLines(release, world),
    ],
    '\n',
  );
  const runs = isHalfDone(release) ? md`\n${whatRuns(release, world)}` : NOTHING;
  const text = md`${announced(release, state)} (${release.id}), ${span(release.window.start, release.window.end)}. ${inOneLine(release.why)}${runs}`;
  return message(text, [
    section(lines),
    ...plan,
    ...updateBlock(release),
    ...actions([...movesOf(checked, world), ...incidentButtons(world)]),
  ]);
}

function announced(release: Release, state: string): Mrkdwn {
  if (isPartlyBack(release)) {
    const again = versionsBack(release);
    const back = again ? `${again} again` : `${itemsOf(itemsBack(release))} taken back`;
    return md`${state}: ${back} in ${release.environment}, ${leftOf(release)} not taken back`;
  }
  return state === stateWord('planned')
    ? md`Release planned: ${itemsOf(release.items)} to ${routeWords(release)}`
    : md`${state}: ${itemsOf(release.items)} to ${release.environment}`;
}

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
  return last && !isOver(release) && !release.wentBack
    ? md`Then ${ahead.map((leg) => leg.environment).join(', then ')}, ${span(last.window.start, last.window.end)}`
    : NOTHING;
};

/** What stays with a release for ever, and what is offered now. */
export const notes = (
  { hotfix, drill, irreversible, overrides = [], template, handOver, review }: Release,
  { people }: Pick<World, 'people'>,
): Mrkdwn[] => [
  drill ? md`Rollback drill: goes to the version before, and comes back by itself` : NOTHING,
  irreversibleLine({ irreversible }),
  hotfix ? md`Hotfix: ${hotfixWords(hotfix)}` : NOTHING,
  ...overrides.map(
    (o) =>
      md`Overridden by ${{ user: o.by }}: ${titlesOf(o.gates).join(', ')}. Why: ${cut(o.why)}${o.lapsed ? md` (given for something else: its checks count again)` : NOTHING}`,
  ),
  template ? md`Pre-approved: ${template.title}, version ${template.version}` : NOTHING,
  handOver
    ? md`Offered to ${{ user: handOver.to }} by ${{ user: handOver.by }}${isMember(people, handOver.to) ? NOTHING : md`: they can’t take it any more`}`
    : NOTHING,
  review ? (review.by ? md`Reviewed by ${{ user: review.by }}` : md`To be reviewed by ${when(review.due)}`) : NOTHING,
];

const updateBlock = ({ lastUpdate }: Release) =>
  lastUpdate
    ? [
        context(
          md`${when(lastUpdate.at)} ${{ user: lastUpdate.by }}: ${lastUpdate.next ? md`${ended(lastUpdate.happened)} Next: ${lastUpdate.next}` : lastUpdate.happened}`,
        ),
      ]
    : [];
