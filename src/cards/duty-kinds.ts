import type { Button, Overflow } from '@slack/types';
import { button } from '../blocks/blocks.ts';
import { beside, type Mrkdwn, md, NOTHING, when } from '../blocks/mrkdwn.ts';
import type { People } from '../domain/company/people.ts';
import { roleTitle } from '../domain/company/roles.ts';
import type { EverythingOpen } from '../domain/everything-open.ts';
import { fewOf } from '../domain/few.ts';
import type { Duty } from '../domain/people/whose-turn.ts';
import type { Checked } from '../domain/release/clearing/checked.ts';
import { failureOf } from '../domain/release/part-done.ts';
import { isOutOfTime, itemsOf, pauseOf } from '../domain/release/release.ts';
import { requestWords } from '../domain/release/requests/requests.ts';
import { stateWord } from '../domain/release/state-words.ts';
import { OF_DEADLINE, OF_REQUEST } from './carried.ts';
import { decidedOn } from './decided-on.ts';
import { handedOver } from './handed-over.ts';
import { pausedBy } from './held.ts';
import { movesOf } from './moves.ts';
import { rejectedLine } from './state-lines.ts';
import { takeButton } from './take-button.ts';
import { voteButtons } from './vote-buttons.ts';
import { isHalfDone, whatRuns } from './what-runs.ts';
import { inTheWayLine } from './words.ts';
import { cut } from './written.ts';

type Told = { checked: Checked; world: EverythingOpen };

/** Whose duty it is. */
type Who = { person: string; people: People };

/** How a kind of duty is told. `title`: verb, object (`what`), deadline; `buttons`: of none of its own, the moves of its release. */
type DutyKind<D> = {
  title: (duty: D, what: Mrkdwn, told: Told) => Mrkdwn;
  detail?: (duty: D, told: Told) => Mrkdwn;
  buttons?: (duty: D, who: Who) => (Button | Overflow)[];
};
type Kinds = { [Kind in Duty['kind']]: DutyKind<Duty & { kind: Kind }> };

/** How many of one's roles a vote names: whoever stands for all answers for all. */
const ROLES = 3;

const KINDS: Kinds = {
  vote: {
    title({ vote, roles }, what, { world }) {
      const titles = roles.map((r) => roleTitle(world.company, r));
      return md`Your vote by ${when(vote.closesAt)}: ${what} (${fewOf(titles, ROLES)})`;
    },
    detail: ({ release }, { world }) => decidedOn(release, world),
    buttons: ({ vote, roles }, { person, people }) => voteButtons(vote.id, roles, person, people),
  },
  'open-vote': {
    title({ release }, what) {
      if (release.status !== 'rejected') return md`Open the vote: ${what}, ${when(release.window.start)}`;
      // Where time ran out, nobody said that anything was wrong with it.
      const next = isOutOfTime(release) ? 'Open a new vote, move it, or cancel it' : 'Mend it, then open a new vote';
      return md`Rejected: ${what}, ${when(release.window.start)}. ${next}`;
    },
    detail: rejected,
  },
  missed: {
    title: ({ release }, what, { checked }) =>
      md`${stateWord(checked.state)}: ${what}, ${when(release.window.start)}. Move it, or cancel it`,
    detail: rejected,
  },
  deploy: {
    title: ({ release }, what, { checked, world }) =>
      release.status === 'deploying'
        ? md`${stateWord(checked.state)}: ${what}. Go on, or roll back`
        : md`${stateWord(checked.state)}: ${what}. You deploy now, until ${beside(world.now, release.window.end)}`,
    detail: runs,
  },
  wait: {
    title: ({ release }, what, { checked }) => md`${stateWord(checked.state)}: ${what}, ${when(release.window.start)}`,
    detail(duty, told) {
      const way = inTheWayLine(told.checked.gates);
      // Where only a pause holds it, no check does.
      return way.text === '' ? runs(duty, told) : md`\n${way}${runs(duty, told)}`;
    },
  },
  recover: {
    title: (_, what, { checked }) => md`${stateWord(checked.state)}: ${what}. Decide now`,
    detail: ({ release }, { world }) => md`\nWhy: ${cut(failureOf(release))}\n${whatRuns(release, world)}`,
  },
  deadline: {
    title: ({ deadline: { title, due } }, what, { world }) =>
      md`${title} ${due <= world.now ? 'was due' : 'by'} ${when(due)}: ${what}`,
    buttons: ({ release, deadline }) => [
      button('Done', 'met', OF_DEADLINE.write({ release: release.id, deadline: deadline.name }), { style: 'primary' }),
      button('Details', 'show', release.id),
    ],
  },
  'hand-over': {
    title: ({ release }, what) => md`Yours to take over: ${what}, ${when(release.window.start)}`,
    detail: ({ release }, { checked, world }) => handedOver(release, checked.gates, world.company),
    buttons: ({ release }) => [
      button('Take it over', 'take-over', release.id, { style: 'primary' }),
      button('Not me', 'not-me', release.id),
      button('Details', 'show', release.id),
    ],
  },
  review: {
    title: ({ release }, what, { world }) => md`Review by ${when(release.review?.due ?? world.now)}: ${what}`,
    detail: () => md`\nIt was decided in a hurry: what went well, what should be better?`,
    buttons: ({ release }) => [button('Write the review…', 'review-after', release.id, { style: 'primary' })],
  },
  request: {
    title: ({ request }, what) => md`Take it or not: ${itemsOf(request.items)} into ${what}`,
    detail: ({ request: r }) =>
      md`\n${requestWords(r)}: ${cut(r.why)}${r.link ? md` <${r.link}|the message>` : NOTHING}`,
    buttons({ release, request }) {
      const about = OF_REQUEST.write({ release: release.id, request: request.id });
      return [
        takeButton(release, request),
        ...(release.train ? [button('Next train', 'defer-request', about)] : []),
        button('Decline…', 'decline-request', about),
      ];
    },
  },
};

export function titleFor<Kind extends Duty['kind']>(duty: Duty & { kind: Kind }, told: Told): Mrkdwn {
  const { items, environment } = duty.release;
  return KINDS[duty.kind].title(duty, md`${itemsOf(items)} to ${environment}`, told);
}

export const detailOf = <Kind extends Duty['kind']>(duty: Duty & { kind: Kind }, told: Told): Mrkdwn =>
  KINDS[duty.kind].detail?.(duty, told) ?? NOTHING;

/** Those that `person` may click. Lifting a no-go is somebody else's turn. */
export const buttonsOf = <Kind extends Duty['kind']>(
  duty: Duty & { kind: Kind },
  person: string,
  { checked, world }: Told,
): (Button | Overflow)[] =>
  KINDS[duty.kind].buttons?.(duty, { person, people: world.people }) ??
  movesOf(checked, world, { person, without: ['go'] });

function rejected({ release }: Duty, { world }: Told): Mrkdwn {
  return release.status === 'rejected' ? md`\n${rejectedLine(release, world.company)}` : NOTHING;
}

function runs({ release }: Duty, { world }: Told): Mrkdwn {
  const pause = pauseOf(release);
  const paused = pause ? md`\nIt was ${pausedBy(pause)}.` : NOTHING;
  return md`${paused}${isHalfDone(release) ? md`\n${whatRuns(release, world)}` : NOTHING}`;
}
