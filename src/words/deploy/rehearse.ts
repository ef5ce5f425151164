import { join, type Mrkdwn, md, NOTHING } from '../../blocks/mrkdwn.ts';
import { strategyLine } from '../../cards/strategy.ts';
import type { Rehearsed } from '../../deploy-targets/rehearsal.ts';
import type { StageRequest } from '../../deploy-targets/target.ts';
import { closedGates, gatesOf } from '../../domain/gates/index.ts';
import { forbidden } from '../../domain/people/may.ts';
import { say as phrase } from '../../domain/phrase.ts';
import { isOver, isRunning, nameOf, type Release, type Stage } from '../../domain/release/release.ts';
import { stepsLeft } from '../../domain/release/rollout/planned-steps.ts';
import { startDeploy } from '../../domain/release/rollout/start-deploy.ts';
import { type Answer, type Ask, refusalMessage, say, seeFor } from '../ask.ts';
import { clickOn } from '../changing.ts';
import { IN_THE_WAY } from '../collisions.ts';

/** What is looked at, and as much of it as an answer holds. */
const STEPS = 12;
const LONGEST_LINE = 400;

/** Whatever has not been deployed yet, also before it is voted on. */
export const REHEARSED = {
  can: 'can be tried',
  on: ['planned', 'voting', 'approved', 'failed', 'deploying'],
} as const;

/** `/release deploy R-11 dry run`: what each step would send to its target, and what a target says that can try it itself. Nothing is sent for good. */
export async function rehearse(release: Release, a: Ask): Promise<Answer> {
  const world = await seeFor(a, IN_THE_WAY);
  const no = forbidden(world, startDeploy.takes, phrase`try to deploy ${nameOf(release)}`, release);
  if (no) return { say: refusalMessage(no) };
  const { setting } = a;
  const isUnderWay = isRunning(release) && !release.rollout.held;
  if (isOver(release) || isUnderWay)
    return say(
      md`${nameOf(release)} (${release.id}) has nothing left to try: it is ${isUnderWay ? 'under way' : 'over'}. Look at it: \`/release show ${release.id}\``,
    );
  const steps = stepsLeft(release, world);
  if (!setting.rehearse || steps.length === 0)
    return say(
      md`No pipeline deploys ${nameOf(release)} (${release.id}): there is nothing to send. Name one in manifests/environments.yml.`,
    );
  const lines: Mrkdwn[] = [];
  const notes = new Set<string>();
  for (const stage of steps.slice(0, STEPS)) {
    const rehearsal = await setting.rehearse(requestOf(release, stage, setting.now()));
    lines.push(...linesOf(stage, rehearsal));
    if (rehearsal.note !== undefined) notes.add(`${stage.target}: ${rehearsal.note}`);
  }
  const closed = closedGates(gatesOf(release, world)).map((g) => g.title);
  return say(
    join(
      [
        md`*Dry run of ${nameOf(release)}* (${release.id}): nothing was deployed.`,
        strategyLine(release, world.company),
        ...lines,
        steps.length > STEPS ? md`… and ${steps.length - STEPS} steps more` : NOTHING,
        ...[...notes].map((note) => md`_${note}_`),
        closed.length > 0 ? md`In the way of deploying it now: ${closed.join(', ')}` : NOTHING,
      ],
      '\n',
    ),
  );
}

export const clickDryRun = clickOn(rehearse);

/** As the next run would send it. */
function requestOf({ id, environment, runs }: Release, step: Stage, now: string): StageRequest {
  const rollout = { id: `${id}-${runs + 1}`, direction: 'forward' } as const;
  return {
    release: { id, environment },
    rollout,
    stage: { ...step, startedAt: now },
    key: `${rollout.id}/${step.name}`,
  };
}

function linesOf({ name }: Stage, { would, tried }: Rehearsed): Mrkdwn[] {
  return [
    ...would.map((line) => md`• ${name}: ${line.slice(0, LONGEST_LINE)}`),
    ...(tried
      ? [
          md`• ${name}: ${tried.ok ? 'it would be taken' : '*it would be refused*'}: ${tried.says.slice(0, LONGEST_LINE)}`,
        ]
      : []),
  ];
}
