import type { View } from '@slack/types';
import { dialog, section } from '../../blocks/blocks.ts';
import { option, radioInput, textInput } from '../../blocks/inputs.ts';
import { join, md, NOTHING } from '../../blocks/mrkdwn.ts';
import { whatRuns } from '../../cards/what-runs.ts';
import { one, some } from '../../domain/deciding/reads.ts';
import type { World } from '../../domain/deciding/world.ts';
import { environments } from '../../domain/environment/document.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import { isQuiet } from '../../domain/release/rollout/quiet.ts';
import { canStop, waitedFor } from '../../domain/release/rollout/stop-waiting.ts';
import {
  type Answer,
  type Ask,
  ask,
  notice,
  type OnClick,
  type OnSubmit,
  refusalMessage,
  refusalOf,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { onReleaseForAReason } from '../for-a-reason.ts';

/** `/release stop-waiting [what] [why]`: a pipeline that says nothing more is given up, after one question. */
export const typed = onReleaseForAReason(
  'stop-waiting',
  { can: 'is waited for', on: ['deploying', 'rolling-back'] },
  (release, why, a) => confirmed(release.id, why, a),
);
export const clickStopWaiting: OnClick = (id, a) => confirmed(id, '', a);

async function confirmed(id: string, why: string, a: Ask): Promise<Answer> {
  const refusal = await refusalOf(a, { type: 'StopWaiting', release: id, why });
  if (refusal) return { say: refusalMessage(refusal) };
  const world = await seeFor(a, { release: one(releases, id) });
  return world.release ? { modal: modal(world.release, why, world) } : { nothing: true };
}

function modal(release: Release, why: string, world: World): View {
  const stops = canStop(release, world);
  const what = waitedFor(release) ?? 'it';
  const alone = stops === true ? NOTHING : md` Its pipeline is not asked to stop: ${stops ?? ''}.`;
  const then = stops
    ? md`The step counts as failed, and what runs there is in doubt until somebody says so or its pipeline does.${alone}`
    : md`Nothing of it was sent yet: roll back again when you want to.`;
  return {
    ...dialog('stop-waiting', 'Stop waiting', 'Stop waiting', release.id, 'Wait on'),
    blocks: [
      section(md`*${nameOf(release)}* (${release.id}): nobody waits for ${what} any more. ${then}`),
      ...(stops === true
        ? [
            radioInput(
              'run',
              'What becomes of its run',
              [option('Leave it: it may still finish', 'leave'), option('Ask its pipeline to stop it', 'stop')],
              // One that says nothing any more may be dead; of one at work somebody has to say it.
              isQuiet(release, world) ? 'leave' : undefined,
            ),
          ]
        : []),
      textInput('why', 'Why', why, { optional: true, hint: 'It is told with your name.' }),
    ],
  };
}

export const submitStopWaiting: OnSubmit = async (fields, id, a) => {
  const outcome = await ask(a, {
    type: 'StopWaiting',
    release: id,
    why: fields.why ?? '',
    ask: fields.run === 'stop',
  });
  if (!outcome.ok) return submittedTo(outcome, 'why', () => notice('Stopped', md`${id}`));
  const environment = outcome.after(releases, id)?.environment ?? '-';
  const world = await seeFor(a, { release: one(releases, id), environments: some(environments, [environment]) });
  const { release } = world;
  return submittedTo(outcome, 'why', () =>
    notice(
      'Not waited for',
      release
        ? join([md`Nobody waits for *${nameOf(release)}* (${id}) any more.`, whatRuns(release, world)], '\n')
        : md`Nobody waits for ${id} any more.`,
    ),
  );
};
