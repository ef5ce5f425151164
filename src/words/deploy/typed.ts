import { alongWith } from '../../blocks/as-shown.ts';
import { actions, answers, button } from '../../blocks/blocks.ts';
import { type Mrkdwn, md, NOTHING } from '../../blocks/mrkdwn.ts';
import { deployButton } from '../../cards/deploy-button.ts';
import { gatesOf } from '../../domain/gates/index.ts';
import { isMissed } from '../../domain/release/ahead.ts';
import { releases } from '../../domain/release/document.ts';
import { stageStarted } from '../../domain/release/facts/stage-started.ts';
import { nameOf, pauseOf, type Release, rolloutOf, type Stage } from '../../domain/release/release.ts';
import { deployAnywayShown } from '../../domain/release/rollout/deploy-shown.ts';
import { stepsLeft } from '../../domain/release/rollout/planned-steps.ts';
import { stepIn } from '../../domain/release/rollout/rollout-parts.ts';
import { printOf } from '../../domain/shown.ts';
import type { Done } from '../../door/outcome.ts';
import { whichRelease } from '../../reading/parts/release.ts';
import { said } from '../../reading/parts/words.ts';
import {
  type Answer,
  type Ask,
  notice,
  type OnClick,
  type OnSubmit,
  refusalMessage,
  refusalOf,
  say,
  seeFor,
} from '../ask.ts';
import { clickOn } from '../changing.ts';
import { IN_THE_WAY } from '../collisions.ts';
import { reasonModal } from '../dialogs/reason-dialog.ts';
import { type Acts, findRelease } from '../finding/find.ts';
import { sentence } from '../sentence.ts';
import { clickedAsShown, submittedAsShown } from '../since-shown.ts';
import { REHEARSED, rehearse } from './rehearse.ts';

const TAKES = {
  parts: { release: whichRelease, isDry: said('dry run', 'dry-run', 'dryrun', 'rehearse') },
  // “deploy payments 5.2 tomorrow at noon”: planned, or moved there.
  timeFor: ['new', 'move'],
} as const;

/** What was missed has to be moved first. */
const DEPLOYED: Acts = {
  can: 'can be deployed',
  on: ['approved', 'failed', 'deploying'],
  now: async (all, a) => all.filter((r) => !isMissed(r, a.setting.now())),
};
/** What is under way and waits for somebody. */
const isHeld = (release: Release) => rolloutOf(release)?.held !== undefined;
const ACTS: Readonly<Record<string, Acts>> = {
  // To its next step, or its next environment.
  promote: {
    can: 'can be promoted',
    on: ['approved', 'deploying'],
    now: async (all, a) =>
      all.filter((r) =>
        r.status === 'approved' ? r.passed !== undefined && !isMissed(r, a.setting.now()) : isHeld(r),
      ),
  },
  resume: { can: 'can be resumed', on: ['deploying'], now: async (all) => all.filter(isHeld) },
};

/** `/release deploy [what] [dry run]`: never guessed. It names service, version and steps and asks; or says what is in the way. */
export const typed = sentence(TAKES, async ({ release: which, isDry }, a) => {
  if (isDry) {
    const tried = await findRelease(which, a, 'dry-run', REHEARSED);
    return 'answer' in tried ? tried.answer : rehearse(tried.release, a);
  }
  const found = await findRelease(which, a, 'deploy', ACTS[a.typed?.word ?? ''] ?? DEPLOYED);
  return 'answer' in found ? found.answer : asked(found.release, a);
});

/** [Resume…] of a refusal: nothing goes on before it is confirmed. */
export const clickDeployAsk = clickOn(asked);

async function asked(release: Release, a: Ask): Promise<Answer> {
  const no = await refusalOf(a, { type: 'StartDeploy', release: release.id });
  if (no) return { say: refusalMessage(no) };
  const world = await seeFor(a, IN_THE_WAY);
  const working = atWork(release);
  const steps = stepsLeft(release, world)
    .map(({ name }) => (name === working?.name ? `${name} (${working.on})` : name))
    .join(', then ');
  return say(
    md`${pauseOf(release) ? 'Resume' : 'Deploy'} *${nameOf(release)}* (${release.id})${steps ? md`, steps: ${steps}` : NOTHING}?`,
    ...answers([deployButton(release, world)]),
    // It answers nothing: the question stays until somebody does.
    ...actions(steps ? [button('Dry run', 'dry-run', release.id)] : []),
  );
}

function started({ facts, after }: Done, id: string): Mrkdwn {
  const release = after(releases, id);
  const name = md`${nameOf(release)} (${release.id})`;
  const [sent] = stageStarted.among(facts);
  if (sent) return md`Deploying ${name}: step ${sent.stage} was sent to its pipeline.`;
  const working = atWork(release);
  if (!working) return md`Deploying ${name}.`;
  const next = stepIn(rolloutOf(release), 'waiting');
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
export const clickDeployAnyway = clickOn((release, a) => askedAnyway(release, '', a));

async function askedAnyway(release: Release, why: string, a: Ask): Promise<Answer> {
  const world = await seeFor(a, IN_THE_WAY);
  const [soft] = gatesOf(release, world).filter((g) => g.asks);
  const about = alongWith(release.id, printOf(deployAnywayShown(release, world)));
  const text = md`*${nameOf(release)}* (${release.id}) is ${soft ? md`${soft.saw}` : 'inside no soft freeze any more'}.`;
  return { modal: reasonModal('deploy-anyway', about, 'Deploy anyway', 'Deploy now', text, why) };
}

export const submitDeployAnyway: OnSubmit = (fields, metadata, a) => {
  const { why = '' } = fields;
  return submittedAsShown(
    metadata,
    a,
    (release) => ({ type: 'StartDeploy', release, why }),
    (id) => clickOn((release) => askedAnyway(release, why, a))(id, a),
    (done, id) => notice('Deploying', started(done, id)),
  );
};

/** The confirmed click. */
export const clickDeploy: OnClick = (value, a) =>
  clickedAsShown(
    value,
    a,
    (release) => ({ type: 'StartDeploy', release }),
    (id) => clickDeployAsk(id, a),
    started,
  );
