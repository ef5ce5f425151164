import type { Button, Overflow } from '@slack/types';
import { actions, button, confirm, type KnownBlock, section } from '../blocks/blocks.ts';
import { beside, type Mrkdwn, md, NOTHING, span, when } from '../blocks/mrkdwn.ts';
import { roleTitle } from '../domain/company/roles.ts';
import type { EverythingOpen } from '../domain/everything-open.ts';
import { fewOf } from '../domain/few.ts';
import type { Duty } from '../domain/people/whose-turn.ts';
import { Checked } from '../domain/release/clearing/checked.ts';
import { failureOf } from '../domain/release/part-done.ts';
import { isOutOfTime, itemsOf, pauseOf, type Release, type Request } from '../domain/release/release.ts';
import { requestWords } from '../domain/release/requests/requests.ts';
import { stateWord } from '../domain/release/state-words.ts';
import { handedOver } from './handed-over.ts';
import { pausedBy } from './held.ts';
import { movesOf } from './moves.ts';
import { rejectedLine } from './state-lines.ts';
import { isHalfDone, whatRuns } from './what-runs.ts';
import { inTheWayLine, titleOf } from './words.ts';
import { cut } from './written.ts';

/** What one person has to do, as it is told: what several lines of it need is reckoned once. */
export class DutyTold {
  readonly duty: Duty;
  readonly #world: EverythingOpen;
  readonly #checked: Checked;
  #title: Mrkdwn | undefined;

  constructor(duty: Duty, person: string, world: EverythingOpen) {
    this.duty = duty;
    this.#world = world;
    this.#checked = new Checked(duty.release, world, person);
  }

  /** What the phone shows: verb, object, deadline. */
  get title(): Mrkdwn {
    this.#title ??= titleFor(this.duty, this.#checked, this.#world);
    return this.#title;
  }

  get line(): Mrkdwn {
    return md`• ${this.title} \`${this.duty.release.id}\``;
  }

  /** With what is known of it, and the buttons that `person` may click. */
  blocks(person: string): KnownBlock[] {
    const { release } = this.duty;
    const detail = detailOf(this.duty, this.#checked, this.#world);
    const lines = md`*${this.title}*\n${titleOf(release)}, ${span(release.window.start, release.window.end)}. ${cut(release.why)}${detail}`;
    return [section(lines), ...actions(buttonsOf(this.duty, this.#checked, person, this.#world))];
  }
}

/** How many of one's roles a vote names: whoever stands for all answers for all. */
const ROLES = 3;
function titleFor(duty: Duty, checked: Checked, world: EverythingOpen): Mrkdwn {
  const { release } = duty;
  const what = md`${itemsOf(release.items)} to ${release.environment}`;
  switch (duty.kind) {
    case 'vote':
      return md`Your vote by ${when(duty.vote.closesAt)}: ${what} (${fewOf(
        duty.roles.map((r) => roleTitle(world.company, r)),
        ROLES,
      )})`;
    case 'open-vote':
      if (release.status !== 'rejected') return md`Open the vote: ${what}, ${when(release.window.start)}`;
      // Where time ran out, nobody said that anything was wrong with it.
      return md`Rejected: ${what}, ${when(release.window.start)}. ${isOutOfTime(release) ? 'Open a new vote, move it, or cancel it' : 'Mend it, then open a new vote'}`;
    case 'missed':
      return md`${stateWord(checked.state)}: ${what}, ${when(release.window.start)}. Move it, or cancel it`;
    case 'deploy':
      return release.status === 'deploying'
        ? md`${stateWord(checked.state)}: ${what}. Go on, or roll back`
        : md`${stateWord(checked.state)}: ${what}. You deploy now, until ${beside(world.now, release.window.end)}`;
    case 'wait':
      return md`${stateWord(checked.state)}: ${what}, ${when(release.window.start)}`;
    case 'recover':
      return md`${stateWord(checked.state)}: ${what}. Decide now`;
    case 'deadline':
      return md`${duty.deadline.title} ${duty.deadline.due <= world.now ? 'was due' : 'by'} ${when(duty.deadline.due)}: ${what}`;
    case 'hand-over':
      return md`Yours to take over: ${what}, ${when(release.window.start)}`;
    case 'review':
      return md`Review by ${when(release.review?.due ?? world.now)}: ${what}`;
    case 'request':
      return md`Take it or not: ${itemsOf(duty.request.items)} into ${what}`;
  }
}

function detailOf(duty: Duty, checked: Checked, world: EverythingOpen): Mrkdwn {
  const { release } = duty;
  const pause = pauseOf(release);
  const paused = pause ? md`\nIt was ${pausedBy(pause)}.` : NOTHING;
  const runs = md`${paused}${isHalfDone(release) ? md`\n${whatRuns(release, world)}` : NOTHING}`;
  if (duty.kind === 'wait') {
    const way = inTheWayLine(checked.gates);
    // Where only a pause holds it, no check does.
    return way.text === '' ? runs : md`\n${way}${runs}`;
  }
  if (duty.kind === 'deploy') return runs;
  if ((duty.kind === 'missed' || duty.kind === 'open-vote') && release.status === 'rejected')
    return md`\n${rejectedLine(release, world.company)}`;
  if (duty.kind === 'hand-over') return handedOver(release, checked.gates, world.company);
  if (duty.kind === 'review') return md`\nIt was decided in a hurry: what went well, what should be better?`;
  if (duty.kind === 'request')
    return md`\n${requestWords(duty.request)}: ${cut(duty.request.why)}${duty.request.link ? md` <${duty.request.link}|the message>` : NOTHING}`;
  if (duty.kind === 'recover') return md`\nWhy: ${cut(failureOf(release))}\n${whatRuns(release, world)}`;
  return NOTHING;
}

function buttonsOf(duty: Duty, checked: Checked, person: string, world: EverythingOpen): (Button | Overflow)[] {
  const { release } = duty;
  switch (duty.kind) {
    case 'vote':
      return [
        button('Go', 'go', duty.vote.id, { style: 'primary' }),
        button('No-go…', 'no-go', duty.vote.id, { style: 'danger' }),
        button('Review', 'review', duty.vote.id),
      ];
    case 'deadline':
      return [
        button('Done', 'met', `${release.id}/${duty.deadline.name}`, { style: 'primary' }),
        button('Details', 'show', release.id),
      ];
    case 'hand-over':
      return [
        button('Take it over', 'take-over', release.id, { style: 'primary' }),
        button('Not me', 'not-me', release.id),
        button('Details', 'show', release.id),
      ];
    case 'review':
      return [button('Write the review…', 'review-after', release.id, { style: 'primary' })];
    case 'request': {
      const about = `${release.id}/${duty.request.id}`;
      return [
        button('Take it', 'take-request', about, { style: 'primary', confirm: takeConfirm(release, duty.request) }),
        ...(release.train ? [button('Next train', 'defer-request', about)] : []),
        button('Decline…', 'decline-request', about),
      ];
    }
    default:
      // Lifting a no-go is somebody else's turn.
      return movesOf(checked, world, { person, without: ['go'] });
  }
}

const takeConfirm = (release: Release, { items }: Request) =>
  confirm(
    'Take it?',
    md`${itemsOf(items)} goes into ${release.id}. Whoever's vote it concerns is asked again.`,
    'Take it',
  );
