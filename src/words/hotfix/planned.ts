import { actions, button, type Message, message, section } from '../../blocks/blocks.ts';
import { join, type Mrkdwn, md, span } from '../../blocks/mrkdwn.ts';
import { type HeldAs, heldWords } from '../../domain/environment/held-versions.ts';
import { hotfixWords } from '../../domain/hotfix/hotfix-words.ts';
import { lackWords, type takingAway } from '../../domain/hotfix/lacks.ts';
import { releases } from '../../domain/release/document.ts';
import { releasePlanned } from '../../domain/release/facts/release-planned.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import { approverPaged } from '../../domain/vote/facts/approver-paged.ts';
import type { Done } from '../../door/outcome.ts';
import { notice } from '../ask.ts';

/** Planned releases that would take it away again. */
export type Next = ReturnType<typeof takingAway>;
/** What is to be said of a fix that was planned. `held`: its versions that were rolled back there. */
export type FixWarnings = { nexts: Next; held: HeldAs[] };

function plannedWords(
  { facts, after }: Done,
  { nexts, held }: FixWarnings,
): { words: Mrkdwn; release: Release | undefined } {
  const [planned] = releasePlanned.among(facts);
  if (!planned) return { words: md`This was planned already.`, release: undefined };
  const release = after(releases, planned.release);
  const asked = approverPaged.among(facts).flatMap((f) => f.people);
  const next =
    release.status === 'approved'
      ? md`It is approved by you alone: deploy it.`
      : asked.length > 0
        ? md`Asked to approve, at once: ${join(
            asked.map((user) => md`${{ user }}`),
            ', ',
          )}.`
        : md`Its vote is open.`;
  return {
    words: md`Hotfix planned: *${nameOf(release)}* (${release.id}); ${hotfixWords(release.hotfix)}.\n${next}${join(held.map(heldWarning), '')}${warning(nexts)}`,
    release,
  };
}

/** It goes nowhere before somebody has said why it may: at night that is better known at once. */
const heldWarning = (held: HeldAs): Mrkdwn =>
  md`\n⚠ Careful: ${heldWords(held)}: somebody has to say why it may go there again.`;

/** What comes next without its commits: whoever plans the fix can speak with those who own that. */
const warning = (nexts: Next): Mrkdwn =>
  join(
    nexts.map(
      ({ release, lacks }) =>
        md`\n⚠ *${nameOf(release)}* (${release.id}), ${span(release.window.start, release.window.end)}, would take it away again: ${join(
          lacks.map((lack) => md`${lackWords(lack)}`),
          '; ',
        )}. ${{ user: release.owner }} is told.`,
    ),
    '',
  );

export function plannedMessage(done: Done, beside: FixWarnings): Message {
  const { words, release } = plannedWords(done, beside);
  return message(words, [
    section(words),
    ...actions(release ? [button('Details', 'show', release.id), button('Cancel…', 'cancel', release.id)] : []),
  ]);
}

export const plannedView = (beside: FixWarnings) => (done: Done) =>
  notice('Hotfix planned', plannedWords(done, beside).words);
