import { answers } from '../../blocks/blocks.ts';
import { join, md, when } from '../../blocks/mrkdwn.ts';
import { inOneLine } from '../../blocks/text.ts';
import { OF_REQUEST } from '../../cards/carried.ts';
import { takeButton } from '../../cards/take-button.ts';
import { type PlannedIn, warningsOf } from '../../domain/calendar/collisions.ts';
import type { Conflict } from '../../domain/calendar/conflicts.ts';
import { one } from '../../domain/deciding/reads.ts';
import type { World } from '../../domain/deciding/world.ts';
import { releases } from '../../domain/release/document.ts';
import { scheduled } from '../../domain/release/planning/route.ts';
import { nameOf, type Release, type Request } from '../../domain/release/release.ts';
import { requestWords } from '../../domain/release/requests/requests.ts';
import { withThese } from '../../domain/release/requests/take-request.ts';
import { type Answer, answerTo, ask, notice, say, seeFor, submittedTo } from '../ask.ts';
import { conflictLine, IN_THE_WAY } from '../collisions.ts';
import { reasonModal } from '../dialogs/reason-dialog.ts';
import { onClickOf, onSubmitOf } from '../of-another-version.ts';
import { conflictsShown } from '../once-seen.ts';
import { clickedAsShown } from '../since-shown.ts';

/** [Take it]. What it would run into with that is shown first. */
export const clickTakeRequest = onClickOf(OF_REQUEST, async ({ release: id, request: asked }, a, value) => {
  const { release, ...world } = await seeFor(a, { ...IN_THE_WAY, release: one(releases, id) });
  const request = release?.requests?.find((r) => r.id === asked);
  if (!release || !request) return say(ANSWERED);
  const conflicts = comesWith(request, release, world);
  const drawn = () => asksToTake(request, release, conflicts);
  return clickedAsShown(
    value,
    a,
    () => ({ type: 'TakeRequest', release: id, request: asked }),
    drawn,
    ({ after, facts }) =>
      facts.length === 0
        ? ANSWERED
        : md`Taken: the release is *${nameOf(after(releases, id))}* (${id}) now. Whoever's vote it concerns is asked again.`,
    { runsInto: conflictsShown(conflicts), drawn },
  );
});
const ANSWERED = md`That request was answered already.`;

/** What a release runs into with a request, and does not without it. */
function comesWith({ items }: Request, release: Release, world: World & PlannedIn): Conflict[] {
  const planned = scheduled(release);
  const before = warningsOf(planned, world).map((c) => JSON.stringify(c.saw));
  const after = warningsOf({ ...planned, items: withThese(release.items, items) }, world);
  return after.filter((c) => !before.includes(JSON.stringify(c.saw)));
}

function asksToTake(request: Request, release: Release, conflicts: Conflict[]): Answer {
  const words = md`Into *${nameOf(release)}* (${release.id}): ${requestWords(request)}. ${inOneLine(request.why)}`;
  const label = conflicts.length > 0 ? 'Take it anyway' : 'Take it';
  return say(
    join([words, ...conflicts.map(conflictLine)], '\n'),
    ...answers([takeButton(release, request, label, conflictsShown(conflicts))]),
  );
}

export const clickDeferRequest = onClickOf(OF_REQUEST, async (of, a) => {
  const outcome = await ask(a, { type: 'DeferRequest', ...of });
  return answerTo(outcome, ({ facts }) =>
    facts.length === 0 ? ANSWERED : md`Moved to the next one. Whoever asked was told.`,
  );
});

export const clickDeclineRequest = onClickOf(OF_REQUEST, async (of, a) => {
  const world = await seeFor(a, { release: one(releases, of.release) });
  const found = world.release?.requests?.find((r) => r.id === of.request);
  if (!found) return say(ANSWERED);
  return {
    modal: reasonModal(
      'decline-request',
      OF_REQUEST.write(of),
      'Decline a request',
      'Decline',
      md`${requestWords(found)}: ${inOneLine(found.why)}\n${{ user: found.by }} is told, ${when(world.now)}.`,
      '',
    ),
  };
});

export const submitDeclineRequest = onSubmitOf(OF_REQUEST, async ({ why = '' }, of, a) => {
  const outcome = await ask(a, { type: 'DeclineRequest', ...of, why });
  return submittedTo(outcome, 'why', () => notice('Declined', md`Declined. Whoever asked was told why.`));
});
