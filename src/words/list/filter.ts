import { join, type Mrkdwn, md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import { isSameVersion } from '../../domain/build/same-version.ts';
import type { ChangeType } from '../../domain/company/changes.ts';
import type { FrozenSpan } from '../../domain/freeze/frozen-span.ts';
import { changeWord } from '../../domain/freeze/scope.ts';
import type { Around } from '../../domain/gates/index.ts';
import { legsLeft, scheduled } from '../../domain/release/planning/route.ts';
import { type Release, servicesOf } from '../../domain/release/release.ts';
import { ENDED, IN_TROUBLE, STATES, type State, stateOf } from '../../domain/release/state.ts';
import { stateWord } from '../../domain/release/state-words.ts';
import { owner } from '../../reading/parts/people.ts';
import { bareRange } from '../../reading/parts/ranges.ts';
import { whichRelease } from '../../reading/parts/release.ts';
import { changes } from '../../reading/parts/scope.ts';
import { choices, said } from '../../reading/parts/words.ts';

/** However people say a state: “window missed” is typed `missed` as well, “stopped halfway” `halfway`. */
const LISTED = STATES.filter((s) => !ENDED.includes(s));
const RUNNING: readonly State[] = ['deploying', 'verifying', 'next-step', 'rolling-back'];
/** Words for several states, and the states. */
const all = (states: readonly State[], ...words: string[]) =>
  words.map((word): [string, readonly State[]] => [word, states]);
/** What of a list can be asked for. */
export const TAKES = {
  parts: {
    which: whichRelease,
    changes,
    states: choices<readonly State[]>(
      ...LISTED.flatMap((s) => all([s], stateWord(s), s)),
      ...all(['halfway', 'halfway-back'], 'halfway'),
      ...all(['failed', 'rollback-failed'], 'failed'),
      ...all(IN_TROUBLE, 'at risk', 'in trouble', 'trouble', 'stuck', 'risky', 'in danger', 'problems', 'late'),
      ...all(RUNNING, 'running', 'under way', 'underway', 'in progress', 'in flight'),
      ...all(['voting'], 'votes', 'to vote', 'open votes', 'missing votes'),
    ),
    mine: said('mine', 'my', 'my own', 'owned by me'),
    turn: said('my turn', 'for me', 'waiting for me', 'waits for me', 'on me', 'my votes', 'votes for me'),
    who: owner,
    range: bareRange,
    frozen: said('freezes', 'freeze', 'frozen'),
    over: said(
      'done',
      'completed',
      'finished',
      'closed',
      'past',
      'over',
      ...ENDED.map((s) => stateWord(s).toLowerCase()),
      'history',
    ),
    anyway: said(
      'all',
      'everything',
      'open',
      'releases',
      'release',
      'anything',
      'everywhere',
      'or',
      'what',
      "what's",
      'what’s',
      'whats',
      'is',
      'are',
      'by',
      'planned for',
      'the',
      'coming',
      'upcoming',
      'changes',
      'going out',
      'goes out',
      'going live',
      'shipping',
      'being released',
    ),
  },
  when: 'past too',
} as const;
/** `owner`: only what is theirs; `from`, `until`: only what is planned between them, UTC ISO. */
export type Filter = {
  id?: string;
  services: string[];
  versions: string[];
  environments: string[];
  changes: ChangeType[];
  states: State[];
  owner?: string;
  /** whoever asks is the owner */
  mine?: true;
  from?: string;
  until?: string;
  frozen?: true;
};

/** Whether a release is asked for. */
export function isAskedFor(release: Release, filter: Filter, world: Around): boolean {
  const { id, services, versions, environments, changes, states, owner, from, until } = filter;
  const { start, end } = scheduled(release).window;
  return (
    (id === undefined || release.id === id) &&
    versions.every((v) => release.items.some((i) => isSameVersion(i.version, v))) &&
    (services.length === 0 || servicesOf(release).some((s) => services.includes(s))) &&
    (environments.length === 0 || legsLeft(release).some((leg) => environments.includes(leg.environment))) &&
    (changes.length === 0 || changes.includes(release.change)) &&
    (states.length === 0 || states.includes(stateOf(release, world))) &&
    (owner === undefined || release.owner === owner) &&
    (from === undefined || end > from) &&
    (until === undefined || start < until)
  );
}

/** What was asked for, after a count of it. */
export function filterWords(filter: Filter): Mrkdwn {
  const { id, services, versions, environments, changes, states, from, until } = filter;
  const words = [
    id ? md`: ${id}` : NOTHING,
    services.length > 0 ? md` with ${[...services, ...versions].join(', ')}` : NOTHING,
    environments.length > 0 ? md` for ${environments.join(', ')}` : NOTHING,
    changes.length > 0 ? md`, ${changes.map(changeWord).join(' or ')}` : NOTHING,
    states.length > 0 ? md`, ${states.map((s) => stateWord(s).toLowerCase()).join(' or ')}` : NOTHING,
    ownerWords(filter),
    from && until
      ? md`, ${span(from, until)}`
      : from
        ? md`, from ${when(from)} on`
        : until
          ? md`, until ${when(until)}`
          : NOTHING,
  ];
  return join(words, '');
}

const ownerWords = ({ owner, mine }: Filter): Mrkdwn =>
  owner === undefined ? NOTHING : mine ? md`, yours` : md`, of ${{ user: owner }}`;

/** Whether a freeze is asked for: one of everything is one of each, and one of anything there. */
export function frozenFits(freeze: FrozenSpan, { services, environments, from, until }: Filter): boolean {
  const { scope } = freeze;
  const some = (asked: string[], of: string[]) =>
    asked.length === 0 || of.length === 0 || asked.some((name) => of.includes(name));
  return (
    some(services, scope.services) &&
    some(environments, scope.environments) &&
    (from === undefined || freeze.until > from) &&
    (until === undefined || freeze.from < until)
  );
}
