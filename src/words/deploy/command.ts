import { actions, button } from '../../blocks/blocks.ts';
import { type Mrkdwn, md, NOTHING } from '../../blocks/mrkdwn.ts';
import { deployButton } from '../../cards/deploy-button.ts';
import type { Fact } from '../../domain/deciding/fact.ts';
import { closedGates, gatesOf } from '../../domain/gates/index.ts';
import { forbidden } from '../../domain/people/may.ts';
import { say as phrase } from '../../domain/phrase.ts';
import { releases } from '../../domain/release/document.ts';
import { stageStarted } from '../../domain/release/facts/stage-started.ts';
import { isCleared, nameOf, pauseOf, type Release, rolloutOf, type Stage } from '../../domain/release/release.ts';
import { isAtItsEnd } from '../../domain/release/rollout/paused-before.ts';
import { stepsLeft } from '../../domain/release/rollout/planned-steps.ts';
import { startDeploy } from '../../domain/release/rollout/start-deploy.ts';
import { whichRelease } from '../../reading/parts/release.ts';
import { said } from '../../reading/parts/words.ts';
import {
  type Answer,
  type Ask,
  answerTo,
  ask,
  notice,
  type OnClick,
  type OnSubmit,
  refusalMessage,
  say,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { clickOn } from '../changing.ts';
import { IN_THE_WAY } from '../collisions.ts';
import { findRelease } from '../find.ts';
import { reasonModal } from '../reason-dialog.ts';
import { sentence } from '../sentence.ts';
import { REHEARSED, rehearse } from './rehearse.ts';

const TAKES = {
  parts: { release: whichRelease, isDry: said('dry run', 'dry-run', 'dryrun', 'rehearse') },
  // “deploy payments 5.2 tomorrow at noon”: planned, or moved there.
  timeFor: ['new', 'move'],
} as const;

/** `/release deploy [what] [dry run]`: never guessed. It names service, version and steps and asks; or says what is in the way. */
export const typed = sentence(TAKES, async ({ release: which, isDry }, a) => {
  if (isDry) {
    const tried = await findRelease(which, a, 'dry-run', REHEARSED);
    return 'answer' in tried ? tried.answer : rehearse(tried.release, a);
  }
  const found = await findRelease(which, a, 'deploy', {
    can: 'can be deployed',
    on: ['approved', 'failed', 'deploying'],
  });
  return 'answer' in found ? found.answer : asked(found.release, a);
});

/** [Resume…] of a refusal: nothing goes on before it is confirmed. */
export const clickDeployAsk = clickOn((release, a) => asked(release, a));

async function asked(release: Release, a: Ask): Promise<Answer> {
  const world = await seeFor(a, IN_THE_WAY);
  const no = forbidden(world, startDeploy.takes, phrase`deploy ${nameOf(release)}`, release);
  if (no) return { say: refusalMessage(no) };
  const deployable = isCleared(release) && (release.status !== 'deploying' || release.rollout.held);
  // What is in the way is decided at the door; asking it here says so with the same words.
  const gates = isAtItsEnd(release) ? [] : gatesOf(release, world, a.person.id);
  if (!deployable || closedGates(gates).length > 0 || gates.some((g) => g.asks)) return begun(release.id, a);
  const working = atWork(release);
  const steps = stepsLeft(release, world)
    .map(({ name }) => (name === working?.name ? `${name} (${working.on})` : name))
    .join(', then ');
  return say(
    md`${pauseOf(release) ? 'Resume' : 'Deploy'} *${nameOf(release)}* (${release.id})${steps ? md`, steps: ${steps}` : NOTHING}?`,
    ...actions([deployButton(release, world), ...(steps ? [button('Dry run', 'dry-run', release.id)] : [])]),
  );
}

async function begun(id: string, a: Ask): Promise<Answer> {
  const outcome = await ask(a, { type: 'StartDeploy', release: id });
  return answerTo(outcome, ({ facts, after }) => started(after(releases, id), facts));
}

function started(release: Release, facts: readonly Fact[]): Mrkdwn {
  const name = md`${nameOf(release)} (${release.id})`;
  const [sent] = stageStarted.among(facts);
  if (sent) return md`Deploying ${name}: step ${sent.stage} was sent to its pipeline.`;
  const working = atWork(release);
  if (!working) return md`Deploying ${name}.`;
  const next = rolloutOf(release)?.stages.find((s) => s.state === 'waiting');
  return md`${name} goes on: step ${working.name} ${working.on}${next ? md`, then ${next.name} follows` : NOTHING}.`;
}

/** What a rollout is at now, if anything, in words; a resume sends nothing of it again. */
const atWork = (release: Release) =>
  rolloutOf(release)?.stages.flatMap(({ name, state }) => {
    const on = ON[state];
    return on === undefined ? [] : [{ name, on }];
  })[0];
const ON: Partial<Record<Stage['state'], string>> = { running: 'is under way', verifying: 'proves itself' };

/** A soft freeze asks for a reason. */
export const clickDeployAnyway = clickOn((release) => ({
  modal: reasonModal(
    'deploy-anyway',
    release.id,
    'Deploy anyway',
    'Deploy now',
    md`*${nameOf(release)}* (${release.id}) is inside a soft freeze.`,
    '',
  ),
}));

export const submitDeployAnyway: OnSubmit = async (fields, id, a) => {
  const outcome = await ask(a, { type: 'StartDeploy', release: id, why: fields.why ?? '' });
  return submittedTo(outcome, 'why', ({ facts, after }) => notice('Deploying', started(after(releases, id), facts)));
};

/** The confirmed click. */
export const clickDeploy: OnClick = begun;
