import type { View } from '@slack/types';
import { z } from 'zod';
import { alongWith } from '../../blocks/as-shown.ts';
import { dialog, type Message, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { join, type Mrkdwn, md } from '../../blocks/mrkdwn.ts';
import { inParts } from '../../domain/deciding/about.ts';
import { one, some } from '../../domain/deciding/reads.ts';
import type { World } from '../../domain/deciding/world.ts';
import { type Environments, environments } from '../../domain/environment/document.ts';
import { releases } from '../../domain/release/document.ts';
import { isStuck, nameOf, type Release, type Stage } from '../../domain/release/release.ts';
import { isPartlyBack } from '../../domain/release/rollback/taken-back.ts';
import { type ByHand, stepsByHand } from '../../domain/release/rollout/by-hand.ts';
import { recordable } from '../../domain/release/rollout/record-release.ts';
import { type Answer, type Ask, notice, type OnClick, refusalMessage, seeFor } from '../ask.ts';
import { noSuchRelease } from '../no-such-release.ts';
import { onSubmitOf } from '../of-another-version.ts';
import { refusedAnyhow } from '../refused-anyhow.ts';
import { printFor, submittedAsShown } from '../since-shown.ts';

/** What [Done by hand…] of a release is about first: all of it, unless it got stuck or went back in part, where people put right a part. */
/** Which release was brought there, or taken back. */
const WHOLE = inParts({ release: z.string(), how: z.enum(['live', 'rolled-back']) }, ' ');

export const wholeFirst = (release: Release): ByHand | undefined =>
  isStuck(release) || isPartlyBack(release) ? undefined : (recordable(release) ?? 'live');

/** All of a release was brought live, or taken back, by hand: asked once, with its reason. */
export async function wholeByHand(release: Release, how: ByHand, why: string, a: Ask): Promise<Answer> {
  const view = await wholeView(release, how, why, a);
  return 'refused' in view ? { say: view.refused } : { modal: view.view };
}

/** [All of it…] in the dialog of a part. */
export const clickWhole: OnClick = async (id, a) => {
  const { release } = await seeFor(a, { release: one(releases, id) });
  if (!release) return noSuchRelease(id);
  const view = await wholeView(release, recordable(release) ?? 'live', '', a);
  return 'refused' in view ? { say: view.refused } : { update: view.view };
};

async function wholeView(
  release: Release,
  how: ByHand,
  why: string,
  a: Ask,
): Promise<{ refused: Message } | { view: View }> {
  const command = { type: 'RecordRelease', release: release.id, how, why } as const;
  const refusal = await refusedAnyhow(a, command);
  if (refusal) return { refused: refusalMessage(refusal) };
  const world = await seeFor(a, { environments: some(environments, [release.environment]) });
  const about = alongWith(WHOLE.write({ release: release.id, how }), await printFor(a, command));
  return { view: modal(release, how, why, about, world) };
}

const WORDS: Record<ByHand, Mrkdwn> = {
  live: md`All of it is live now, because somebody brought it there`,
  'rolled-back': md`All of it was taken back, because somebody did so`,
};

const modal = (release: Release, how: ByHand, why: string, about: string, world: World & Environments): View => ({
  ...dialog('done-by-hand-all', 'Done by hand', 'Record it', about),
  blocks: [
    section(
      join(
        [
          md`*${nameOf(release)}* (${release.id}). ${WORDS[how]}:`,
          ...stepsByHand(release, how, world).map((s) => stepWords(s, how)),
          md`Nothing is deployed by this. Everybody who follows it is told, with your name.`,
        ],
        '\n',
      ),
    ),
    textInput('why', 'Why by hand', why, { multiline: true, hint: 'It is told with your name and kept.' }),
  ],
});

function stepWords({ region, items }: Stage, how: ByHand): Mrkdwn {
  const each = items.map(({ service, version, previous }) =>
    how === 'live' ? `${service} ${version}` : `${service} ${previous ?? 'the version before'}, no longer ${version}`,
  );
  return md`• ${region}: ${each.join('; ')}`;
}

export const submitWhole = onSubmitOf(WHOLE, async ({ why = '' }, { release: id, how }, a, metadata) =>
  submittedAsShown(
    metadata,
    a,
    () => ({ type: 'RecordRelease', release: id, how, why }),
    async () => {
      const { release } = await seeFor(a, { release: one(releases, id) });
      return release ? wholeByHand(release, how, why, a) : noSuchRelease(id);
    },
    ({ after }) =>
      notice(
        'Recorded',
        md`Recorded: *${nameOf(after(releases, id))}* (${id}) ${how === 'live' ? 'is live' : 'was taken back'}. Those who follow it were told, and \`/release environments\` says so.`,
      ),
  ),
);
